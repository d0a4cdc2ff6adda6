package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.dateline.Newsdesk;
import org.dateline.ledger.Kind;
import org.dateline.ledger.LedgerCheck;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done to a story that readers have, in the trade's words.
class NoticesTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();

    private Newsdesk newsroom;
    private Desk desk;
    private StoryId id;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
        id = StoryId.parse(newsroom.published("Bridge", "Open.").path().split("/")[2]);
    }

    @AfterEach
    void close() {
        assertThat(LedgerCheck.run(newsroom.ledger, (_, _) -> {})).isEmpty();
        newsroom.close();
    }

    @Test
    void aClarificationStandsWhereTheDeskWantsIt() {
        Publication said = desk.clarify(TOM, id, NEWEST, "To cars, that is.", Notice.Place.FOOT);
        Published.OfStory printed = (Published.OfStory) newsroom.ledger.read(said.position());
        assertThat(printed.entry().kind()).isEqualTo(Kind.CLARIFY);
        assertThat(printed.notices())
                .containsExactly(
                        new Notice(
                                Kind.CLARIFY,
                                printed.entry().time(),
                                "To cars, that is.",
                                said.position(),
                                Notice.Place.FOOT));
        assertThat(desk.clarify(TOM, id, NEWEST, "To cars, that is.", Notice.Place.FOOT))
                .isEqualTo(said);
    }

    @Test
    void aNoticeLeavesWhatIsBeingWrittenWhereItIs() {
        desk.save(MIRA, id, 1, story("Bridge", "Open, and how."));
        desk.correct(TOM, id, OptionalInt.of(1), "To cars only.");
        assertThat(desk.copy(id)).isInstanceOf(Copy.Draft.class);
    }

    @Test
    void whatReadersDoNotHaveIsNotClarified() {
        Copy draft = desk.create(MIRA, story("Toll", "Five."));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(
                        () -> desk.clarify(TOM, draft.id(), NEWEST, "Crowns.", Notice.Place.TOP))
                .withMessageContaining("Only a published story can be clarified");
    }

    @Test
    void aStoryThatWasTakenBackIsFiledAgainAsItWas() {
        desk.withdraw(TOM, id, "We are checking it.");
        assertThat(desk.file(MIRA, id)).isInstanceOf(Copy.Filed.class);
        desk.pass(TOM, id, NEWEST);
        Publication again = desk.publish(TOM, id, NEWEST);
        assertThat(again.version()).isEqualTo(1);
        assertThat(desk.copy(id)).isInstanceOf(Copy.Published.class);
        assertThat(newsroom.ledger.read(again.position())).isInstanceOf(Published.OfStory.class);
        assertThat(desk.publish(TOM, id, NEWEST)).isEqualTo(again);
    }

    @Test
    void whatWasWithdrawnCanStillBeKilled() {
        desk.withdraw(TOM, id, "We are checking it.");
        Publication killed = newsroom.killed(id, "A court says so.");
        assertThat(newsroom.ledger.read(killed.position()))
                .isInstanceOfSatisfying(
                        Published.Withdrawn.class,
                        gone -> {
                            assertThat(gone.byLaw()).isTrue();
                            assertThat(gone.headline()).isEmpty();
                        });
        assertThat(desk.withdraw(TOM, id, "Again.")).isEqualTo(killed);
        assertThat(newsroom.killed(id, "Again.")).isEqualTo(killed);
        assertThat(desk.copy(id))
                .isInstanceOfSatisfying(
                        Copy.Withdrawn.class, copy -> assertThat(copy.byLaw()).isTrue());
    }

    @Test
    void whatWasKilledComesBackByTheWordOfAChief() {
        newsroom.killed(id, "A court says so.");
        desk.save(MIRA, id, 1, story("Bridge", "Open again."));
        desk.file(MIRA, id);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.pass(TOM, id, NEWEST))
                .withMessageContaining("it takes chief to pass a story that was killed");
        assertThat(desk.pass(INES, id, NEWEST)).isInstanceOf(Copy.Passed.class);
    }
}
