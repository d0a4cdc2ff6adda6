package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dateline.Newsdesk;
import org.dateline.ledger.Notice;
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

/// A story that waits for a legal reading goes nowhere, and whoever reads it says what came of it.
class FlagsTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();
    private static final Member BRAM = new Member("Bram", Role.STANDARDS);

    private Newsdesk newsroom;
    private Desk desk;
    private StoryId id;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
        id = desk.create(MIRA, story("Bridge", "Open.")).id();
        desk.file(MIRA, id);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void aFlaggedStoryIsNotPassed() {
        flag();
        refused(
                "Mira Okafor flagged this story for a legal reading: Names the contractor",
                this::pass);
        clear();
        pass();
        assertThat(desk.flags().of(id)).isEmpty();
    }

    @Test
    void aFlaggedStoryDoesNotPrintThoughItWasPassed() {
        pass();
        flag();
        refused("flagged this story", () -> desk.publish(TOM, id, NEWEST));
        refused("flagged this story", () -> desk.schedule(TOM, id, NEWEST, soon()));
        clear();
        desk.publish(TOM, id, NEWEST);
    }

    @Test
    void whatReadersHaveIsNotChangedButCanBeTakenBack() {
        pass();
        desk.publish(TOM, id, NEWEST);
        flag();
        refused(
                "flagged this story",
                () -> desk.correct(TOM, id, NEWEST, "To cars.", Notice.Place.TOP));
        desk.withdraw(TOM, id, "We are checking it.");
    }

    /// Nobody is there at six in the morning: the alarm says why.
    @Test
    void aFlaggedStoryMissesItsSecondAndTheAlarmSaysWhy() throws Exception {
        pass();
        Instant six = soon();
        desk.schedule(TOM, id, NEWEST, six);
        flag();
        newsroom.clock.pass(Duration.between(newsroom.clock.instant(), six));
        List<String> alarms = new CopyOnWriteArrayList<>();
        desk.keepTime(_ -> {}, alarms::add).close();
        assertThat(alarms).singleElement().asString().contains("did not: Mira Okafor flagged");
        assertThat(desk.copy(id).live()).isEmpty();
        assertThat(desk.tardy()).hasSize(1);
    }

    @Test
    void onlyStandardsEditorsAndChiefsClearItAndSayWhatCameOfIt() {
        flag();
        refused("it takes standards to clear", () -> desk.flags().clear(TOM, id, "Fine."));
        refused("The note is missing", () -> desk.flags().clear(BRAM, id, " "));
        Member science = new Member("Sam", Role.STANDARDS, Set.of(new Slug("science")), "");
        refused("Sam works for science", () -> desk.flags().clear(science, id, "Fine."));
        desk.flags().clear(INES, id, "Fine.");
        refused("is not flagged", () -> desk.flags().clear(INES, id, "Fine."));
    }

    @Test
    void aFlagHasANoteAndThereIsOne() {
        refused("The note is missing", () -> desk.flags().flag(MIRA, id, ""));
        flag();
        refused("flagged this story already", () -> desk.flags().flag(TOM, id, "Me too."));
        Member science = new Member("Sam", Role.REPORTER, Set.of(new Slug("science")), "");
        refused("Sam works for science", () -> desk.flags().flag(science, id, "Mine."));
    }

    @Test
    void theLogAndTheHistorySayWhoFlaggedAndWhoCleared() {
        flag();
        clear();
        assertThat(newsroom.staff.audit().page(Long.MAX_VALUE, "", "story " + id, 2))
                .extracting(Audit.Line::act, Audit.Line::note)
                .containsExactly(
                        tuple("clear", "version 1: The name is out."),
                        tuple("flag", "version 1: Names the contractor"));
        assertThat(desk.history(id, Integer.MAX_VALUE, 1).getFirst().deeds())
                .extracting(PastVersion.Deed::act)
                .containsExactly(Act.FILE, Act.FLAG, Act.CLEAR);
        newsroom = newsroom.reopen();
        desk = newsroom.desk;
        flag();
        newsroom = newsroom.reopen();
        desk = newsroom.desk;
        assertThat(desk.flags().of(id)).as("a restart forgets nothing").isPresent();
    }

    private void flag() {
        desk.flags().flag(MIRA, id, "Names the contractor");
    }

    private void clear() {
        desk.flags().clear(BRAM, id, "The name is out.");
    }

    private void pass() {
        desk.pass(TOM, id, NEWEST);
    }

    private Instant soon() {
        return newsroom.clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
    }

    private static void refused(String words, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act).withMessageContaining(words);
    }
}
