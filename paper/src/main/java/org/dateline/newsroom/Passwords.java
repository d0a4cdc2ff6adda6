package org.dateline.newsroom;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.staff.Credentials;
import org.dateline.staff.Password;
import org.dateline.story.Refusal;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Passwords with an authenticator: Argon2id as Spring Security has it, and codes of six digits
/// after RFC 6238. A password is long, and that is all that is asked of it.
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int SECRET_BYTES = 20;
    private static final Duration STEP = Duration.ofSeconds(30);

    /// 16 MB and some time each: this many at once, and the others wait.
    private static final int AT_ONCE = 2;

    private static final Argon2PasswordEncoder ENCODER =
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    /// What is compared when there is no such member, so that it takes as long. Made at the first
    /// sign-in, not while the paper starts.
    private static final class Nobody {
        static final String HASH = ENCODER.encode("nobody has this password");
    }

    private final Credentials credentials;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final TimeBasedOneTimePasswordGenerator generator =
            new TimeBasedOneTimePasswordGenerator(STEP);

    Passwords(Credentials credentials, InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /// A new secret for an authenticator.
    byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /// A password as it is kept, with an authenticator that has shown that it works.
    ///
    /// @throws Refusal when the password is too short or too long, or the code is not the
    ///   authenticator's
    Password made(String password, byte[] secret, String code) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Refusal.invalid(
                    "A password has %d to %d characters, whichever you like."
                            .formatted(SHORTEST, LONGEST));
        }
        OptionalLong step = step(secret, code);
        if (step.isEmpty()) {
            throw Refusal.invalid(
                    "That is not the code your authenticator shows now; look again, and whether your phone's clock is right.");
        }
        return new Password(calmly(() -> ENCODER.encode(password)), secret, step.getAsLong());
    }

    /// Whether this is the member's password and a code that nobody has used yet.
    ///
    /// @param member empty for a name that nobody has
    boolean fit(String member, String password, String code) {
        var known = credentials.password(member);
        String nobody = calmly(() -> Nobody.HASH);
        String hash = known.map(Password::hash).orElse(nobody);
        boolean right =
                password.length() <= LONGEST * 2
                        && calmly(() -> ENCODER.matches(password, hash))
                        && known.isPresent();
        if (!right) {
            return false;
        }
        OptionalLong step = step(known.get().secret(), code);
        return step.isPresent() && credentials.takeStep(member, step.getAsLong());
    }

    /// The time step whose code this is: now, the one before or the one after.
    private OptionalLong step(byte[] secret, String code) {
        String digits = code.replace(" ", "");
        long now = clock.instant().getEpochSecond() / STEP.toSeconds();
        for (long step : new long[] {now, now - 1, now + 1}) {
            if (same(code(secret, step), digits)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    String code(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("Any bytes are a key", impossible);
        }
    }

    private static boolean same(String code, String other) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T calmly(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
