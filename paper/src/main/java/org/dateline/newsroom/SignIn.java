package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dateline.newsroom.jte.JtejoinGenerated;
import org.dateline.newsroom.jte.JtereturnGenerated;
import org.dateline.newsroom.jte.JtesigninGenerated;
import org.dateline.staff.Link;
import org.dateline.staff.Member;
import org.dateline.staff.Session;
import org.dateline.staff.Session.Way;
import org.dateline.staff.Staff;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// Signing in, out, and coming in by a link. There are five ways in, and each begins a session that
/// is new.
final class SignIn {
    private static final String HOME = "/stories";
    private static final String ACCOUNT = "/account";

    private final Staff staff;
    private final Browsers browsers;
    private final Passkeys passkeys;
    private final Passwords passwords;
    private final Optional<OpenId> openId;
    private final Limits limits;
    private final Bodies bodies = new Bodies();

    /// @param openId where staff have accounts elsewhere, if they do
    SignIn(
            Staff staff,
            Browsers browsers,
            Passkeys passkeys,
            Passwords passwords,
            Optional<OpenId> openId,
            Limits limits) {
        this.staff = staff;
        this.browsers = browsers;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.openId = openId;
        this.limits = limits;
    }

    Answer page(Call call) {
        return Screens.page(
                Screens.POLICY,
                out ->
                        JtesigninGenerated.render(
                                out,
                                Screens.ASIS,
                                Screens.desktop(call),
                                openId.map(OpenId::name).orElse("")));
    }

    /// Where a link leads. What lets somebody in stands behind the `#`, which no browser sends.
    Answer joinPage(Call call) {
        return Screens.page(
                Screens.POLICY,
                out -> JtejoinGenerated.render(out, Screens.ASIS, Screens.desktop(call)));
    }

    /// What a browser is to have signed by a passkey.
    Answer challenge(Call call) {
        limits.pass(call.request());
        return Answer.ok(passkeys.ask(browsers.known(call.request())));
    }

    /// Where a browser goes to prove elsewhere who sits at it. Whoever is signed in here proves it
    /// anew: they are about to change how they sign in.
    Answer authorize(Call call) {
        HttpServletRequest request = call.request();
        limits.pass(request);
        boolean anew = browsers.session(request).isPresent();
        return Answer.ok(
                OpenId.of(openId)
                        .ask(request, browsers.known(request), OptionalLong.empty(), anew));
    }

    /// Where the provider sends a browser back to. Another site made it come, so it has none of our
    /// cookies with it; the page goes on to one of ours, and then it has.
    Answer returnPage(Call call) {
        return Screens.page(
                Screens.POLICY,
                out -> JtereturnGenerated.render(out, Screens.ASIS, Desktop.NOBODY));
    }

    /// What a link is for.
    Answer look(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a link", "link");
                    limits.pass(call.request());
                    return Answer.ok(json(looked(call, StoryJson.string(body, "link"))));
                });
    }

    private Link looked(Call call, String link) {
        try {
            return staff.links().look(link);
        } catch (Refusal closed) {
            limits.failed(call.request());
            throw closed;
        }
    }

    private static ObjectNode json(Link link) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("kind", link.kind().word());
        json.put("member", link.member().name());
        json.put("role", link.member().role().word());
        json.put("sections", link.member().words());
        json.put("ends", link.ends().toString());
        return json;
    }

    /// Signs a browser in.
    Answer begin(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(
                            body,
                            "a session",
                            "passkey",
                            "name",
                            "password",
                            "code",
                            "recovery",
                            "link",
                            "provider");
                    limits.pass(call.request());
                    if (body.has("link")) {
                        return byLink(call, body);
                    }
                    if (body.has("provider")) {
                        return byProvider(call, body);
                    }
                    return body.has("passkey") ? byPasskey(call, body) : byName(call, body);
                });
    }

    private Answer byLink(Call call, ObjectNode body) {
        String token = StoryJson.string(body, "link");
        Link link = looked(call, token);
        String session =
                staff.links()
                        .use(token, StoryJson.string(body, "name"), browsers.place(call.request()));
        return signedIn(call, session, link.kind() == Link.Kind.RETURN ? HOME : ACCOUNT);
    }

    private Answer byPasskey(Call call, ObjectNode body) {
        Optional<Member> member =
                passkeys.answered(browsers.known(call.request()), body.path("passkey"));
        if (member.isEmpty()) {
            limits.failed(call.request());
            throw wrong("This passkey does not let anybody in here; use another, or another way.");
        }
        return begin(call, member.get(), Way.PASSKEY, HOME);
    }

    private Answer byProvider(Call call, ObjectNode body) {
        OpenId.Proof proof = proof(call, Fields.object(body, "provider", "code", "state", "error"));
        if (proof.adds().isPresent()) {
            return add(call, proof, proof.adds().getAsLong());
        }
        Optional<Member> member = staff.credentials().byIdentity(proof.issuer(), proof.subject());
        if (member.isEmpty()) {
            limits.failed(call.request());
            throw wrong(
                    "%s knows you, but nobody here signs in with that account yet. Sign in another way, and add it on your own page."
                            .formatted(OpenId.of(openId).name()));
        }
        String session =
                staff.sessions()
                        .begin(
                                member.get(),
                                Way.PROVIDER,
                                browsers.place(call.request()),
                                proof.when());
        return signedIn(call, session, HOME);
    }

    private OpenId.Proof proof(Call call, ObjectNode response) {
        try {
            return OpenId.of(openId).answered(browsers.known(call.request()), response);
        } catch (Rejected unproved) {
            if (!OpenId.isCancelled(response)) { // which is no guess
                limits.failed(call.request());
            }
            throw unproved;
        }
    }

    /// The member of a session has another way in from now on.
    private Answer add(Call call, OpenId.Proof proof, long number) {
        Session session =
                browsers.session(call.request())
                        .filter(it -> it.number() == number)
                        .orElseThrow(() -> new Rejected(Guard.signedOut()));
        String kept = staff.credentials().addIdentity(session, proof.issuer(), proof.subject());
        return Answer.made(StoryJson.MAPPER.createObjectNode().put("next", ACCOUNT))
                .keeping(browsers.renewed(kept));
    }

    private Answer byName(Call call, ObjectNode body) {
        String name = StoryJson.string(body, "name");
        limits.pass(name);
        Optional<Member> member = staff.find(name);
        String known = member.map(Member::name).orElse("");
        boolean recovers = body.has("recovery");
        boolean right =
                recovers
                        ? staff.credentials().takeCode(known, StoryJson.string(body, "recovery"))
                        : passwords.fit(
                                known,
                                StoryJson.string(body, "password"),
                                StoryJson.string(body, "code"));
        if (!right || member.isEmpty()) {
            limits.failed(call.request(), name);
            String way = recovers ? "recovery code" : "password or code";
            member.ifPresent(
                    it ->
                            staff.credentials()
                                    .refused(
                                            it.at(browsers.place(call.request()).address()),
                                            "wrong " + way));
            throw wrong(
                    recovers
                            ? "That is no recovery code of that name, or it was used already."
                            : "Name, password and code do not fit together. A code works once: wait for the next one.");
        }
        return begin(
                call, member.get(), recovers ? Way.CODE : Way.PASSWORD, recovers ? ACCOUNT : HOME);
    }

    private Answer begin(Call call, Member member, Way way, String next) {
        String session = staff.sessions().begin(member, way, browsers.place(call.request()));
        return signedIn(call, session, next);
    }

    /// Whoever sat at this browser before is signed out of it.
    private Answer signedIn(Call call, String session, String next) {
        browsers.session(call.request()).ifPresent(staff.sessions()::end);
        ObjectNode json = StoryJson.MAPPER.createObjectNode().put("next", next);
        return Answer.made(json).keeping(browsers.signedIn(session));
    }

    static Rejected wrong(String sentence) {
        return new Rejected(Problem.named(401, "wrong-sign-in", "Not signed in", sentence));
    }

    /// Who is signed in here, for a page that was open meanwhile; with the token that its acts
    /// need.
    Answer read(Call call) {
        Desktop desktop = Screens.desktop(call);
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        return Answer.ok(json.put("member", desktop.member()).put("csrf", desktop.csrf()));
    }

    /// Signs it out.
    Answer end(Call call) {
        Optional<Session> session = browsers.session(call.request());
        session.ifPresent(staff.sessions()::end);
        return Answer.empty(204, Map.of()).keeping(browsers.signedOut());
    }
}
