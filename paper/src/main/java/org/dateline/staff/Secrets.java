package org.dateline.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Random words that let somebody in. A digest of them is all that is kept: they have so many
/// random bits that nobody finds them from it.
public final class Secrets {
    private static final int BYTES = 32;
    private static final int CODE_CHARACTERS = 16; // of 5 bits each
    private static final int GROUP = 4;
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"; // no l, o, 0, 1

    private final SecureRandom random = new SecureRandom();

    /// 256 random bits behind a prefix that says what they are for.
    public String token(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A code that somebody writes down: 80 random bits in groups of four.
    String code() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < CODE_CHARACTERS; i += GROUP) {
            StringBuilder group = new StringBuilder();
            for (int j = 0; j < GROUP; j++) {
                group.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            groups.add(group.toString());
        }
        return String.join("-", groups);
    }

    /// A code as it is digested, however it was typed.
    static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /// What is kept of it: SHA-256.
    public static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
