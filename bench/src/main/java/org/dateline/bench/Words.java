package org.dateline.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/// A vocabulary whose words occur as often as words do: the word of rank r with a probability
/// proportional to 1/(r + 2.7), which is Zipf's law as Mandelbrot amended it. The hundred most
/// frequent are English function words, the others are made of syllables and grow longer as they
/// grow rarer.
final class Words {
    static final int COUNT = 20_000;

    /// Slots of the table that sampling reads; one draw is one array access.
    private static final int SLOTS = 1 << 18;

    private static final double OFFSET = 2.7;

    private static final String FUNCTION_WORDS =
            """
            the of to and in a that for was on is with he said as by at it had from be his has an
            were are not have they but who she which their would been or one her when will this
            more after its there we about up out than all into them could if over two new no last
            some what other years so first time before only people against year now where also
            three made may between any off many most while those because under since still each
            told until four such both early week past did too did how next every city
            """;

    private static final String[] ONSETS =
            "b br c ch cl cr d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl st t th tr v w"
                    .split(" ");
    private static final String[] VOWELS = "a a e e e i i o o u ai ea ou".split(" ");
    private static final String[] CODAS = "  n n r r l s t d m nd st rt ck ng ll".split(" ", -1);

    private final byte[][] lower;
    private final byte[][] capital;
    private final int[] ranks = new int[SLOTS];

    Words() {
        List<String> words = vocabulary();
        lower = words.stream().map(Words::ascii).toArray(byte[][]::new);
        capital = words.stream().map(Words::capitalized).map(Words::ascii).toArray(byte[][]::new);
        fillRanks();
    }

    /// A rank, drawn as often as its word occurs.
    int draw(SplittableRandom random) {
        return ranks[random.nextInt() >>> 14];
    }

    byte[] lower(int rank) {
        return lower[rank];
    }

    byte[] capital(int rank) {
        return capital[rank];
    }

    /// The same words for every seed, so that stores of different seeds weigh the same.
    private static List<String> vocabulary() {
        Set<String> words = new LinkedHashSet<>(List.of(FUNCTION_WORDS.strip().split("\\s+")));
        SplittableRandom random = new SplittableRandom(1);
        while (words.size() < COUNT) {
            words.add(word(random, words.size()));
        }
        return new ArrayList<>(words);
    }

    private static String word(SplittableRandom random, int rank) {
        int most = rank < 600 ? 2 : rank < 6_000 ? 3 : 4;
        int syllables = 1 + random.nextInt(most);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(any(random, ONSETS)).append(any(random, VOWELS));
        }
        return word.append(any(random, CODAS)).toString();
    }

    private void fillRanks() {
        double total = 0;
        for (int rank = 0; rank < COUNT; rank++) {
            total += 1 / (rank + OFFSET);
        }
        double sum = 0;
        int slot = 0;
        for (int rank = 0; rank < COUNT; rank++) {
            sum += 1 / (rank + OFFSET);
            int end = rank == COUNT - 1 ? SLOTS : (int) Math.round(sum / total * SLOTS);
            while (slot < end) {
                ranks[slot++] = rank;
            }
        }
    }

    private static String any(SplittableRandom random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
