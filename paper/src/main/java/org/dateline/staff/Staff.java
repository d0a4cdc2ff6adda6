package org.dateline.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.dateline.store.Database;
import org.dateline.story.Refusal;

/// Who works for the paper, and the tokens that speak for them.
public final class Staff {
    private static final String TOKEN_PREFIX = "dateline_";
    private static final int TOKEN_BYTES = 32;
    private static final int MAX_NAME = 100;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Staff(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Who a bearer token speaks for; empty when it is none of ours.
    public Optional<Member> byToken(String token) {
        if (!token.startsWith(TOKEN_PREFIX) || token.length() > MAX_NAME) {
            return Optional.empty();
        }
        byte[] digest = digest(token);
        return database.read(transaction -> StaffStore.byToken(transaction, digest));
    }

    /// The member of that name, made when there is none.
    ///
    /// @throws Refusal when there is one with another role
    public Member member(String name, Role role) {
        return database.write(
                transaction ->
                        StaffStore.member(
                                transaction, checked("name", name), role, clock.millis()));
    }

    /// Makes a token that speaks for a member, and the member when there is none of that name. A
    /// token is 256 random bits, so a plain digest of it is enough to keep.
    ///
    /// @return the token, shown this once
    /// @throws Refusal when the member is there with another role
    public String createToken(String tokenName, String member, Role role) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token =
                TOKEN_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        String checkedToken = checked("token's name", tokenName);
        String checkedMember = checked("name", member);
        database.write(
                transaction -> {
                    long now = clock.millis();
                    StaffStore.member(transaction, checkedMember, role, now);
                    StaffStore.addToken(
                            transaction, digest(token), checkedToken, checkedMember, now);
                    return token;
                });
        return token;
    }

    private static String checked(String what, String name) {
        String line = name.strip();
        if (line.isEmpty() || line.length() > MAX_NAME || !line.codePoints().allMatch(Staff::fit)) {
            throw Refusal.invalid(
                    "A member's %s has 1 to %d printable characters.".formatted(what, MAX_NAME));
        }
        return line;
    }

    private static boolean fit(int character) {
        return !Character.isISOControl(character) && Character.isDefined(character);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
