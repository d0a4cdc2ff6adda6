package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dateline.Album;
import org.dateline.Newsdesk;
import org.dateline.store.Transaction;
import org.dateline.story.Block;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Refusal;
import org.dateline.story.Relations;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in which list, in what order, and that no list is made by looking at every story.
class ListsTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();
    private static final String EXPLAIN = "explain query plan ";
    private static final Function<Transaction.Row, String> PLAN = row -> row.text(4);

    @TempDir Path folder;
    private Newsdesk newsroom;
    private Desk desk;

    @BeforeEach
    void open() {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void aStoryStandsInTheListsOfItsStageAndInNoOther() {
        StoryId id = desk.create(MIRA, story("Bridge", "It is open.")).id();
        standsIn(id, Basket.MINE, Basket.DRAFT);
        desk.file(MIRA, id);
        standsIn(id, Basket.MINE, Basket.FILED);
        desk.pass(TOM, id, NEWEST);
        standsIn(id, Basket.MINE, Basket.PASSED);
        desk.schedule(TOM, id, NEWEST, newsroom.clock.instant().plusSeconds(60));
        standsIn(id, Basket.MINE, Basket.PASSED, Basket.SCHEDULED);
        desk.publish(TOM, id, NEWEST);
        standsIn(id, Basket.MINE, Basket.LIVE);
        desk.save(MIRA, id, 1, story("Bridge", "It is shut."));
        standsIn(id, Basket.MINE, Basket.LIVE, Basket.DRAFT);
        desk.withdraw(INES, id, "Wrong.");
        standsIn(id, Basket.MINE, Basket.WITHDRAWN);
        StoryId other = desk.create(MIRA, story("Pier", "It is shut.")).id();
        desk.spike(TOM, other, "Old");
        standsIn(other, Basket.MINE, Basket.SPIKED);
        desk.giveBack(TOM, other, "");
        standsIn(other, Basket.MINE, Basket.DRAFT);
    }

    /// Mira's copy is Mira's, whoever looks for it.
    private void standsIn(StoryId id, Basket... baskets) {
        for (Basket basket : Basket.values()) {
            boolean is = basket == Basket.ALL || List.of(baskets).contains(basket);
            assertThat(ids(desk.lists().find(MIRA, Search.of(basket), none(), 50)).contains(id))
                    .as("%s in %s", id, basket)
                    .isEqualTo(is);
        }
        assertThat(ids(find("which", "mine"))).doesNotContain(id);
    }

    @Test
    void whatWasChangedLastStandsFirstAndAPageStaysWhileOthersChange() {
        List<StoryId> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(desk.create(MIRA, story("Story " + i, "Words.")).id());
        }
        Search all = Search.of(Basket.DRAFT);
        Lists.Page first = desk.lists().find(TOM, all, none(), 3);
        assertThat(ids(first)).containsExactly(ids.get(6), ids.get(5), ids.get(4));
        desk.save(MIRA, ids.get(4), 1, story("Story 4", "Other words."));
        desk.save(MIRA, ids.get(2), 1, story("Story 2", "Other words."));
        Lists.Page second = desk.lists().find(TOM, all, first.next(), 3);
        assertThat(ids(second)).containsExactly(ids.get(3), ids.get(1), ids.get(0));
        assertThat(second.next()).isEmpty();
        assertThat(ids(find("which", "draft")).subList(0, 2))
                .containsExactly(ids.get(2), ids.get(4));
        assertThat(ids(find("which", "all", "order", "oldest")))
                .startsWith(ids.get(0), ids.get(1), ids.get(3))
                .endsWith(ids.get(4), ids.get(2));
        Lists.Page oldest = desk.lists().find(TOM, search("order", "oldest"), none(), 4);
        assertThat(ids(desk.lists().find(TOM, search("order", "oldest"), oldest.next(), 4)))
                .containsExactly(ids.get(6), ids.get(4), ids.get(2));
    }

    @Test
    void everyFilterHoldsAndAllThatAreGivenDo() {
        StoryId bridge = desk.create(MIRA, story("Harbour bridge", "A long ship.")).id();
        Story science = in("science", story("Comet over the harbour", "Ice and dust."));
        StoryId comet = desk.create(TOM, science).id();
        desk.save(INES, comet, 1, in("science", story("Comet over the harbour", "Dust.")));
        assertThat(ids(find("section", "science"))).containsExactly(comet);
        assertThat(ids(find("section", "politics"))).containsExactly(bridge);
        assertThat(ids(find("person", "mira okafor"))).containsExactly(bridge);
        assertThat(ids(find("person", "Ines Castellan"))).containsExactly(comet);
        assertThat(ids(find("person", "Tom Ahlgren", "section", "science"))).containsExactly(comet);
        assertThat(ids(find("person", "Tom Ahlgren", "section", "politics"))).isEmpty();
        assertThat(ids(find("person", "Nobody"))).isEmpty();
        assertThat(ids(find("q", "harbour"))).containsExactly(comet, bridge);
        assertThat(ids(find("q", "HARBOUR bri"))).containsExactly(bridge);
        assertThat(ids(find("q", "harbour-bridge"))).containsExactly(bridge);
        assertThat(ids(find("q", "?!"))).isEmpty();
        assertThat(desk.lists().count(TOM, search("q", "?!"))).isZero();
        assertThat(desk.lists().count(TOM, search("q", "harbour"))).isEqualTo(2);
    }

    @Test
    void theTextIsSearchedWhileItIsWrittenAndTheNamesAlways() {
        StoryId id = newsroom.passed("Harbour bridge", "A ship of salt.").id();
        assertThat(ids(find("q", "salt"))).containsExactly(id);
        desk.publish(TOM, id, NEWEST);
        assertThat(ids(find("q", "salt"))).isEmpty();
        assertThat(ids(find("q", "bridge"))).containsExactly(id);
        desk.save(MIRA, id, 1, story("Harbour bridge", "A ship of sugar."));
        assertThat(ids(find("q", "sugar"))).containsExactly(id);
        assertThat(ids(find("q", "salt"))).isEmpty();
    }

    @Test
    void hanIsFoundByAnyRunOfItsCharacters() {
        StoryId id = desk.create(MIRA, story("新港口大桥通车", "周一。")).id();
        assertThat(ids(find("q", "港口"))).containsExactly(id);
        assertThat(ids(find("q", "大桥"))).containsExactly(id);
        assertThat(ids(find("q", "桥大"))).isEmpty();
    }

    @Test
    void languageAndKindAreFilters() {
        StoryId bridge = desk.create(MIRA, story("Bridge", "It is open.")).id();
        StoryId told = desk.create(MIRA, chinese(bridge)).id();
        StoryId film =
                desk.create(MIRA, Newsdesk.illustrated("Ferry", new Block.Video(Album.FERRY, "")))
                        .id();
        StoryId gallery =
                desk.create(
                                MIRA,
                                Newsdesk.illustrated(
                                        "Pier",
                                        new Block.Gallery(
                                                "",
                                                List.of(
                                                        new Block.Picture(Album.PIER, ""),
                                                        new Block.Picture(Album.GULL, "")))))
                        .id();
        StoryId wire = desk.create(MIRA, from(new Source("Farglass", ""))).id();
        assertThat(ids(find("language", "zh"))).containsExactly(told);
        assertThat(ids(find("language", "main"))).contains(bridge).doesNotContain(told);
        assertThat(ids(find("kind", "translation"))).containsExactly(told);
        assertThat(ids(find("kind", "film"))).containsExactly(film);
        assertThat(ids(find("kind", "gallery"))).containsExactly(gallery);
        assertThat(ids(find("kind", "agency"))).containsExactly(wire);
    }

    /// Days are the newsroom's own: in Oslo the 24th has begun when it is 23:00 UTC.
    @Test
    void aRangeOfDaysIsByTheNewsroomsClock() {
        StoryId first = desk.create(MIRA, story("First", "Words.")).id();
        newsroom.clock.pass(Duration.ofHours(13).plusMinutes(59));
        StoryId evening = desk.create(MIRA, story("Evening", "Words.")).id();
        newsroom.clock.pass(Duration.ofMinutes(1));
        StoryId next = desk.create(MIRA, story("Next day", "Words.")).id();
        assertThat(ids(find("from", "2026-11-24"))).containsExactly(next);
        assertThat(ids(find("until", "2026-11-23"))).containsExactly(evening, first);
        assertThat(ids(find("from", "2026-11-23", "until", "2026-11-23", "q", "first")))
                .containsExactly(first);
        assertThat(ids(find("from", "2026-11-25"))).isEmpty();
        assertThat(ids(find("until", "2026-11-22", "which", "draft"))).isEmpty();
        assertThat(desk.lists().count(TOM, search("from", "2026-11-24"))).isOne();
    }

    @Test
    void whatIsScheduledStandsByItsSecondAlsoWhenItIsFiltered() {
        StoryId late = scheduled("Late bridge", 300);
        StoryId early = scheduled("Early bridge", 100);
        StoryId pier = scheduled("Pier", 200);
        assertThat(ids(find("which", "scheduled"))).containsExactly(early, pier, late);
        assertThat(ids(find("which", "scheduled", "q", "bridge"))).containsExactly(early, late);
        assertThat(ids(find("which", "scheduled", "until", "2026-11-22"))).isEmpty();
        assertThat(ids(find("which", "scheduled", "from", "2026-11-23")))
                .containsExactly(early, pier, late);
    }

    private StoryId scheduled(String headline, long seconds) {
        StoryId id = newsroom.passed(headline, "Words.").id();
        desk.schedule(TOM, id, NEWEST, newsroom.clock.instant().plusSeconds(seconds));
        return id;
    }

    @Test
    void countsStopAtAThousandAndAreSaidPerBasket() {
        desk.create(MIRA, story("Bridge", "Words."));
        newsroom.published("Pier", "Words.");
        assertThat(desk.lists().counts(TOM))
                .containsEntry(Basket.DRAFT, 1)
                .containsEntry(Basket.LIVE, 1)
                .containsEntry(Basket.MINE, 0)
                .containsEntry(Basket.ALL, 2);
    }

    /// Copy of a paper from before there were lists is put into them when the paper opens, where it
    /// was.
    @Test
    void whatIsInNoListYetIsPutIntoThem() throws InterruptedException {
        StoryId bridge = desk.create(MIRA, story("Bridge", "Salt.")).id();
        StoryId pier = desk.create(MIRA, story("Pier", "Salt.")).id();
        newsroom.database.change(
                transaction -> {
                    transaction.change("delete from desk_search where rowid > 0");
                    transaction.change("insert into desk_unlisted select story from desk_copy");
                });
        assertThat(ids(find("q", "salt"))).isEmpty();
        newsroom = newsroom.reopen();
        desk = newsroom.desk;
        for (int i = 0; i < 1_000 && desk.lists().isCatchingUp(); i++) {
            Thread.sleep(10);
        }
        assertThat(ids(find("q", "salt"))).containsExactly(pier, bridge);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithASentence() {
        refused("there are", "which", "nothing");
        refused("not a slug", "section", "No Section");
        refused("gallery, film, agency, translation", "kind", "poem");
        refused("is a day such as", "from", "yesterday");
        refused("exchange the two", "from", "2026-11-24", "until", "2026-11-23");
        refused("newest, oldest", "order", "up");
        refused("at most", "q", "x".repeat(201));
    }

    private static void refused(String words, String... parameters) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> search(parameters))
                .withMessageContaining(words);
    }

    @Test
    void anAddressSaysTheSameSearchAgain() {
        Search search =
                search(
                        "which",
                        "filed",
                        "q",
                        "a & b=c",
                        "section",
                        "science",
                        "language",
                        "zh",
                        "person",
                        "Mira Ökafor",
                        "kind",
                        "film",
                        "from",
                        "2026-11-23",
                        "until",
                        "2026-11-24",
                        "order",
                        "oldest");
        SavedList saved = desk.lists().saved().save(TOM, "Mine", search, false);
        assertThat(saved.search()).isEqualTo(search);
        assertThat(Search.of(Basket.FILED).address()).isEqualTo("which=filed");
    }

    @Test
    void savedListsAreOnesOwnOrTheDesks() {
        SavedLists saved = desk.lists().saved();
        SavedList own = saved.save(MIRA, "Ships", search("q", "ship"), false);
        saved.save(MIRA, "Ships", search("q", "ships"), false);
        SavedList shared = saved.save(TOM, "To pass", Search.of(Basket.FILED), true);
        assertThat(saved.of(MIRA)).extracting(SavedList::name).containsExactly("To pass", "Ships");
        assertThat(saved.of(MIRA).getLast().search().words()).isEqualTo("ships");
        assertThat(saved.of(INES)).containsExactly(shared);
        refused(() -> saved.save(MIRA, "To pass", Search.of(Basket.ALL), true), "it takes");
        refused(() -> saved.remove(MIRA, shared.number()), "it takes");
        refused(() -> saved.remove(INES, own.number()), "Mira Okafor's own");
        refused(() -> saved.remove(MIRA, 99), "no saved list 99");
        refused(() -> saved.save(MIRA, " ", Search.of(Basket.ALL), false), "is missing");
        saved.remove(MIRA, own.number());
        saved.remove(INES, shared.number());
        assertThat(saved.of(MIRA)).isEmpty();
        for (int i = 0; i < SavedLists.MOST; i++) {
            saved.save(MIRA, "List " + i, Search.of(Basket.ALL), false);
        }
        refused(() -> saved.save(MIRA, "More", Search.of(Basket.ALL), false), "take one away");
        assertThat(saved.of(MIRA)).hasSize(SavedLists.MOST);
    }

    private static void refused(Runnable act, String words) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).withMessageContaining(words);
    }

    /// SQLite says of each statement how it goes about it. `SCAN` is a look at every row, but of an
    /// index of words it is a look at what matches; a temporary tree is a list that is sorted.
    @Test
    void noListIsMadeByLookingAtEveryStory() {
        List<String> plans =
                newsroom.database.read(
                        t ->
                                Stream.of(
                                                t.query(EXPLAIN + ListStore.NEWEST, PLAN),
                                                t.query(EXPLAIN + ListStore.OLDEST, PLAN),
                                                t.query(EXPLAIN + ListStore.NEWEST_MATCHING, PLAN),
                                                t.query(EXPLAIN + ListStore.OLDEST_MATCHING, PLAN),
                                                t.query(EXPLAIN + ListStore.COUNT, PLAN),
                                                t.query(EXPLAIN + ListStore.COUNT_MATCHING, PLAN),
                                                t.query(EXPLAIN + ListStore.FIRST_SINCE, PLAN),
                                                t.query(EXPLAIN + ListStore.LAST_BEFORE, PLAN),
                                                t.query(EXPLAIN + ListStore.OWNERS, PLAN),
                                                t.query(EXPLAIN + TimetableStore.SCHEDULED, PLAN))
                                        .flatMap(List::stream)
                                        .toList());
        assertThat(plans).hasSizeGreaterThanOrEqualTo(10);
        assertThat(plans)
                .noneMatch(step -> step.contains("TEMP B-TREE"))
                .noneMatch(
                        step ->
                                step.startsWith("SCAN")
                                        && !step.matches(
                                                "SCAN desk_search VIRTUAL TABLE INDEX .*M.*")
                                        && !step.matches("SCAN \\(subquery-\\d+\\)"));
    }

    /// Of what is scheduled, no more than a thousand that match are sorted.
    @Test
    void whatIsScheduledAndFilteredIsFoundByItsTurn() {
        List<String> plan =
                newsroom.database.read(t -> t.query(EXPLAIN + ListStore.SCHEDULED_MATCHING, PLAN));
        assertThat(plan)
                .noneMatch(
                        step ->
                                step.startsWith("SCAN")
                                        && !step.matches(
                                                "SCAN desk_search VIRTUAL TABLE INDEX .*M.*"));
    }

    private static OptionalLong none() {
        return OptionalLong.empty();
    }

    private Lists.Page find(String... parameters) {
        return desk.lists().find(TOM, search(parameters), none(), 50);
    }

    private static Search search(String... parameters) {
        return Search.read(
                name -> {
                    for (int i = 0; i < parameters.length; i += 2) {
                        if (parameters[i].equals(name)) {
                            return parameters[i + 1];
                        }
                    }
                    return "";
                });
    }

    private static List<StoryId> ids(Lists.Page page) {
        return page.lines().stream().map(line -> line.copy().id()).toList();
    }

    private static Story in(String section, Story story) {
        return new Story(
                story.headline(),
                new Slug(section),
                "",
                "",
                Source.OWN,
                List.of(),
                "",
                "",
                List.of(),
                story.body());
    }

    private static Story from(Source source) {
        return new Story(
                "From elsewhere",
                new Slug("politics"),
                "",
                "",
                source,
                List.of(),
                "",
                "",
                List.of(),
                List.of(Block.Paragraph.of("Words.")));
    }

    private static Story chinese(StoryId original) {
        return new Story(
                        "港口大桥通车",
                        Headlines.NONE,
                        new Language("zh"),
                        new Slug("politics"),
                        "",
                        "",
                        Source.OWN,
                        List.of(),
                        "",
                        "",
                        List.of(),
                        Relations.NONE,
                        List.of(Block.Paragraph.of("周一。")))
                .telling(original);
    }
}
