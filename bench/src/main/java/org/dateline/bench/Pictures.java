package org.dateline.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.dateline.media.FileType;
import org.dateline.media.Framing;
import org.dateline.media.Item;
import org.dateline.media.Metadata;
import org.dateline.media.Property;
import org.dateline.media.Terms;
import org.dateline.story.Digest;
import org.dateline.story.MediaId;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;

/// Items of a large library, made up: words as often as words occur, a caption in Chinese now and
/// then, 300 sources of very different weight, and as many renditions as the darkroom makes.
final class Pictures {
    static final int SOURCES = 300;

    private static final int CAPTION = 25;
    private static final int CHINESE_EVERY = 20;
    private static final int HAN_FIRST = 0x4e00;
    private static final int HAN_COUNT = 3_000;
    private static final int[] WIDTHS = {160, 320, 480, 640, 960, 1_280, 1_920, 2_560};

    private final Words words = new Words();
    private final SplittableRandom random = new SplittableRandom(7);
    private final Instant now;

    /// @param now rights end from here on
    Pictures(Instant now) {
        this.now = now;
    }

    /// @param number from 0; of two items the one with the higher is the newer
    Item item(int number) {
        FileType type = number % 10 == 0 ? FileType.MP4 : FileType.JPEG;
        Item.Original original =
                new Item.Original(
                        digest(),
                        type,
                        "DSC_%07d.jpg".formatted(number),
                        4_000_000 + random.nextInt(9_000_000),
                        6_000,
                        4_000,
                        Duration.ZERO);
        return new Item(
                MediaId.random(random),
                1,
                original,
                new Item.Description(metadata(number), false, List.of()),
                terms(number),
                Framing.CENTRED,
                new Item.Prints(
                        OptionalLong.of(random.nextLong()),
                        "#6a7f93",
                        List.of(),
                        List.of(),
                        renditions()),
                Instant.ofEpochSecond(1_600_000_000L + number * 100L),
                "Mira Okafor");
    }

    private Metadata metadata(int number) {
        String caption = number % CHINESE_EVERY == 0 ? chinese(random, CAPTION) : sentence(CAPTION);
        Metadata said =
                Metadata.NOTHING
                        .with(Property.HEADLINE, sentence(5))
                        .with(Property.CAPTION, caption)
                        .with(Property.CREATORS, sentence(2))
                        .with(Property.CREDIT, sentence(3))
                        .with(Property.COPYRIGHT, "© 2026 " + sentence(2))
                        .with(Property.SOURCE, source(random))
                        .with(Property.CITY, sentence(1))
                        .with(Property.KEYWORDS, sentence(1), sentence(1), sentence(1));
        return number % 30 == 7 ? said : said.with(Property.ALT, sentence(10));
    }

    /// One in ten may be shown for at most two years more.
    private Terms terms(int number) {
        return number % 10 != 3
                ? Terms.NONE
                : Terms.agreed(
                        List.of(),
                        Optional.empty(),
                        Optional.of(now.plus(Duration.ofHours(random.nextInt(24 * 730)))),
                        "",
                        false);
    }

    private List<Rendition> renditions() {
        List<Rendition> renditions = new ArrayList<>();
        for (int width : WIDTHS) {
            for (String type : List.of("image/avif", "image/webp", "image/jpeg")) {
                renditions.add(
                        new Rendition(
                                Shape.WHOLE, type, width, width * 2 / 3, width * 60L, digest()));
            }
        }
        return renditions;
    }

    private Digest digest() {
        return new Digest(
                "%016x%016x%016x%016x"
                        .formatted(
                                random.nextLong(),
                                random.nextLong(),
                                random.nextLong(),
                                random.nextLong()));
    }

    private String sentence(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(word(random));
        }
        return text.toString();
    }

    /// A word, as often as it occurs.
    String word(SplittableRandom any) {
        return word(words.draw(any));
    }

    /// @param rank from 0, the most frequent
    String word(int rank) {
        return new String(words.lower(rank), StandardCharsets.US_ASCII);
    }

    static String chinese(SplittableRandom any, int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            double often = Math.pow(any.nextDouble(), 3);
            text.appendCodePoint(HAN_FIRST + (int) (often * HAN_COUNT));
        }
        return text.toString();
    }

    static String source(SplittableRandom any) {
        return "Agency " + (int) (Math.pow(any.nextDouble(), 4) * SOURCES);
    }
}
