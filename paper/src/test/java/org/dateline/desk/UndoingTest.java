package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dateline.Newsdesk;
import org.dateline.ledger.Kind;
import org.dateline.ledger.LedgerCheck;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten seconds in which what was published is taken back, and what readers then have.
class UndoingTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();
    private static final Story FIRST = story("Bridge", "Open.");
    private static final Story SECOND = story("Bridge", "Shut.");

    private Newsdesk newsroom;
    private Desk desk;
    private StoryId id;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
        id = newsroom.passed("Bridge", "Open.").id();
    }

    @AfterEach
    void close() {
        assertThat(LedgerCheck.run(newsroom.ledger, (_, _) -> {})).isEmpty();
        newsroom.close();
    }

    @Test
    void aStoryThatReadersDidNotHaveIsWithdrawnAndWaits() {
        Publication first = desk.publish(TOM, id, NEWEST);
        Publication undone = desk.undo(TOM, id, first.position());
        assertThat(newsroom.ledger.read(undone.position())).isInstanceOf(Published.Withdrawn.class);
        assertThat(newsroom.ledger.read(first.position())).isInstanceOf(Published.OfStory.class);
        assertThat(desk.copy(id))
                .isInstanceOfSatisfying(
                        Copy.Passed.class,
                        copy -> {
                            assertThat(copy.passed()).isEqualTo(1);
                            assertThat(copy.live()).isEmpty();
                        });
        assertThat(desk.undo(TOM, id, first.position())).isEqualTo(undone);
        Publication again = desk.publish(TOM, id, NEWEST);
        assertThat(again.position()).isGreaterThan(undone.position());
        assertThat(readers().story()).isEqualTo(FIRST);
    }

    @Test
    void anUpdateGivesWayToWhatWasThereBefore() {
        Publication first = desk.publish(TOM, id, NEWEST);
        Published.OfStory before = readers();
        newsroom.clock.pass(Duration.ofHours(1));
        Publication second = second();
        Publication undone = desk.undo(TOM, id, second.position());
        assertThat(undone.version()).isEqualTo(1);
        assertThat(readers().story()).isEqualTo(FIRST);
        assertThat(readers().entry().kind()).isEqualTo(Kind.UPDATE);
        assertThat(readers().firstPublished()).isEqualTo(before.firstPublished());
        assertThat(readers().lastChanged()).isEqualTo(before.lastChanged());
        assertThat(desk.copy(id))
                .isInstanceOfSatisfying(
                        Copy.Passed.class,
                        copy -> {
                            assertThat(copy.passed()).isEqualTo(2);
                            assertThat(copy.live().orElseThrow().version()).isEqualTo(1);
                        });
        assertThat(desk.publish(TOM, id, NEWEST).position()).isGreaterThan(undone.position());
        assertThat(readers().story()).isEqualTo(SECOND);
        assertThat(first.position()).isLessThan(undone.position());
    }

    @Test
    void anUndoIsUndoneBySayingItAgainAndNotByAnotherUndo() {
        desk.publish(TOM, id, NEWEST);
        Publication undone = desk.undo(TOM, id, second().position());
        refused("no publication or correction", () -> desk.undo(TOM, id, undone.position()));
        Publication again = desk.publish(TOM, id, NEWEST);
        desk.undo(TOM, id, again.position());
        assertThat(readers().story()).isEqualTo(FIRST);
    }

    @Test
    void aNoticeThatIsUndoneIsGone() {
        desk.publish(TOM, id, NEWEST);
        desk.correct(TOM, id, NEWEST, "To cars.");
        Publication wrong = desk.clarify(TOM, id, NEWEST, "To bicycles.", Notice.Place.FOOT);
        desk.undo(TOM, id, wrong.position());
        assertThat(readers().notices()).extracting(Notice::text).containsExactly("To cars.");
        assertThat(desk.copy(id)).isInstanceOf(Copy.Published.class);
        desk.clarify(TOM, id, NEWEST, "To bicycles.", Notice.Place.FOOT);
        assertThat(readers().notices()).hasSize(2);
    }

    @Test
    void afterTenSecondsItIsTooLate() {
        Publication first = desk.publish(TOM, id, NEWEST);
        Copy.Live live = desk.copy(id).live().orElseThrow();
        assertThat(desk.undoable(id, live)).isEqualTo(Duration.ofSeconds(10));
        newsroom.clock.pass(Duration.ofMillis(9_999));
        assertThat(desk.undoable(id, live)).isEqualTo(Duration.ofMillis(1));
        newsroom.clock.pass(Duration.ofMillis(1));
        assertThat(desk.undoable(id, live)).isZero();
        refused("more than 10 seconds ago", () -> desk.undo(TOM, id, first.position()));
        assertThat(readers().story()).isEqualTo(FIRST);
    }

    @Test
    void whatCameAfterwardsIsNotUndoneWithIt() {
        Publication first = desk.publish(TOM, id, NEWEST);
        desk.correct(INES, id, NEWEST, "To cars.");
        refused("Something else was done", () -> desk.undo(TOM, id, first.position()));
    }

    @Test
    void anUndoTakesTheRightThatTheActTook() {
        Publication first = desk.publish(TOM, id, NEWEST);
        refused("it takes editor to undo this", () -> desk.undo(MIRA, id, first.position()));
    }

    @Test
    void whatWasUndoneStaysUndoneAfterARestart() {
        Publication undone = desk.undo(TOM, id, desk.publish(TOM, id, NEWEST).position());
        newsroom = newsroom.reopen();
        desk = newsroom.desk;
        assertThat(desk.copy(id).live()).isEmpty();
        assertThat(newsroom.ledger.read(undone.position())).isInstanceOf(Published.Withdrawn.class);
    }

    private Publication second() {
        desk.save(MIRA, id, 1, SECOND);
        desk.file(MIRA, id);
        desk.pass(TOM, id, NEWEST);
        return desk.publish(TOM, id, NEWEST);
    }

    private Published.OfStory readers() {
        return (Published.OfStory)
                newsroom.ledger.read(newsroom.ledger.head(id).orElseThrow().position());
    }

    private static void refused(String words, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act).withMessageContaining(words);
    }
}
