package org.dateline.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.dateline.story.Constants;

/// The written form of an entry, which is what is signed: nine lines of UTF-8, each a word and what
/// it says.
///
/// ```
/// dateline entry v1
/// kind publish
/// subject story 7f3k9q2m4x1a
/// version 1
/// previous none
/// time 2026-11-23T15:13:19.123Z
/// origin desk
/// fields <Merkle root over the field commitments, hexadecimal>
/// links <SHA-256 over the outbound links, each ended by a line feed, hexadecimal>
/// ```
final class EntryText {
    private static final String FIRST = "dateline entry v1";
    private static final String HEX_64 = "[0-9a-f]{64}";

    private EntryText() {}

    static byte[] write(Entry entry) {
        return """
        %s
        kind %s
        subject %s %s
        version %d
        previous %s
        time %s
        origin %s
        fields %s
        links %s
        """
                .formatted(
                        FIRST,
                        Constants.word(entry.kind()),
                        Constants.word(entry.subject().type()),
                        entry.subject().id(),
                        entry.version(),
                        entry.previous() < 0 ? "none" : Long.toString(entry.previous()),
                        entry.time(),
                        Constants.word(entry.origin()),
                        entry.root(),
                        entry.links())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// @param position where the entry stands; it is not part of the text
    /// @throws Damaged when the text is not an entry
    static Entry read(long position, byte[] text) {
        String[] lines = new String(text, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != 10 || !lines[0].equals(FIRST) || !lines[9].isEmpty()) {
            throw damaged(position, "it has not nine lines");
        }
        String[] subject = value(position, lines[2], "subject").split(" ", -1);
        if (subject.length != 2) {
            throw damaged(position, "its subject is not a type and an id");
        }
        String previous = value(position, lines[4], "previous");
        try {
            return new Entry(
                    position,
                    Constants.read(Kind.class, value(position, lines[1], "kind")),
                    new Subject(Constants.read(Subject.Type.class, subject[0]), subject[1]),
                    Integer.parseInt(value(position, lines[3], "version")),
                    previous.equals("none") ? -1 : Long.parseLong(previous),
                    Instant.parse(value(position, lines[5], "time")),
                    Constants.read(Entry.Origin.class, value(position, lines[6], "origin")),
                    hash(position, value(position, lines[7], "fields")),
                    hash(position, value(position, lines[8], "links")));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw damaged(position, String.valueOf(wrong.getMessage()));
        }
    }

    private static String value(long position, String line, String word) {
        if (!line.startsWith(word + " ")) {
            throw damaged(position, "“" + word + "” is missing");
        }
        return line.substring(word.length() + 1);
    }

    private static String hash(long position, String text) {
        if (!text.matches(HEX_64)) {
            throw damaged(position, "a hash is not 64 hexadecimal digits");
        }
        return text;
    }

    private static Damaged damaged(long position, String why) {
        return new Damaged("Entry " + position + " cannot be read: " + why + ".");
    }
}
