package org.dateline.newsroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Forms that are looked at before they print: what is typed is shown as readers would see it, and
/// only what was shown prints. The form itself holds what it was made from and the mark of what was
/// shown; nothing is kept here.
final class Looked {
    /// Which button was pressed: to look, or to print.
    static final String ACT = "act";

    /// The ledger position of what the form was made from.
    static final String WAS = "was";

    /// The mark of what was shown.
    static final String SEEN = "seen";

    private Looked() {}

    /// @param was what it was made from
    static String mark(Map<String, String> typed, long was) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(typed)
                    .forEach(
                            (field, text) -> {
                                digest.update(
                                        (field + "\0" + text.length() + "\0").getBytes(UTF_8));
                                digest.update(text.getBytes(UTF_8));
                            });
            digest.update(Long.toString(was).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    /// Whether what was typed is to be printed, and was shown just so.
    static boolean prints(Call call, Map<String, String> typed) {
        return call.parameter(ACT).filter("print"::equals).isPresent()
                && call.parameter(SEEN).filter(mark(typed, was(call))::equals).isPresent();
    }

    /// What the form was made from; -1 for what is new.
    static long was(Call call) {
        return call.parameter(WAS).flatMap(Call::positive).orElse(-1);
    }
}
