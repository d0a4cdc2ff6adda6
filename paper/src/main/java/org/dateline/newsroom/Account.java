package org.dateline.newsroom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bouncycastle.util.encoders.Base32;
import org.dateline.newsroom.jte.JteaccountGenerated;
import org.dateline.press.PageCode;
import org.dateline.staff.Credentials;
import org.dateline.staff.Session;
import org.dateline.staff.Staff;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// How a member signs in, and where they are signed in: theirs alone to see and to change. Changes
/// of the first are for somebody who has signed in lately.
final class Account {
    static final Duration LATELY = Duration.ofMinutes(15);

    private final Staff staff;
    private final Browsers browsers;
    private final Passkeys passkeys;
    private final Passwords passwords;
    private final Optional<OpenId> openId;
    private final InstantSource clock;
    private final Pending<byte[]> secrets;
    private final Bodies bodies = new Bodies();

    /// @param openId where staff have accounts elsewhere, if they do
    /// @param secrets of authenticators that are being set up, by session
    Account(
            Staff staff,
            Browsers browsers,
            Passkeys passkeys,
            Passwords passwords,
            Optional<OpenId> openId,
            InstantSource clock,
            Pending<byte[]> secrets) {
        this.staff = staff;
        this.browsers = browsers;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.openId = openId;
        this.clock = clock;
        this.secrets = secrets;
    }

    Answer page(Call call) {
        Session session = call.session();
        Credentials credentials = staff.credentials();
        String name = session.member().name();
        AccountPage page =
                new AccountPage(
                        session,
                        credentials.passkeys(name),
                        credentials.password(name).isPresent(),
                        credentials.codes(name),
                        openId.map(OpenId::name).orElse(""),
                        credentials.identities(name),
                        staff.sessions().list(name),
                        isLate(session));
        return Screens.page(
                Screens.POLICY,
                out -> JteaccountGenerated.render(out, Screens.ASIS, Screens.desktop(call), page));
    }

    /// What a browser needs to make a passkey.
    Answer offer(Call call) {
        return Answer.ok(passkeys.offer(lately(call)));
    }

    Answer addPasskey(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a passkey", "name", "credential");
                    Session session = lately(call);
                    String name = StoryJson.string(body, "name").strip();
                    String kept =
                            staff.credentials()
                                    .add(
                                            session,
                                            passkeys.made(
                                                    session,
                                                    body.path("credential"),
                                                    name.isEmpty()
                                                            ? AccountPage.browser(session.browser())
                                                            : name));
                    return done(kept);
                });
    }

    Answer renamePasskey(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a passkey", "name");
                    staff.credentials()
                            .rename(
                                    call.by(),
                                    call.number("number", "a passkey"),
                                    StoryJson.string(body, "name"));
                    return Answer.empty(204, Map.of());
                });
    }

    Answer removePasskey(Call call) {
        return done(staff.credentials().remove(lately(call), call.number("number", "a passkey")));
    }

    /// A new authenticator: its secret to type, and as a code to scan.
    Answer authenticator(Call call) {
        Session session = lately(call);
        byte[] secret = passwords.secret();
        secrets.put(Long.toString(session.number()), secret);
        String word = Base32.toBase32String(secret);
        String uri =
                "otpauth://totp/Newsroom:%s?secret=%s&issuer=Newsroom"
                        .formatted(
                                URLEncoder.encode(session.member().name(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"),
                                word);
        ObjectNode json = StoryJson.MAPPER.createObjectNode().put("secret", word).put("uri", uri);
        PageCode code = PageCode.of(uri);
        return Answer.ok(json.put("size", code.size()).put("path", code.path()));
    }

    /// A password, with a code of the authenticator that was just set up.
    Answer setPassword(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a password", "password", "code");
                    Session session = lately(call);
                    String number = Long.toString(session.number());
                    byte[] secret = secrets.take(number).orElseThrow(Pending::tooLate);
                    secrets.put(number, secret); // a mistyped code can be typed again
                    return done(
                            staff.credentials()
                                    .setPassword(
                                            session,
                                            passwords.made(
                                                    StoryJson.string(body, "password"),
                                                    secret,
                                                    StoryJson.string(body, "code"))));
                });
    }

    Answer removePassword(Call call) {
        return done(staff.credentials().removePassword(lately(call)));
    }

    /// Where a browser goes so that its member has an account elsewhere to sign in with.
    Answer offerIdentity(Call call) {
        Session session = lately(call);
        return Answer.ok(
                OpenId.of(openId)
                        .ask(
                                call.request(),
                                browsers.known(call.request()),
                                OptionalLong.of(session.number()),
                                true));
    }

    Answer removeIdentity(Call call) {
        return done(
                staff.credentials()
                        .removeIdentity(lately(call), call.number("number", "an account")));
    }

    /// New recovery codes, shown this once.
    Answer codes(Call call) {
        Credentials.NewCodes made = staff.credentials().newCodes(lately(call));
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        made.codes().forEach(json.putArray("codes")::add);
        return Answer.made(json).keeping(browsers.renewed(made.browser()));
    }

    Answer endSession(Call call) {
        staff.sessions().end(call.by(), call.by().name(), call.number("number", "a session"));
        return Answer.empty(204, Map.of());
    }

    Answer endSessions(Call call) {
        staff.sessions().endAll(call.by(), call.by().name());
        return Answer.empty(204, Map.of()).keeping(browsers.signedOut());
    }

    private Session lately(Call call) {
        Session session = call.session();
        if (isLate(session)) {
            throw new Refusal(
                    Refusal.Reason.NOT_ALLOWED,
                    "You signed in more than %d minutes ago; sign in again before you change how you do it."
                            .formatted(LATELY.toMinutes()));
        }
        return session;
    }

    private boolean isLate(Session session) {
        return session.began().plus(LATELY).isBefore(clock.instant());
    }

    private Answer done(String kept) {
        return Answer.empty(204, Map.of()).keeping(browsers.renewed(kept));
    }
}
