package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.NORA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dateline.Newsdesk;
import org.dateline.ledger.Kind;
import org.dateline.ledger.LedgerCheck;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Block;
import org.dateline.story.Mark;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one person may not do alone, and how another confirms it: once, just as it was asked, and
/// only while readers have what they had then.
class TwoPeopleTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();
    private static final Wanted KILL = Wanted.kill("A court says so.");
    private static final Duration MONTH = Duration.ofDays(31);

    private Newsdesk newsroom;
    private Desk desk;
    private StoryId id;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
        id = published("Bridge", "Open.");
    }

    @AfterEach
    void close() {
        assertThat(LedgerCheck.run(newsroom.ledger, (_, _) -> {})).isEmpty();
        newsroom.close();
    }

    @Test
    void aKillWaitsForASecondPersonAndIsThenDoneAsItWasAsked() {
        Request request = asked(INES, KILL);
        assertThat(request.why()).containsExactly("A kill takes two people.");
        assertThat(desk.copy(id)).isInstanceOf(Copy.Published.class);
        assertThat(desk.requests().waiting(id)).containsExactly(request);
        Publication killed = desk.requests().confirm(NORA, request.number());
        assertThat(newsroom.ledger.read(killed.position()))
                .isInstanceOfSatisfying(
                        Published.Withdrawn.class,
                        gone -> {
                            assertThat(gone.byLaw()).isTrue();
                            assertThat(gone.reason()).isEqualTo("A court says so.");
                        });
        assertThat(desk.requests().waiting(id)).isEmpty();
        assertThat(deeds())
                .contains(
                        new PastVersion.Deed(
                                Act.KILL,
                                INES.name(),
                                newsroom.clock.instant(),
                                new Second.Confirmed(NORA.name()),
                                List.of()));
    }

    @Test
    void theLogSaysWhoAskedAndWhoConfirmed() {
        Request request = asked(INES, KILL);
        desk.requests().confirm(NORA, request.number());
        List<Audit.Line> lines = newsroom.staff.audit().page(Long.MAX_VALUE, "", "story " + id, 10);
        assertThat(lines)
                .extracting(line -> line.member() + " " + line.act() + ": " + line.note())
                .startsWith(
                        "Nora Vik confirm: request 1: kill, asked for by Ines Castellan",
                        "Ines Castellan kill: version 1, confirmed by Nora Vik: A court says so.",
                        "Ines Castellan ask to kill: request 1: A court says so.");
    }

    @Test
    void whoAskedDoesNotConfirm() {
        Request request = asked(INES, KILL);
        refused("somebody else must confirm it", () -> confirm(INES, request));
        assertThat(desk.copy(id)).isInstanceOf(Copy.Published.class);
    }

    @Test
    void confirmingTakesTheRightAndTheSectionOfTheAct() {
        Request request = asked(INES, KILL);
        refused("it takes chief to confirm this", () -> confirm(TOM, request));
        refused("it takes chief to decline this", () -> decline(TOM, request, "No."));
        Member science = new Member("Sam", Role.CHIEF, Set.of(new Slug("science")), "");
        refused("Sam works for science", () -> confirm(science, request));
        refused("Sam works for science", () -> decline(science, request, "No."));
        assertThat(desk.requests().waiting(id)).hasSize(1);
    }

    @Test
    void whatSomebodyAskedForIsNotDoneOnceTheyMayNotAnyMore() {
        Member administrator = new Member("Edda", Role.ADMINISTRATOR);
        for (Member member : List.of(administrator, INES)) {
            newsroom.staff.createToken("test", member.name(), member.role());
        }
        Request request = asked(INES, KILL);
        newsroom.staff.change(administrator, INES.name(), Role.EDITOR, Set.of());
        refused("Ines Castellan is editor; it takes chief to kill", () -> confirm(NORA, request));
        newsroom.staff.change(administrator, INES.name(), Role.CHIEF, Set.of(new Slug("science")));
        refused("Ines Castellan works for science", () -> confirm(NORA, request));
        newsroom.staff.leave(administrator, INES.name());
        refused("works here no more", () -> confirm(NORA, request));
        assertThat(desk.copy(id)).isInstanceOf(Copy.Published.class);
        decline(NORA, request, "She has left.");
        assertThat(waits(desk.requests().act(NORA, id, KILL)).by()).isEqualTo(NORA.name());
    }

    @Test
    void theSameAskedAgainIsTheSameRequest() {
        Request request = asked(INES, KILL);
        assertThat(asked(INES, KILL)).isEqualTo(request);
        refused("take it back before you ask anew", () -> asked(INES, Wanted.kill("Another.")));
        refused("Ines Castellan asked for that already", () -> asked(NORA, KILL));
    }

    @Test
    void aRequestThatIsConfirmedOnceAnswersTheSameAgain() {
        Request request = asked(INES, KILL);
        Publication killed = confirm(NORA, request);
        assertThat(confirm(NORA, request)).isEqualTo(killed);
        Member third = new Member("Third", Role.ADMINISTRATOR);
        refused("Nora Vik has confirmed this already", () -> confirm(third, request));
    }

    @Test
    void twoWhoConfirmAtOnceDoItOnce() throws InterruptedException, ExecutionException {
        Request request = asked(INES, KILL);
        long before = newsroom.ledger.size();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> all =
                    IntStream.range(0, 8)
                            .<Callable<Boolean>>mapToObj(
                                    i -> () -> hasConfirmed("Chief " + i, request))
                            .toList();
            int confirmed = 0;
            for (Future<Boolean> each : people.invokeAll(all)) {
                confirmed += each.get() ? 1 : 0;
            }
            assertThat(confirmed).isEqualTo(1);
        }
        assertThat(newsroom.ledger.size()).isEqualTo(before + 1);
    }

    private boolean hasConfirmed(String name, Request request) {
        try {
            confirm(new Member(name, Role.CHIEF), request);
            return true;
        } catch (Refusal late) {
            return false;
        }
    }

    @Test
    void whatIsDeclinedIsNotDone() {
        Request request = asked(INES, KILL);
        refused("The reason is missing", () -> decline(NORA, request, " "));
        decline(NORA, request, "The order was lifted.");
        refused("Nora Vik has declined this: The order was lifted.", () -> confirm(NORA, request));
        assertThat(desk.copy(id)).isInstanceOf(Copy.Published.class);
        assertThat(asked(INES, KILL).number()).isGreaterThan(request.number());
    }

    @Test
    void onlyWhoAskedTakesItBack() {
        Request request = asked(INES, KILL);
        refused("Ines Castellan asked for this", () -> takeBack(NORA, request));
        assertThat(takeBack(INES, request).state()).isInstanceOf(Request.State.TakenBack.class);
        assertThat(takeBack(INES, request).state()).isInstanceOf(Request.State.TakenBack.class);
        refused("Ines Castellan has taken this back", () -> confirm(NORA, request));
    }

    @Test
    void aRequestEndsByItselfAfterADay() {
        Request request = asked(INES, KILL);
        newsroom.clock.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(desk.requests().waiting(10)).hasSize(1);
        newsroom.clock.pass(Duration.ofMillis(1));
        assertThat(desk.requests().waiting(10)).isEmpty();
        refused("within 24 hours", () -> confirm(NORA, request));
        assertThat(asked(NORA, KILL).number()).isGreaterThan(request.number());
    }

    @Test
    void aRequestIsStillThereAfterARestart() {
        Request request = asked(INES, KILL);
        newsroom = newsroom.reopen();
        desk = newsroom.desk;
        assertThat(desk.requests().waiting(10)).containsExactly(request);
        Publication killed = confirm(NORA, request);
        newsroom = newsroom.reopen();
        desk = newsroom.desk;
        assertThat(confirm(NORA, request)).isEqualTo(killed);
    }

    @Test
    void whatChangedMeanwhileIsNotDoneUnseen() {
        Request request = asked(INES, KILL);
        desk.correct(TOM, id, NEWEST, "To cars.");
        refused("Tom Ahlgren corrected the story", () -> confirm(NORA, request));
        assertThat(desk.copy(id)).isInstanceOf(Copy.Published.class);
    }

    /// The desk takes a story back at once and has time to think about the rest.
    @Test
    void aStoryThatIsHeldMeanwhileIsKilledAsItWasAsked() {
        Request request = asked(INES, KILL);
        desk.withdraw(INES, id, "We are checking it.");
        confirm(NORA, request);
        assertThat(desk.copy(id))
                .isInstanceOfSatisfying(
                        Copy.Withdrawn.class, copy -> assertThat(copy.byLaw()).isTrue());
    }

    @Test
    void aStoryThatCameBackMeanwhileIsNotKilledByTheOldRequest() {
        Request request = asked(INES, KILL);
        desk.withdraw(INES, id, "We are checking it.");
        desk.save(MIRA, id, 1, story("Bridge", "Open, without the name."));
        desk.file(MIRA, id);
        desk.pass(TOM, id, NEWEST);
        desk.publish(TOM, id, NEWEST);
        refused("Tom Ahlgren published version 2", () -> confirm(NORA, request));
    }

    @Test
    void whoChangesManyStoriesInAMinuteWaitsForSomebody() {
        for (int i = 0; i < Desk.USUAL_CHANGES; i++) {
            desk.clarify(TOM, id, NEWEST, "Note " + i, Notice.Place.FOOT);
        }
        Request request = asked(TOM, Wanted.withdraw("One more."));
        assertThat(request.why())
                .containsExactly(
                        "Tom Ahlgren changed 10 published stories within a minute; each further change takes two people.");
        desk.clarify(INES, id, NEWEST, "By another.", Notice.Place.FOOT);
        published("A new story is no change", "New.");
        newsroom = newsroom.reopen();
        desk = newsroom.desk;
        assertThat(desk.requests().act(TOM, id, Wanted.correct(NEWEST, "Eh.", Notice.Place.TOP)))
                .as("a restart forgets nothing")
                .isInstanceOf(Outcome.Waits.class);
        newsroom.clock.pass(Duration.ofMinutes(1));
        desk.withdraw(TOM, id, "A minute later.");
    }

    @Test
    void anOldStoryIsChangedByTwo() {
        newsroom.clock.pass(MONTH);
        Request notice = asked(TOM, Wanted.correct(NEWEST, "To cars.", Notice.Place.TOP));
        assertThat(notice.why().getFirst()).contains("for more than 30 days");
        Publication done = confirm(NORA, notice);
        assertThat(newsroom.ledger.read(done.position()).entry().kind()).isEqualTo(Kind.CORRECT);
        second("Bridge", "Shut.");
        assertThat(asked(TOM, Wanted.publish(NEWEST)).why().getFirst())
                .contains("Tom Ahlgren has passed this version and would publish it");
        assertThat(desk.publish(INES, id, NEWEST).version())
                .as("one passed it and another publishes it")
                .isEqualTo(2);
    }

    @Test
    void anOldStoryIsTakenBackByOne() {
        newsroom.clock.pass(MONTH);
        desk.withdraw(TOM, id, "We are checking it.");
    }

    @Test
    void theFirstLinkToADomainTakesTwo() {
        StoryId first = passed(leading("Toll", "https://www.harbour.example/toll"));
        assertThat(desk.domains().fresh(desk.text(first, 1))).containsExactly("harbour.example");
        Outcome outcome = desk.requests().act(TOM, first, Wanted.publish(NEWEST));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Waits.class,
                        waits ->
                                assertThat(waits.request().why().getFirst())
                                        .contains("It leads to harbour.example"));
        desk.publish(INES, first, NEWEST);
        StoryId later = passed(leading("Toll again", "http://harbour.example/other"));
        assertThat(desk.publish(TOM, later, NEWEST).version()).isEqualTo(1);
    }

    @Test
    void aRequestToPublishIsConfirmedOnlyOfWhatIsStillPassed() {
        StoryId first = passed(leading("Toll", "https://harbour.example/toll"));
        Request request = waits(desk.requests().act(TOM, first, Wanted.publish(OptionalInt.of(1))));
        desk.giveBack(TOM, first, "Look again.");
        refused("has not been passed", () -> confirm(NORA, request));
        desk.file(MIRA, first);
        desk.pass(TOM, first, NEWEST);
        assertThat(confirm(NORA, request).version()).isEqualTo(1);
        assertThat(desk.copy(first)).isInstanceOf(Copy.Published.class);
    }

    /// Nobody can be asked at six in the morning.
    @Test
    void whatTakesTwoIsScheduledByAnotherThanWhoPassedIt() {
        StoryId first = passed(leading("Toll", "https://harbour.example/toll"));
        Instant six = newsroom.clock.instant().plusSeconds(60);
        refused("Somebody else must pass it", () -> desk.schedule(TOM, first, NEWEST, six));
        desk.schedule(INES, first, NEWEST, six);
    }

    @Test
    void onePersonMayMakeAPaperAndItsHistorySaysSo() {
        refused("it takes administrator", () -> desk.alone().begin(INES));
        Member ada = new Member("Ada", Role.ADMINISTRATOR);
        desk.alone().begin(ada);
        desk.alone().begin(ada);
        assertThat(desk.alone().said()).contains(new Alone.Said("Ada", newsroom.clock.instant()));
        StoryId own = desk.create(ada, leading("Toll", "https://harbour.example/toll")).id();
        desk.file(ada, own);
        desk.pass(ada, own, NEWEST);
        desk.publish(ada, own, NEWEST);
        id = own;
        assertThat(desk.requests().act(ada, own, KILL)).isInstanceOf(Outcome.Done.class);
        assertThat(deeds())
                .extracting(PastVersion.Deed::act, PastVersion.Deed::second)
                .containsExactly(
                        tuple(Act.FILE, new Second.NotNeeded()),
                        tuple(Act.PASS, new Second.Lacking()),
                        tuple(Act.PUBLISH, new Second.Lacking()),
                        tuple(Act.KILL, new Second.Lacking()));
        desk.alone().end(ada);
        StoryId next = desk.create(ada, story("Fare", "Three.")).id();
        desk.file(ada, next);
        refused("somebody else must pass it", () -> desk.pass(ada, next, NEWEST));
        assertThat(newsroom.staff.audit().page(Long.MAX_VALUE, "", "paper", 10))
                .extracting(Audit.Line::act)
                .containsExactly("end one-person paper", "begin one-person paper");
    }

    private StoryId published(String headline, String words) {
        return StoryId.parse(newsroom.published(headline, words).path().split("/")[2]);
    }

    private StoryId passed(Story story) {
        return newsroom.passed(story).id();
    }

    private void second(String headline, String words) {
        desk.save(MIRA, id, desk.copy(id).version(), story(headline, words));
        desk.file(MIRA, id);
        desk.pass(TOM, id, NEWEST);
    }

    private static Story leading(String headline, String url) {
        return Newsdesk.illustrated(
                headline,
                new Block.Paragraph(new Text("It costs five.", List.of(new Mark.Link(3, 8, url)))));
    }

    private Request asked(Member by, Wanted wanted) {
        return waits(desk.requests().act(by, id, wanted));
    }

    private static Request waits(Outcome outcome) {
        return Optional.of(outcome)
                .filter(Outcome.Waits.class::isInstance)
                .map(waits -> ((Outcome.Waits) waits).request())
                .orElseThrow(() -> new AssertionError("it was done: " + outcome));
    }

    private Publication confirm(Member by, Request request) {
        return desk.requests().confirm(by, request.number());
    }

    private Request decline(Member by, Request request, String reason) {
        return desk.requests().decline(by, request.number(), reason);
    }

    private Request takeBack(Member by, Request request) {
        return desk.requests().takeBack(by, request.number());
    }

    private List<PastVersion.Deed> deeds() {
        return desk.history(id, Integer.MAX_VALUE, 10).getFirst().deeds();
    }

    private static void refused(String words, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act).withMessageContaining(words);
    }
}
