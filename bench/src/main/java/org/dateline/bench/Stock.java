package org.dateline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.dateline.desk.Assignment.Plan;
import org.dateline.desk.Basket;
import org.dateline.desk.DeskStock.Piece;
import org.dateline.story.Language;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// Copy of a large paper, made up: bodies of about six hundred words from a pool, each with a
/// headline, a writer and a place of its own. Of a million stories 940,000 are live and 10,000 are
/// being written; six in a hundred are in Chinese, and none of these is from another house.
final class Stock {
    static final String EDITOR = "Tom Ahlgren";

    private static final int POOL = 3_000;
    private static final int PEOPLE = 300;
    private static final int RARE = 18_000;
    private static final int YEAR = 365;
    private static final Duration AGE = Duration.ofDays(3_650);

    private final Words words = new Words();
    private final List<Story> pool;
    private final int count;
    private final Instant now;

    /// @param count of all stories
    /// @param now when the last one was changed; the first one ten years before
    Stock(int count, Instant now) {
        this.count = count;
        this.now = now;
        this.pool = pool(Math.min(POOL, count));
    }

    private static List<Story> pool(int size) {
        try {
            Path file = Files.createTempFile("dateline-bench", ".jsonl");
            Stories.write(file, size, 5, Stories.DEFAULT_BYTES);
            List<Story> stories =
                    Files.readAllLines(file).stream()
                            .map(line -> StoryJson.parse(line.getBytes(StandardCharsets.UTF_8)))
                            .map(json -> StoryJson.read(json, Slug::of))
                            .toList();
            Files.delete(file);
            return stories;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Instant now() {
        return now;
    }

    String section(SplittableRandom random) {
        return pool.get(random.nextInt(pool.size())).section().text();
    }

    String person(SplittableRandom random) {
        return person(random.nextInt(PEOPLE));
    }

    private String person(int number) {
        return number == 0 ? EDITOR : "Reporter Number " + number;
    }

    /// One that many headlines have.
    String word(SplittableRandom random) {
        return lower(130 + random.nextInt(600));
    }

    String rare(SplittableRandom random) {
        return lower(RARE + random.nextInt(Words.COUNT - RARE));
    }

    private String lower(int rank) {
        return new String(words.lower(rank), StandardCharsets.US_ASCII);
    }

    /// A story as somebody sends it.
    ObjectNode form(SplittableRandom random) {
        Story story = pool.get(random.nextInt(pool.size()));
        return StoryJson.write(story, story.section().text());
    }

    /// A day of the last year.
    LocalDate day(SplittableRandom random) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(random.nextInt(YEAR));
    }

    /// The newslists of a year, with fifty lines a day that nobody began.
    List<Plan> plans() {
        SplittableRandom random = new SplittableRandom(19);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return IntStream.range(0, YEAR * 50)
                .mapToObj(
                        number ->
                                new Plan(
                                        today.minusDays(number / 50),
                                        Optional.of(LocalTime.of(random.nextInt(24), 0)),
                                        word(random) + " " + word(random),
                                        new Slug(section(random)),
                                        List.of(person(random)),
                                        "",
                                        "",
                                        false,
                                        Optional.empty()))
                .toList();
    }

    List<Piece> pieces(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::piece).toList();
    }

    private Piece piece(int number) {
        SplittableRandom random = new SplittableRandom(number);
        return new Piece(
                story(random),
                basket(number),
                person(Math.min(random.nextInt(PEOPLE), random.nextInt(PEOPLE))),
                now.minus(AGE.dividedBy(count).multipliedBy(count - number)));
    }

    private Story story(SplittableRandom random) {
        Story story = pool.get(random.nextInt(pool.size()));
        if (random.nextInt(100) < 6) {
            return chinese(story, Pictures.chinese(random, 12));
        }
        List<String> headline = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            headline.add(lower(words.draw(random)));
        }
        return story.with(String.join(" ", headline), story.body());
    }

    private static Story chinese(Story story, String headline) {
        return new Story(
                headline,
                story.headlines(),
                new Language("zh"),
                story.section(),
                "",
                "",
                Source.OWN,
                story.byline(),
                story.editor(),
                story.dateline(),
                List.of(),
                story.relations(),
                story.body());
    }

    /// What is being written was changed lately.
    private Basket basket(int number) {
        int left = count - number;
        if (left <= count / 100) {
            return switch (left % 20) {
                case 0 -> Basket.FILED;
                case 1 -> Basket.PASSED;
                case 2 -> left % 400 == 2 ? Basket.SCHEDULED : Basket.DRAFT;
                default -> Basket.DRAFT;
            };
        }
        return switch (number % 20) {
            case 0 -> number % 3 == 0 ? Basket.WITHDRAWN : Basket.SPIKED;
            default -> Basket.LIVE;
        };
    }
}
