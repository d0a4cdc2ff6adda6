package org.dateline.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Writes any number of stories in the story form, one JSON object a line, for benches and crash
/// tests. The words mean nothing; how often they occur, how long they and their sentences are, and
/// how the fields are filled is like news. A line depends on the seed and its number alone, so a
/// shorter file is the beginning of a longer one. Memory does not grow with the count.
public final class Stories {
    /// About six hundred words of body.
    public static final int DEFAULT_BYTES = 4_700;

    /// The last three words of a headline are the story's number in this base.
    private static final int DIGIT_BITS = 9;

    /// How many stories there can be with headlines all different.
    public static final int MAX_COUNT = 1 << 3 * DIGIT_BITS;

    /// Names of a new paper's sections, as often in sixteen as they are in a daily.
    private static final String[] SECTIONS = {
        "Politics", "Politics", "Politics", "World", "World", "World", "Business", "Business",
        "City", "City", "City", "Culture", "Culture", "Science", "Sport", "Sport"
    };

    /// Rank of the first word that is no function word.
    private static final int CONTENT_WORDS = 128;

    private final Words words = new Words();
    private final long seed;
    private final int targetBytes;
    private SplittableRandom random;
    private final byte[] line;
    private int end;

    private Stories(long seed, int targetBytes) {
        this.seed = seed;
        this.targetBytes = targetBytes;
        random = new SplittableRandom(seed);
        line = new byte[targetBytes + 16_384];
    }

    /// Writes `count` stories to `file`, over what was there.
    ///
    /// @param count 1 to [#MAX_COUNT]
    /// @param seed the same seed makes the same bytes
    /// @param targetBytes about how long a line is, in bytes; 1,000 to 1,000,000
    public static void write(Path file, int count, long seed, int targetBytes) throws IOException {
        if (count < 1 || count > MAX_COUNT || targetBytes < 1_000 || targetBytes > 1_000_000) {
            throw new IllegalArgumentException(
                    "count is 1 to %,d and targetBytes 1,000 to 1,000,000, not %,d and %,d"
                            .formatted(MAX_COUNT, count, targetBytes));
        }
        Stories stories = new Stories(seed, targetBytes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int number = 0; number < count; number++) {
                stories.compose(number);
                out.write(stories.line, 0, stories.end);
            }
        }
    }

    /// `FILE COUNT [SEED [BYTES]]`
    public static void main(String... args) throws IOException {
        if (args.length < 2 || args.length > 4) {
            System.err.println("Usage: Stories FILE COUNT [SEED [BYTES]]");
            System.exit(2);
        }
        write(
                Path.of(args[0]),
                Integer.parseInt(args[1]),
                args.length > 2 ? Long.parseLong(args[2]) : 1,
                args.length > 3 ? Integer.parseInt(args[3]) : DEFAULT_BYTES);
    }

    private void compose(int number) {
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        end = 0;
        put("{\"headline\":\"");
        headline(number);
        put("\",\"section\":\"").put(SECTIONS[random.nextInt(SECTIONS.length)]);
        put("\",\"byline\":[\"");
        name();
        put("\"],\"editor\":\"");
        name();
        put("\",\"dateline\":\"").word(CONTENT_WORDS + random.nextInt(400), true).put("\"");
        sometimes();
        put(",\"topics\":[\"").word(CONTENT_WORDS + random.nextInt(2_000), true);
        put("\",\"").word(CONTENT_WORDS + 2_000 + random.nextInt(2_000), true);
        put("\"],\"body\":[");
        body();
        put("]}\n");
    }

    /// Three to seven words as they come, then the number, scattered so that neighbours differ.
    private void headline(int number) {
        int scattered = number * 0x9E3779B1 & MAX_COUNT - 1;
        int mask = (1 << DIGIT_BITS) - 1;
        word(words.draw(random), true).space();
        for (int more = 2 + random.nextInt(5); more > 0; more--) {
            word(words.draw(random), false).space();
        }
        word(CONTENT_WORDS + (scattered & mask), false).space();
        word(CONTENT_WORDS + (scattered >> DIGIT_BITS & mask), false).space();
        word(CONTENT_WORDS + (scattered >> 2 * DIGIT_BITS), false);
    }

    /// What only some stories have.
    private void sometimes() {
        int chance = random.nextInt(8);
        if (chance < 3) {
            put(",\"kicker\":\"").word(CONTENT_WORDS + random.nextInt(300), true).put("\"");
        }
        if (chance > 1) {
            put(",\"standfirst\":\"");
            sentence();
            put("\"");
        }
        if (chance == 7) {
            put(",\"source\":{\"name\":\"Farglass\",\"url\":\"https://example.org/farglass\"}");
        }
    }

    private void body() {
        int last = Math.max(end + 200, targetBytes - 170);
        paragraph();
        for (int block = 1; end < last; block++) {
            put(",");
            if (block % 6 == 0) {
                heading();
            } else if (block % 9 == 0) {
                quote();
            } else {
                paragraph();
            }
        }
    }

    private void paragraph() {
        put("{\"type\":\"paragraph\",\"text\":\"");
        sentence();
        for (int more = random.nextInt(4); more > 0; more--) {
            space();
            sentence();
        }
        put("\"}");
    }

    private void heading() {
        put("{\"type\":\"heading\",\"level\":2,\"text\":\"").word(words.draw(random), true);
        for (int more = 1 + random.nextInt(4); more > 0; more--) {
            space().word(words.draw(random), false);
        }
        put("\"}");
    }

    private void quote() {
        put("{\"type\":\"quote\",\"text\":\"");
        sentence();
        put("\",\"attribution\":\"");
        name();
        put("\"}");
    }

    /// Five to 33 words, most often about nineteen, with a comma now and then.
    private void sentence() {
        int length = 5 + random.nextInt(15) + random.nextInt(15);
        word(words.draw(random), true);
        for (int i = 1; i < length; i++) {
            if (i > 3 && i < length - 2 && random.nextInt(12) == 0) {
                put(",");
            }
            int rank = words.draw(random);
            space().word(rank, rank >= CONTENT_WORDS && random.nextInt(12) == 0);
        }
        put(".");
    }

    /// One of sixty thousand names.
    private void name() {
        word(CONTENT_WORDS + random.nextInt(200), true).space();
        word(CONTENT_WORDS + 200 + random.nextInt(300), true);
    }

    private Stories word(int rank, boolean capital) {
        byte[] word = capital ? words.capital(rank) : words.lower(rank);
        System.arraycopy(word, 0, line, end, word.length);
        end += word.length;
        return this;
    }

    private Stories space() {
        line[end++] = ' ';
        return this;
    }

    private Stories put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            line[end++] = (byte) ascii.charAt(i);
        }
        return this;
    }
}
