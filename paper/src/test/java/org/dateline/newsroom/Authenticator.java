package org.dateline.newsroom;

import java.time.InstantSource;
import org.bouncycastle.util.encoders.Base32;
import org.dateline.staff.Member;

/// A member's phone with the codes for their password, by the paper's clock.
record Authenticator(Passwords passwords, InstantSource clock, byte[] secret) {
    static final String PASSWORD = "a bridge too far";

    /// Gives a member the password, once what does not fit was refused.
    static Authenticator of(Door door, Member member) {
        Browser browser = Browser.of(door, member);
        byte[] secret =
                Base32.decode(browser.post("/account/authenticators", "{}").is(200).text("secret"));
        Authenticator made =
                new Authenticator(
                        new Passwords(door.paper.staff.credentials(), door.paper.clock),
                        door.paper.clock,
                        secret);
        browser.put("/account/password", form("too short", made.code()))
                .isProblem(422, "/problems#invalid", "12 to 200");
        browser.put("/account/password", form(PASSWORD, "000000"))
                .isProblem(422, "/problems#invalid", "not the code");
        browser.put("/account/password", form(PASSWORD, made.code())).is(204);
        return made;
    }

    private static String form(String password, String code) {
        return "{\"password\": \"%s\", \"code\": \"%s\"}".formatted(password, code);
    }

    /// What it shows now.
    String code() {
        return passwords.code(secret, clock.instant().getEpochSecond() / 30);
    }
}
