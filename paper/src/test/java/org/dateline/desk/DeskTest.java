package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dateline.Newsdesk;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Published;
import org.dateline.ledger.Selection;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Refusal;
import org.dateline.story.Relations;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();

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
    void aStoryGoesFromDraftToPrint() {
        Copy draft = desk.create(MIRA, story("Bridge reopens", "It is open."));
        assertThat(draft).isInstanceOf(Copy.Draft.class);
        assertThat(desk.file(MIRA, draft.id())).isInstanceOf(Copy.Filed.class);
        assertThat(desk.pass(TOM, draft.id(), NEWEST)).isInstanceOf(Copy.Passed.class);
        Publication publication = desk.publish(TOM, draft.id(), NEWEST);
        assertThat(publication.path()).isEqualTo("/stories/" + draft.id() + "/bridge-reopens");
        assertThat(desk.copy(draft.id())).isInstanceOf(Copy.Published.class);
        Published.OfStory printed =
                (Published.OfStory) newsroom.ledger.read(publication.position());
        assertThat(printed.story()).isEqualTo(draft.story());
        assertThat(printed.entry().kind()).isEqualTo(Kind.PUBLISH);
    }

    @Test
    void whatAStoryRefersToIsPrintedWithIt() {
        Copy original = desk.create(MIRA, story("Bridge reopens", "It is open."));
        Story told = in("nb", new Relations(Optional.of(original.id()), List.of(original.id())));
        Copy draft = desk.create(MIRA, told);
        desk.file(MIRA, draft.id());
        desk.pass(TOM, draft.id(), NEWEST);
        Publication publication = desk.publish(TOM, draft.id(), NEWEST);
        Published.OfStory printed =
                (Published.OfStory) newsroom.ledger.read(publication.position());
        assertThat(printed.story()).isEqualTo(told);
    }

    @Test
    void aStoryRefersToOthersThatAreThere() {
        Copy copy = desk.create(MIRA, story("Bridge reopens", "It is open."));
        StoryId nobody = StoryId.parse("0000000000a1");
        refused(
                Refusal.Reason.INVALID,
                "“original”: there is no story 0000000000a1.",
                () -> desk.create(MIRA, in("nb", new Relations(Optional.of(nobody), List.of()))));
        refused(
                Refusal.Reason.INVALID,
                "“original”: story " + copy.id() + " is in the same language",
                () -> desk.create(MIRA, in("", new Relations(Optional.of(copy.id()), List.of()))));
        Story itself = in("nb", new Relations(Optional.empty(), List.of(copy.id())));
        refused(
                Refusal.Reason.INVALID,
                "“related” names this very story.",
                () -> desk.save(MIRA, copy.id(), 1, itself));
    }

    private static Story in(String language, Relations relations) {
        Story plain = story("Broen er åpen igjen", "Den er åpen.");
        return new Story(
                plain.headline(),
                Headlines.NONE,
                new Language(language),
                plain.section(),
                "",
                "",
                plain.source(),
                plain.byline(),
                plain.editor(),
                plain.dateline(),
                plain.topics(),
                relations,
                plain.body());
    }

    @Test
    void nobodyPassesWhatTheyWrote() {
        Copy mine = desk.create(TOM, story("Mine", "Words."));
        desk.file(TOM, mine.id());
        refused(Refusal.Reason.NOT_ALLOWED, "wrote", () -> desk.pass(TOM, mine.id(), NEWEST));
        Copy edited = desk.create(MIRA, story("Hers", "Words."));
        desk.file(MIRA, edited.id());
        desk.save(TOM, edited.id(), 1, story("Hers", "Tom's words."));
        refused(Refusal.Reason.NOT_ALLOWED, "wrote", () -> desk.pass(TOM, edited.id(), NEWEST));
        assertThat(desk.pass(INES, edited.id(), NEWEST)).isInstanceOf(Copy.Passed.class);
    }

    @Test
    void aReporterDoesNotPassOrPublish() {
        Copy copy = newsroom.passed("Bridge", "Open.");
        refused(Refusal.Reason.NOT_ALLOWED, "editor", () -> desk.publish(MIRA, copy.id(), NEWEST));
    }

    @Test
    void whatWasPassedPrintsAndALaterEditWaits() {
        Copy copy = newsroom.passed("Bridge", "Passed words.");
        desk.save(MIRA, copy.id(), 1, story("Bridge", "Later words."));
        Publication publication = desk.publish(TOM, copy.id(), NEWEST);
        assertThat(publication.version()).isEqualTo(1);
        Copy after = desk.copy(copy.id());
        assertThat(after).isInstanceOf(Copy.Filed.class);
        assertThat(after.version()).isEqualTo(2);
        Published.OfStory printed =
                (Published.OfStory) newsroom.ledger.read(publication.position());
        assertThat(printed.story()).isEqualTo(story("Bridge", "Passed words."));
        refused(
                Refusal.Reason.WRONG_STAGE,
                "Version 2 has not been passed",
                () -> desk.publish(TOM, copy.id(), NEWEST));
    }

    @Test
    void theSamePublicationTwiceHasTheSamePosition() {
        Copy copy = newsroom.passed("Bridge", "Open.");
        Publication first = desk.publish(TOM, copy.id(), NEWEST);
        assertThat(desk.publish(INES, copy.id(), NEWEST)).isEqualTo(first);
        assertThat(desk.publish(INES, copy.id(), OptionalInt.of(1))).isEqualTo(first);
    }

    @Test
    void aStaleSaveIsRefusedAndSaysWhoWasFaster() {
        Copy copy = desk.create(MIRA, story("Bridge", "One."));
        desk.save(TOM, copy.id(), 1, story("Bridge", "Two."));
        refused(
                Refusal.Reason.STALE,
                "Tom Ahlgren",
                () -> desk.save(MIRA, copy.id(), 1, story("Bridge", "Three.")));
        assertThat(desk.revisions(copy.id())).hasSize(2);
        assertThat(desk.text(copy.id(), 1)).isEqualTo(story("Bridge", "One."));
    }

    @Test
    void aCorrectionCarriesItsReasonAndThoseBeforeIt() {
        Publication first = newsroom.published("Bridge", "Cost 4 million.");
        StoryId id = id(first);
        correct(id, 1, "Cost 5 million.", "It cost 5 million, not 4.");
        Publication second = correct(id, 2, "Cost 6 million.", "It cost 6 million, not 5.");
        Published.OfStory printed = (Published.OfStory) newsroom.ledger.read(second.position());
        assertThat(printed.entry().kind()).isEqualTo(Kind.CORRECT);
        assertThat(printed.notices())
                .extracting(notice -> notice.text())
                .containsExactly("It cost 5 million, not 4.", "It cost 6 million, not 5.");
        refused(Refusal.Reason.INVALID, "reason", () -> desk.correct(TOM, id, NEWEST, " "));
    }

    @Test
    void aWithdrawnStoryIsGoneFromFrontsAndSaysWhy() {
        Publication publication = newsroom.published("Bridge", "Open.");
        Publication withdrawn = desk.withdraw(INES, id(publication), "It was a rumour.");
        assertThat(newsroom.ledger.read(withdrawn.position()))
                .isInstanceOfSatisfying(
                        Published.Withdrawn.class,
                        tombstone -> assertThat(tombstone.reason()).isEqualTo("It was a rumour."));
        assertThat(newsroom.ledger.newest(new Selection.All(), Set.of(Language.MAIN), 10))
                .isEmpty();
        assertThat(desk.withdraw(INES, id(publication), "Again.")).isEqualTo(withdrawn);
    }

    @Test
    void aWithdrawnStoryCanBePrintedAgain() {
        Publication publication = newsroom.published("Bridge", "Open.");
        StoryId id = id(publication);
        desk.withdraw(INES, id, "It was a rumour.");
        desk.save(MIRA, id, 1, story("Bridge", "It is true after all."));
        desk.file(MIRA, id);
        desk.pass(TOM, id, NEWEST);
        Publication again = desk.publish(TOM, id, NEWEST);
        assertThat(again.version()).isEqualTo(2);
        assertThat(newsroom.ledger.newest(new Selection.All(), Set.of(Language.MAIN), 10))
                .hasSize(1);
    }

    @Test
    void spikedCopyComesBackWhenReturned() {
        Copy copy = desk.create(MIRA, story("Bridge", "Open."));
        desk.spike(TOM, copy.id(), "Old news");
        refused(
                Refusal.Reason.WRONG_STAGE,
                "spiked",
                () -> desk.save(MIRA, copy.id(), 1, story("Bridge", "New.")));
        assertThat(desk.giveBack(TOM, copy.id(), "Worth it after all"))
                .isInstanceOf(Copy.Draft.class);
    }

    @Test
    void theWrongStageIsNamed() {
        Copy copy = desk.create(MIRA, story("Bridge", "Open."));
        refused(Refusal.Reason.WRONG_STAGE, "filed", () -> desk.pass(TOM, copy.id(), NEWEST));
        refused(
                Refusal.Reason.WRONG_STAGE,
                "has not been passed",
                () -> desk.publish(TOM, copy.id(), NEWEST));
        refused(
                Refusal.Reason.WRONG_STAGE,
                "Only a published story",
                () -> desk.withdraw(TOM, copy.id(), "No"));
    }

    @Test
    void importedCopyIsKnownAgainAndKeepsItsTime() {
        Instant ran = Instant.parse("2020-02-04T07:13:19Z");
        Import copy = new Import(story("Old", "Words."), new byte[32], Optional.of(ran));
        Imported first = desk.bringIn(List.of(copy), true).getFirst();
        Imported again = desk.bringIn(List.of(copy), true).getFirst();
        assertThat(first.duplicate()).isFalse();
        assertThat(again.duplicate()).isTrue();
        assertThat(again.copy().id()).isEqualTo(first.copy().id());
        long position = first.copy().live().orElseThrow().position();
        Published.OfStory printed = (Published.OfStory) newsroom.ledger.read(position);
        assertThat(printed.firstPublished()).isEqualTo(ran);
        assertThat(printed.entry().time()).isEqualTo(newsroom.clock.instant());
    }

    @Test
    void aFrontIsArrangedOnlyWithWhatReadersHave() {
        Publication one = newsroom.published("One", "1.");
        Publication two = newsroom.published("Two", "2.");
        Copy draft = desk.create(MIRA, story("Three", "3."));
        List<StoryId> order = List.of(id(two), id(one));
        long position = desk.arrange(TOM, "top-news", order);
        assertThat(desk.arrange(TOM, "top-news", order)).isEqualTo(position);
        assertThat(desk.arrangement("top-news")).isEqualTo(order);
        refused(
                Refusal.Reason.INVALID,
                "publish it first",
                () -> desk.arrange(TOM, "politics", List.of(draft.id())));
        refused(
                Refusal.Reason.NOT_FOUND,
                "top-news, home, photos, videos, politics",
                () -> desk.arrange(TOM, "sports", order));
    }

    @Test
    void everythingIsThereAfterARestart() {
        Publication publication = newsroom.published("Bridge", "Open.");
        Copy before = desk.copy(id(publication));
        newsroom = newsroom.reopen();
        assertThat(newsroom.desk.copy(id(publication))).isEqualTo(before);
        assertThat(newsroom.ledger.read(publication.position()).entry().version()).isEqualTo(1);
    }

    private Publication correct(StoryId id, int from, String words, String reason) {
        desk.save(MIRA, id, from, story("Bridge", words));
        desk.file(MIRA, id);
        desk.pass(TOM, id, NEWEST);
        return desk.correct(TOM, id, NEWEST, reason);
    }

    private static StoryId id(Publication publication) {
        return StoryId.parse(publication.path().split("/")[2]);
    }

    private static void refused(Refusal.Reason reason, String sentence, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .withMessageContaining(sentence)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
