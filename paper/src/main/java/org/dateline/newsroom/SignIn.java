package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.dateline.newsroom.jte.JtejoinGenerated;
import org.dateline.newsroom.jte.JtesigninGenerated;
import org.dateline.staff.Link;
import org.dateline.staff.Member;
import org.dateline.staff.Session;
import org.dateline.staff.Session.Way;
import org.dateline.staff.Staff;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// Signing in, out, and coming in by a link. There are four ways in, and each begins a session that
/// is new.
final class SignIn {
    private static final String HOME = "/stories";
    private static final String ACCOUNT = "/account";

    private final Staff staff;
    private final Browsers browsers;
    private final Passkeys passkeys;
    private final Passwords passwords;
    private final Limits limits;
    private final Bodies bodies = new Bodies();

    SignIn(Staff staff, Browsers browsers, Passkeys passkeys, Passwords passwords, Limits limits) {
        this.staff = staff;
        this.browsers = browsers;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.limits = limits;
    }

    Answer page(Call call) {
        return Screens.page(
                Screens.POLICY,
                out -> JtesigninGenerated.render(out, Screens.ASIS, Screens.desktop(call)));
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
        return Answer.ok(passkeys.ask(browser(call.request())));
    }

    private String browser(HttpServletRequest request) {
        return browsers.stranger(request)
                .orElseThrow(
                        () -> Refusal.invalid("Load the page again, and let it keep cookies."));
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
                            "link");
                    limits.pass(call.request());
                    if (body.has("link")) {
                        return byLink(call, body);
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
        Optional<Member> member = passkeys.answered(browser(call.request()), body.path("passkey"));
        if (member.isEmpty()) {
            limits.failed(call.request());
            throw wrong("This passkey does not let anybody in here; use another, or another way.");
        }
        return begin(call, member.get(), Way.PASSKEY, HOME);
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

    private static Rejected wrong(String sentence) {
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
