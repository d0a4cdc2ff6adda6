package org.dateline.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a log signs: how many entries it has and the root of the tree over them. The text of a
/// [Note], after C2SP [tlog-checkpoint](https://c2sp.org/tlog-checkpoint).
///
/// @param origin which log: one line, by custom its address without `https://`
/// @param size how many entries
/// @param root of the tree over them; [Hash#EMPTY] when there are none
/// @param extensions further lines, which nobody audits; none of them empty
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
        checkLine("The origin", origin);
        extensions.forEach(line -> checkLine("An extension", line));
        if (size < 0 || (size == 0 && !root.equals(Hash.EMPTY))) {
            throw new Malformed("A tree has no fewer than 0 entries, and one root without any.");
        }
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    private static void checkLine(String what, String line) {
        if (line.isEmpty() || !line.chars().allMatch(Strict::printable)) {
            throw new Malformed(what + " of a checkpoint is one line that is not empty.");
        }
    }

    /// Reads the text of a checkpoint, strictly.
    ///
    /// @param text with its last newline and without signatures
    /// @throws Malformed when it is not one
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw new Malformed("A checkpoint is three lines or more: origin, size, root.");
        }
        return new Checkpoint(
                lines[0],
                Strict.decimal("The size of a checkpoint", lines[1]),
                Hash.parseBase64(lines[2]),
                Arrays.asList(lines).subList(3, lines.length - 1));
    }

    /// The text to sign.
    public String text() {
        List<String> lines = new ArrayList<>(List.of(origin, Long.toString(size), root.base64()));
        lines.addAll(extensions);
        return String.join("\n", lines) + "\n";
    }

    /// Signs this checkpoint.
    public Note sign(NoteSigner... signers) {
        return Note.sign(text(), signers);
    }
}
