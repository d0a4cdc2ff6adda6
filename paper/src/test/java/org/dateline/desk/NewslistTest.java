package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.dateline.Newsdesk;
import org.dateline.desk.Assignment.Plan;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is planned for a day, who is on it, and the stories that come of it.
class NewslistTest {
    /// Of the settable clock.
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private Newsdesk newsroom;
    private Desk desk;
    private Newslist newslist;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
        newslist = desk.newslist();
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void aDayHasItsLinesByTheTimeTheyAreWanted() {
        newslist.plan(TOM, line("Anytime", ""));
        newslist.plan(TOM, line("Evening", "18:00"));
        newslist.plan(TOM, line("Morning", "08:30"));
        newslist.plan(TOM, on(TODAY.plusDays(1), line("Tomorrow", "08:00")));
        assertThat(newslist.of(newslist.today()))
                .extracting(each -> each.plan().slug())
                .containsExactly("Morning", "Evening", "Anytime");
        assertThat(newslist.of(TODAY.plusDays(1))).hasSize(1);
        assertThat(newslist.of(TODAY.minusDays(1))).isEmpty();
    }

    /// The newsroom is in Oslo, where the day is an hour ahead of UTC.
    @Test
    void todayIsByTheNewsroomsClock() {
        assertThat(newslist.today()).isEqualTo(TODAY);
        newsroom.clock.pass(Duration.ofHours(14));
        assertThat(newslist.today()).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void howFarALineIsFollowsFromWhoIsOnItAndFromItsStory() {
        Assignment made = newslist.plan(TOM, line("Bridge", "16:30"));
        assertThat(made.state()).isEqualTo("planned");
        made = newslist.change(TOM, made.number(), 1, line("Bridge", "16:30", MIRA.name()));
        assertThat(made.state()).isEqualTo("assigned");
        Copy copy = newslist.begin(MIRA, made.number());
        assertThat(state(made)).isEqualTo("draft");
        desk.save(MIRA, copy.id(), 1, story("Bridge opens", "It is open."));
        desk.file(MIRA, copy.id());
        assertThat(state(made)).isEqualTo("filed");
        desk.pass(TOM, copy.id(), OptionalInt.empty());
        desk.publish(TOM, copy.id(), OptionalInt.empty());
        assertThat(state(made)).isEqualTo("published");
        assertThat(newslist.get(made.number()).begun().orElseThrow().headline())
                .isEqualTo("Bridge opens");
    }

    private String state(Assignment line) {
        return newslist.get(line.number()).state();
    }

    @Test
    void aStoryThatIsBegunHasTheSlugTheSectionAndThePeopleOfItsLine() {
        Plan plan = line("Comet over the harbour", "", MIRA.name(), "A Freelance");
        Assignment made = newslist.plan(TOM, inScience(plan));
        Copy copy = newslist.begin(MIRA, made.number());
        assertThat(copy).isInstanceOf(Copy.Draft.class);
        assertThat(copy.story().headline()).isEqualTo("Comet over the harbour");
        assertThat(copy.story().section()).isEqualTo(new Slug("science"));
        assertThat(copy.story().byline()).containsExactly("Mira Okafor", "A Freelance");
        refused(() -> newslist.begin(MIRA, made.number()), "was begun from this line already");
    }

    @Test
    void whoIsOnALineHasItBeforeTheStoryBeginsAndTheStoryAfterwards() {
        Assignment made = newslist.plan(TOM, line("Bridge", "", MIRA.name()));
        newslist.plan(TOM, line("Pier", "", "Somebody Else"));
        assertThat(newslist.open(MIRA)).containsExactly(made);
        assertThat(newslist.open(TOM)).isEmpty();
        Copy copy = newslist.begin(MIRA, made.number());
        assertThat(newslist.open(MIRA)).isEmpty();
        assertThat(mine(MIRA)).containsExactly(copy.id());
        Plan both = line("Bridge", "", MIRA.name(), INES.name());
        newslist.change(TOM, made.number(), 2, both.with(copy.id()));
        assertThat(mine(INES)).containsExactly(copy.id());
        newslist.change(TOM, made.number(), 3, line("Bridge", "").with(copy.id()));
        assertThat(mine(INES)).isEmpty();
        assertThat(mine(MIRA)).containsExactly(copy.id());
    }

    private List<StoryId> mine(Member by) {
        return desk
                .lists()
                .find(by, Search.of(Basket.MINE), OptionalLong.empty(), 50)
                .lines()
                .stream()
                .map(line -> line.copy().id())
                .toList();
    }

    @Test
    void whatNobodyBeganForTwoWeeksIsOnNobodysListAnyMore() {
        newslist.plan(TOM, line("Bridge", "", MIRA.name()));
        newsroom.clock.pass(Duration.ofDays(14));
        assertThat(newslist.open(MIRA)).hasSize(1);
        newsroom.clock.pass(Duration.ofDays(1));
        assertThat(newslist.open(MIRA)).isEmpty();
        assertThat(newslist.of(TODAY)).hasSize(1);
    }

    @Test
    void aStoryThatIsThereAlreadyCanBeTheOneOfALine() {
        StoryId id = desk.create(MIRA, story("Pier", "Words.")).id();
        Assignment made = newslist.plan(TOM, line("Pier", "", INES.name()).with(id));
        assertThat(made.state()).isEqualTo("draft");
        assertThat(mine(INES)).containsExactly(id);
        StoryId nobody = new StoryId(7);
        refused(() -> newslist.plan(TOM, line("Pier", "").with(nobody)), "There is no story");
    }

    @Test
    void whatIsDroppedStaysAndIsTakenUpAgain() {
        Assignment made = newslist.plan(TOM, line("Bridge", "", MIRA.name()));
        Assignment dropped =
                newslist.change(TOM, made.number(), 1, dropped(line("Bridge", "", MIRA.name())));
        assertThat(dropped.state()).isEqualTo("dropped");
        assertThat(newslist.of(TODAY)).hasSize(1);
        assertThat(newslist.open(MIRA)).isEmpty();
        refused(() -> newslist.begin(MIRA, made.number()), "take it up again");
        newslist.change(TOM, made.number(), 2, line("Bridge", "", MIRA.name()));
        assertThat(newslist.open(MIRA)).hasSize(1);
        List<String> acts =
                newsroom
                        .staff
                        .audit()
                        .page(Long.MAX_VALUE, "", "newslist " + made.number(), 10)
                        .stream()
                        .map(Audit.Line::act)
                        .toList();
        assertThat(acts).containsExactly("take up", "drop", "plan");
    }

    @Test
    void editorsPlanAndWhoeverIsOnALineBeginsIt() {
        refused(() -> newslist.plan(MIRA, line("Bridge", "")), "it takes editor to plan");
        Assignment open = newslist.plan(TOM, line("Open to all", ""));
        Assignment hers = newslist.plan(TOM, line("Hers", "", MIRA.name()));
        refused(
                () -> newslist.change(MIRA, open.number(), 1, line("Open", "")),
                "it takes editor to plan");
        refused(() -> newslist.begin(TOM, hers.number()), "Mira Okafor is on this");
        assertThat(newslist.begin(TOM, open.number()).story().byline()).containsExactly(TOM.name());
        Member science = new Member("Sam", Role.CHIEF, Set.of(new Slug("science")), "");
        refused(() -> newslist.plan(science, line("Bridge", "")), "Sam works for science");
        refused(
                () -> newslist.change(science, hers.number(), 1, inScience(line("Hers", ""))),
                "this line is in politics");
        refused(() -> newslist.begin(science, hers.number()), "this line is in politics");
    }

    @Test
    void whoChangesWhatSomebodyElseChangedMeanwhileIsToldSo() {
        Assignment made = newslist.plan(TOM, line("Bridge", ""));
        newslist.change(INES, made.number(), 1, line("Bridge opens", ""));
        refused(
                () -> newslist.change(TOM, made.number(), 1, line("Bridge shuts", "")),
                "Somebody changed this line");
        assertThat(newslist.get(made.number()).plan().slug()).isEqualTo("Bridge opens");
    }

    @Test
    void everythingOnALineIsBounded() {
        refused(() -> line("", ""), "is missing");
        refused(() -> line("x".repeat(201), ""), "at most 200");
        refused(() -> on(LocalDate.of(1492, 10, 12), line("Land", "")), "is in no year");
        refused(
                () ->
                        line(
                                "Bridge",
                                "",
                                IntStream.range(0, 11)
                                        .mapToObj(i -> "Somebody " + i)
                                        .toArray(String[]::new)),
                "At most 10 people");
        refused(() -> newslist.get(99), "no line 99");
        for (int i = 0; i < Newslist.MOST; i++) {
            newslist.plan(TOM, line("Line " + i, ""));
        }
        refused(() -> newslist.plan(TOM, line("More", "")), "200 lines");
    }

    private static void refused(Runnable act, String words) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).withMessageContaining(words);
    }

    private static Plan line(String slug, String due, String... people) {
        return new Plan(
                TODAY,
                due.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(due)),
                slug,
                new Slug("politics"),
                List.of(people),
                "",
                "",
                false,
                Optional.empty());
    }

    private static Plan on(LocalDate day, Plan plan) {
        return altered(plan, day, plan.section(), false);
    }

    private static Plan inScience(Plan plan) {
        return altered(plan, plan.day(), new Slug("science"), false);
    }

    private static Plan dropped(Plan plan) {
        return altered(plan, plan.day(), plan.section(), true);
    }

    private static Plan altered(Plan plan, LocalDate day, Slug section, boolean dropped) {
        return new Plan(
                day,
                plan.due(),
                plan.slug(),
                section,
                plan.people(),
                "",
                "",
                dropped,
                plan.story());
    }
}
