package org.dateline.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.dateline.Newsdesk;
import org.dateline.desk.Publication;
import org.dateline.ledger.Submission;
import org.dateline.story.Block;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Relations;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Set<Language> MAIN = Set.of(Language.MAIN);
    private static final Heading TRAMS = Heading.of(Heading.Kind.TOPIC, "Trams");

    @TempDir Path folder;
    @TempDir Path index;
    private final List<String> alarms = new CopyOnWriteArrayList<>();
    private Newsdesk newsdesk;
    private Archive archive;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder);
        archive = Archive.open(index, newsdesk.ledger, alarms::add);
    }

    @AfterEach
    void close() {
        archive.close();
        newsdesk.close();
    }

    private void restart() {
        archive.close();
        archive = Archive.open(index, newsdesk.ledger, alarms::add);
        follow();
    }

    private void follow() {
        archive.follow(newsdesk.ledger.size());
    }

    private static Story story(String headline, String topic, String... words) {
        return in("", headline, topic, words);
    }

    private static Story in(String language, String headline, String topic, String... words) {
        return new Story(
                headline,
                Headlines.NONE,
                new Language(language),
                new Slug("politics"),
                "",
                "",
                new Source("Coast Wire", ""),
                List.of("Mira Okafor"),
                "",
                "",
                topic.isEmpty() ? List.of() : List.of(topic),
                Relations.NONE,
                Stream.concat(Stream.of("Read on."), Stream.of(words))
                        .<Block>map(Block.Paragraph::of)
                        .toList());
    }

    private Publication published(Story story) {
        newsdesk.clock.pass(Duration.ofSeconds(1));
        return newsdesk.published(story);
    }

    private static StoryId id(Publication publication) {
        return StoryId.parse(publication.path().split("/")[2]);
    }

    private Stretch trams(int number) {
        return archive.stretch(
                        TRAMS, MAIN, number == 0 ? OptionalInt.empty() : OptionalInt.of(number))
                .orElseThrow();
    }

    private List<Long> found(String words) {
        return search(words).ordinals();
    }

    private Answers search(String words) {
        return archive.search(asked(words, 1), MAIN);
    }

    private static Question asked(String words, int page) {
        return new Question(
                words, Optional.empty(), Optional.empty(), Optional.empty(), false, page);
    }

    @Test
    void aNumberedPageKeepsItsStoriesWhileTheListGrows() {
        for (int i = 0; i < 45; i++) {
            published(story("Tram " + i, "Trams"));
        }
        follow();
        List<Long> first = trams(1).items();
        assertThat(first).hasSize(20).first().isEqualTo(19L);
        assertThat(trams(0).items()).hasSize(25).startsWith(44L).endsWith(20L);
        assertThat(trams(0).older()).isEqualTo(1);
        assertThat(trams(2).newer()).isZero();
        assertThat(archive.stretch(TRAMS, MAIN, OptionalInt.of(3))).isEmpty();
        for (int i = 45; i < 65; i++) {
            published(story("Tram " + i, "Trams"));
        }
        follow();
        assertThat(trams(1).items()).isEqualTo(first);
        assertThat(trams(0).items()).hasSize(25).startsWith(64L).endsWith(40L);
        assertThat(trams(0).older()).isEqualTo(2);
        assertThat(trams(1).newer()).isEqualTo(2);
    }

    @Test
    void fromTheNewestPageToTheOldestEveryStoryComesOnce() {
        long seed = System.nanoTime();
        int total = new Random(seed).nextInt(1, 70);
        for (int i = 0; i < total; i++) {
            published(story("Tram " + i, "Trams"));
        }
        follow();
        List<Long> all = new ArrayList<>();
        Stretch page = trams(0);
        all.addAll(page.items());
        while (page.older() > 0) {
            page = trams(page.older());
            all.addAll(page.items());
        }
        List<Long> expected = new ArrayList<>();
        for (long i = total - 1; i >= 0; i--) {
            expected.add(i);
        }
        assertThat(all).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void aWithdrawnStoryIsNotFoundAndLeavesTheOthersWhereTheyAre() {
        List<Publication> all = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            all.add(published(story("Tram " + i, "Trams", "Points at Saltgate.")));
        }
        follow();
        List<Long> second = trams(2).items();
        newsdesk.desk.withdraw(INES, id(all.get(3)), "It was not so.");
        follow();
        assertThat(trams(2).items()).isEqualTo(second);
        assertThat(trams(1).count()).isEqualTo(40);
        assertThat(search("Saltgate").count()).isEqualTo(40);
        assertThat(archive.notices(MAIN, OptionalInt.empty()).orElseThrow().items()).hasSize(1);
    }

    @Test
    void aListIsCalledWhatItsNewestStoryCallsIt() {
        published(story("One", "trams"));
        published(story("Two", "Trams"));
        follow();
        assertThat(trams(0).name()).isEqualTo("Trams");
        assertThat(trams(0).items()).containsExactly(1L, 0L);
    }

    @Test
    void storiesAreListedByAuthorSourceSectionAndDay() {
        published(story("One", ""));
        follow();
        for (Heading heading :
                List.of(
                        Heading.of(Heading.Kind.AUTHOR, "Mira Okafor"),
                        Heading.of(Heading.Kind.SOURCE, "Coast Wire"),
                        new Heading(Heading.Kind.SECTION, "politics"),
                        new Heading(Heading.Kind.DATE, day()))) {
            assertThat(archive.stretch(heading, MAIN, OptionalInt.empty()).orElseThrow().items())
                    .as(heading.path())
                    .containsExactly(0L);
        }
        assertThat(archive.stretch(TRAMS, MAIN, OptionalInt.empty())).isEmpty();
    }

    private String day() {
        return LocalDate.ofInstant(newsdesk.clock.instant(), ZoneId.of("Europe/Oslo")).toString();
    }

    @Test
    void daysAreCountedByMonthAndYear() {
        published(story("One", ""));
        published(story("Two", ""));
        String first = day();
        newsdesk.clock.pass(Duration.ofDays(40));
        published(story("Three", ""));
        follow();
        assertThat(within(""))
                .flatExtracting(year -> within(year.date()))
                .flatExtracting(month -> within(month.date()))
                .containsExactly(new Period(first, 2), new Period(day(), 1));
        assertThat(within("").stream().mapToLong(Period::count).sum()).isEqualTo(3);
        assertThat(within("1999")).isEmpty();
    }

    private List<Period> within(String date) {
        return archive.periods(date, MAIN);
    }

    @Test
    void aStoryIsFoundByEachOfItsWordsWhateverItsCapitalsAndAccents() {
        published(story("Crème brûlée at the FERRY café", "", "Forty-one lorries crossed."));
        follow();
        assertThat(found("creme")).containsExactly(0L);
        assertThat(found("ferry lorries")).containsExactly(0L);
        assertThat(found("ferries lorry")).containsExactly(0L);
        assertThat(found("ferry aeroplane")).isEmpty();
        assertThat(found("\"lorries crossed\"")).containsExactly(0L);
        assertThat(found("\"crossed lorries\"")).isEmpty();
        assertThat(found("ferry -lorries")).isEmpty();
        assertThat(found("Okafor")).containsExactly(0L);
    }

    @Test
    void chineseAndArabicAreFoundByTheirWords() {
        published(in("zh-Hans", "渡轮星期一停航", "", "收费所桥抬升施工。"));
        published(in("ar", "الجسر يُغلق تسع ليالٍ", "", "كلمات"));
        follow();
        assertThat(archive.search(asked("渡轮", 1), Set.of(new Language("zh-Hans"))).ordinals())
                .containsExactly(0L);
        assertThat(archive.search(asked("يغلق", 1), Set.of(new Language("ar"))).ordinals())
                .containsExactly(1L);
        assertThat(found("渡轮")).isEmpty();
    }

    @Test
    void aMisspeltWordFindsSimilarOnesAndSaysSo() {
        published(story("The observatory opens", ""));
        follow();
        assertThat(search("observatory").similar()).isFalse();
        Answers answers = search("obsrevatory");
        assertThat(answers.ordinals()).containsExactly(0L);
        assertThat(answers.similar()).isTrue();
    }

    @Test
    void headlinesCountForMoreThanWordsFurtherDown() {
        published(story("A quiet day", "", "The harbour, the harbour, and the harbour."));
        published(story("Harbour opens", "", "Boats came."));
        follow();
        assertThat(found("harbour")).containsExactly(1L, 0L);
    }

    @Test
    void resultsAreNarrowedDownAndSorted() {
        published(story("Tram one", ""));
        LocalDate first = LocalDate.parse(day());
        newsdesk.clock.pass(Duration.ofDays(2));
        published(story("Tram tram tram two", ""));
        follow();
        Question all = asked("tram", 1);
        assertThat(
                        archive.search(
                                        new Question(
                                                "tram",
                                                Optional.of(new Slug("politics")),
                                                Optional.of(first),
                                                Optional.of(first),
                                                false,
                                                1),
                                        MAIN)
                                .ordinals())
                .containsExactly(0L);
        assertThat(
                        archive.search(
                                        new Question(
                                                "tram",
                                                Optional.of(new Slug("science")),
                                                all.from(),
                                                all.to(),
                                                false,
                                                1),
                                        MAIN)
                                .ordinals())
                .isEmpty();
        assertThat(
                        archive.search(
                                        new Question(
                                                "tram",
                                                all.section(),
                                                all.from(),
                                                all.to(),
                                                true,
                                                1),
                                        MAIN)
                                .ordinals())
                .containsExactly(1L, 0L);
    }

    @Test
    void resultsComeInPages() {
        for (int i = 0; i < 25; i++) {
            published(story("Tram " + i, ""));
        }
        follow();
        List<Long> all = new ArrayList<>(found("tram"));
        assertThat(all).hasSize(20);
        all.addAll(archive.search(asked("tram", 2), MAIN).ordinals());
        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        assertThat(archive.search(asked("tram", Question.MAX_PAGES), MAIN).ordinals()).isEmpty();
    }

    @Test
    void noQuestionBreaksTheSearch() {
        published(story("Tram", ""));
        follow();
        for (String words :
                List.of(
                        "",
                        " ",
                        "\"",
                        "-",
                        "--",
                        "-tram",
                        "*",
                        "tr*",
                        "~",
                        "tram~9",
                        "(((((((",
                        "a AND OR NOT",
                        "headline:tram",
                        "\u202etram\u200b",
                        "\ud800",
                        "🚋".repeat(5_000),
                        "a ".repeat(10_000),
                        "\"".repeat(999),
                        "<script>alert(1)</script>",
                        "' or 1=1 --")) {
            assertThat(search(words).ordinals()).as(words).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void ofACorrectedStoryTheNewWordsAreFoundAndTheOldOnesNot() {
        Publication first = published(story("Bridge toll", "", "It costs five."));
        newsdesk.desk.save(MIRA, id(first), 1, story("Bridge toll", "", "It costs six."));
        newsdesk.desk.file(MIRA, id(first));
        newsdesk.desk.pass(TOM, id(first), OptionalInt.of(2));
        newsdesk.desk.correct(TOM, id(first), OptionalInt.of(2), "The toll is six.");
        follow();
        assertThat(found("six")).containsExactly(0L);
        assertThat(found("five")).isEmpty();
        assertThat(archive.notices(MAIN, OptionalInt.empty()).orElseThrow().items())
                .containsExactly(newsdesk.ledger.size() - 1);
    }

    @Test
    void afterARestartTheArchiveGoesOnWhereItWas() {
        published(story("Before", "Trams"));
        follow();
        archive.close();
        published(story("Meanwhile", "Trams"));
        archive = Archive.open(index, newsdesk.ledger, alarms::add);
        assertThat(found("before")).containsExactly(0L);
        follow();
        assertThat(found("meanwhile")).containsExactly(1L);
        assertThat(trams(0).items()).containsExactly(1L, 0L);
    }

    @Test
    void aDamagedIndexIsMadeAgain() throws IOException {
        published(story("Tram", "Trams"));
        follow();
        archive.close();
        try (var files = Files.list(index)) {
            for (Path file : files.filter(f -> f.toString().contains("segments_")).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        restartAfterDamage();
        assertThat(found("tram")).containsExactly(0L);
        assertThat(alarms).singleElement().asString().contains("made again");
    }

    private void restartAfterDamage() {
        archive = Archive.open(index, newsdesk.ledger, alarms::add);
        follow();
    }

    @Test
    void inAnotherZoneStoriesFallOnTheDaysTheyHaveThere() {
        published(story("Tram", ""));
        follow();
        String before = archive.periods(day().substring(0, 7), MAIN).getFirst().date();
        var site = newsdesk.ledger.site();
        newsdesk.ledger.enter(
                new Submission.OfSite(
                        site.name(),
                        site.language(),
                        "Pacific/Kiritimati",
                        site.url(),
                        site.sections(),
                        site.notices()));
        follow();
        LocalDate there =
                LocalDate.ofInstant(newsdesk.clock.instant(), ZoneId.of("Pacific/Kiritimati"));
        assertThat(archive.periods(there.toString().substring(0, 7), MAIN))
                .containsExactly(new Period(there.toString(), 1));
        restart();
        assertThat(found("tram")).containsExactly(0L);
        assertThat(before).hasSize(10);
    }

    @Test
    void madeAgainItFindsTheSame() {
        published(story("Tram", "Trams"));
        follow();
        archive.rebuild();
        assertThat(found("tram")).containsExactly(0L);
        assertThat(trams(0).items()).containsExactly(0L);
    }
}
