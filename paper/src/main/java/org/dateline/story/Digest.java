package org.dateline.story;

/// The SHA-256 of a file, 64 lower-case hexadecimal digits: the name under which it is kept and
/// served.
public record Digest(String hex) {
    private static final int LENGTH = 64;

    public Digest {
        if (hex.length() != LENGTH || !isHex(hex)) {
            throw Refusal.invalid("“" + hex + "” is not a SHA-256 in lower-case hexadecimal.");
        }
    }

    /// By hand: one is read for every picture that is asked for.
    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return hex;
    }
}
