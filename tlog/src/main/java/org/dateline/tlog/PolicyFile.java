package org.dateline.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads one policy file, line by line; a line refers to lines before it only.
final class PolicyFile {
    private static final int MAX_LENGTH = 1 << 18;
    // The specification asks for 32 logs, 32 witnesses and 32 groups at least.
    private static final int MAX_LINES_OF_A_KIND = 64;
    private static final String NONE = "none";

    private final List<NoteVerifier> logs = new ArrayList<>();
    private final List<NoteVerifier> witnesses = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Quorum> names = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private final List<Quorum> quorums = new ArrayList<>();
    private int groups;

    Policy read(byte[] file) {
        if (file.length > MAX_LENGTH) {
            throw new Malformed("A policy has at most " + MAX_LENGTH + " bytes.");
        }
        // Names are octets, and Latin-1 is the encoding in which every octet is one character.
        String[] lines = new String(file, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            try {
                readLine(lines[i]);
            } catch (Malformed e) {
                throw new Malformed("Line " + (i + 1) + " of the policy: " + e.getMessage());
            }
        }
        if (quorums.size() != 1) {
            throw new Malformed("A policy has one quorum line, not " + quorums.size() + ".");
        }
        String text = new String(file, StandardCharsets.UTF_8);
        return new Policy(text, logs, witnesses, quorums.getFirst());
    }

    private void readLine(String line) {
        if (!line.chars().allMatch(c -> c == '\t' || (Strict.printable(c) && c != 0x7f))) {
            throw new Malformed("There are no control characters but tabs and newlines.");
        }
        String content = trimmed(line);
        if (content.isEmpty() || content.startsWith("#")) {
            return;
        }
        String[] words = content.split("[ \t]+");
        switch (words[0]) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> throw new Malformed("A line is a log, witness, group or quorum.");
        }
    }

    private static String trimmed(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && blank(line.charAt(from))) {
            from++;
        }
        while (to > from && blank(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    private void log(String[] words) {
        require(words.length == 2 || words.length == 3, "A log is: log <vkey> [<url>].");
        logs.add(key(words[1], KeyType.ED25519, logs.size()));
    }

    private void witness(String[] words) {
        require(
                words.length == 3 || words.length == 4,
                "A witness is: witness <name> <vkey> [<url>].");
        NoteVerifier key = key(words[2], KeyType.COSIGNATURE, witnesses.size());
        witnesses.add(key);
        define(words[1], new Quorum.Witness(key));
    }

    private NoteVerifier key(String octets, KeyType type, int already) {
        require(already < MAX_LINES_OF_A_KIND, "There are at most 64 logs and 64 witnesses.");
        byte[] utf8 = octets.getBytes(StandardCharsets.ISO_8859_1);
        NoteVerifier key = NoteVerifier.parse(Strict.utf8("A key", utf8));
        require(key.type() == type, "This key is of the wrong type for what it is to sign.");
        // The same key under another name would let one witness count as two.
        String listed = NoteVerifier.encoded(type, key.publicKey());
        require(keys.add(listed), "This key was listed before.");
        return key;
    }

    private void group(String[] words) {
        require(words.length >= 4, "A group is: group <name> all|any|<k> <name>...");
        require(++groups <= MAX_LINES_OF_A_KIND, "There are at most 64 groups.");
        List<Quorum> in = new ArrayList<>();
        for (int i = 3; i < words.length; i++) {
            in.add(defined(words[i]));
            require(members.add(words[i]), "A name is a member once, in one group.");
        }
        define(words[1], new Quorum.Group(threshold(words[2], in.size()), in));
    }

    private static int threshold(String word, int count) {
        long threshold =
                switch (word) {
                    case "any" -> 1;
                    case "all" -> count;
                    default -> Strict.decimal("The threshold", word);
                };
        require(threshold >= 1 && threshold <= count, "A threshold is 1 to all of the members.");
        return (int) threshold;
    }

    private void quorum(String[] words) {
        require(words.length == 2, "A quorum is: quorum <name>.");
        quorums.add(words[1].equals(NONE) ? new Quorum.None() : defined(words[1]));
    }

    private void define(String name, Quorum quorum) {
        require(!name.equals(NONE), "The name none is taken.");
        require(names.putIfAbsent(name, quorum) == null, "This name was defined before.");
    }

    private Quorum defined(String name) {
        Quorum quorum = names.get(name);
        if (quorum == null) {
            throw new Malformed("A name is used before it is defined.");
        }
        return quorum;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Malformed(otherwise);
        }
    }
}
