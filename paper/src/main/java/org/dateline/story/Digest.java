package org.dateline.story;

import java.util.regex.Pattern;

/// The SHA-256 of a file, 64 lower-case hexadecimal digits: the name under which it is kept and
/// served.
public record Digest(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw Refusal.invalid("“" + hex + "” is not a SHA-256 in lower-case hexadecimal.");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
