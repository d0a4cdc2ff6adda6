package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Album.FERRY;
import static org.dateline.Album.GULL;
import static org.dateline.Album.PIER;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.illustrated;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dateline.Newsdesk;
import org.dateline.ledger.Field;
import org.dateline.ledger.Kind;
import org.dateline.ledger.LedgerCheck;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Shown;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Block;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of pictures when stories that show them are printed.
class ShownTest {
    private static final Block.Picture THE_PIER = new Block.Picture(PIER, "");
    private static final Block WORDS = Block.Paragraph.of("The pier is open.");

    @TempDir Path folder;
    private Newsdesk newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsdesk.open(folder);
    }

    /// Every test ends by checking the whole ledger.
    @AfterEach
    void close() {
        assertThat(LedgerCheck.run(newsroom.ledger, (_, _) -> {})).isEmpty();
        newsroom.close();
    }

    private Published.OfStory printed(Publication publication) {
        return (Published.OfStory) newsroom.ledger.read(publication.position());
    }

    private static StoryId id(Publication publication) {
        return StoryId.parse(publication.path().split("/")[2]);
    }

    private static Story pier() {
        return illustrated("Pier opens", THE_PIER, WORDS);
    }

    private void changed(String caption) {
        newsroom.album.put(newsroom.album.picture(PIER, caption, Optional.empty()));
    }

    @Test
    void aPrintedStoryKeepsItsPictureAsItWas() {
        Publication publication = newsroom.published(pier());
        Medium then = newsroom.album.get(PIER);
        changed("The pier in the evening.");
        assertThat(printed(publication).media()).containsExactly(then);
    }

    @Test
    void theEntryCommitsToOriginalAndRenditions() {
        Publication publication = newsroom.published(pier());
        Field field =
                newsroom.ledger.evidence(publication.position()).fields().stream()
                        .filter(each -> each.name().equals("medium.1"))
                        .findFirst()
                        .orElseThrow();
        Medium pier = newsroom.album.get(PIER);
        assertThat(field.value()).contains(pier.original().hex());
        assertThat(pier.files())
                .allSatisfy(file -> assertThat(field.value()).contains(file.digest().hex()));
    }

    @Test
    void aStoryWithAnUnknownPictureIsNotPublished() {
        newsroom.album.put(newsroom.album.picture(new MediaId(99), "Lost.", Optional.empty()));
        Copy copy = newsroom.passed(illustrated("Pier", new Block.Picture(new MediaId(99), "")));
        newsroom.album.forget(new MediaId(99));
        long size = newsroom.ledger.size();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> newsroom.desk.publish(TOM, copy.id(), OptionalInt.empty()))
                .withMessageContaining(new MediaId(99).toString());
        assertThat(newsroom.ledger.size()).isEqualTo(size);
        assertThat(newsroom.desk.copy(copy.id())).isInstanceOf(Copy.Passed.class);
    }

    @Test
    void theLibraryIsToldWhatReadersSee() {
        Publication publication = newsroom.published(pier());
        assertThat(newsroom.album.live(id(publication))).containsExactly(PIER);
        newsroom.desk.withdraw(Newsdesk.INES, id(publication), "It was not open.");
        assertThat(newsroom.album.live(id(publication))).isEmpty();
    }

    @Test
    void aVideoIsNotPublishedAsAPicture() {
        Copy copy = newsroom.passed(illustrated("Ferry", new Block.Picture(FERRY, "")));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> newsroom.desk.publish(TOM, copy.id(), OptionalInt.empty()))
                .withMessageContaining("video");
    }

    @Test
    void theLedgerKnowsWhichLiveStoriesShowAPicture() {
        Publication first = newsroom.published(pier());
        Publication second =
                newsroom.published(illustrated("Gulls", new Block.Picture(GULL, ""), THE_PIER));
        assertThat(newsroom.ledger.shows(PIER).stream().map(Shown::story))
                .containsExactlyInAnyOrder(id(first), id(second));
        newsroom.desk.withdraw(Newsdesk.INES, id(first), "It was not open.");
        assertThat(newsroom.ledger.shows(PIER).stream().map(Shown::story))
                .containsExactly(id(second));
        assertThat(newsroom.ledger.shows(FERRY)).isEmpty();
    }

    @Test
    void aFileIsPublicAsLongAsOneLiveStoryShowsIt() {
        Rendition file = newsroom.album.get(PIER).renditions().getFirst();
        Publication first = newsroom.published(pier());
        Publication second = newsroom.published(illustrated("Again", THE_PIER));
        newsroom.desk.withdraw(Newsdesk.INES, id(first), "Wrong.");
        assertThat(newsroom.ledger.shownUntil(file.digest(), newsroom.clock.instant()))
                .hasValue(Instant.MAX);
        newsroom.desk.withdraw(Newsdesk.INES, id(second), "Wrong, too.");
        assertThat(newsroom.ledger.shownUntil(file.digest(), newsroom.clock.instant())).isEmpty();
    }

    @Test
    void aPictureInManyStoriesIsNotPrintedAnewByWhoChangedIt() {
        for (int i = 0; i <= Desk.USUAL_CHANGES; i++) {
            newsroom.published(illustrated("Number " + i, THE_PIER));
        }
        changed("The pier in the evening.");
        newsroom.album.changedBy(TOM.name());
        long size = newsroom.ledger.size();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> newsroom.desk.correct(TOM, PIER, "It was evening."))
                .withMessageContainingAll(
                        (Desk.USUAL_CHANGES + 1) + " published stories show it",
                        "Somebody else must print it.");
        assertThat(newsroom.ledger.size()).isEqualTo(size);
        assertThat(newsroom.desk.correct(Newsdesk.INES, PIER, "It was evening."))
                .hasSize(Desk.USUAL_CHANGES + 1);
        newsroom.desk.alone().begin(new Member("Ada Lund", Role.ADMINISTRATOR));
        changed("The pier at night.");
        assertThat(newsroom.desk.reprint(TOM, PIER)).hasSize(Desk.USUAL_CHANGES + 1);
        assertThat(newsroom.desk.withdraw(TOM, PIER, "It is another pier."))
                .hasSize(Desk.USUAL_CHANGES + 1);
    }

    @Test
    void aReprintBringsTheNewCaptionIntoEveryLiveStoryOnce() {
        Publication first = newsroom.published(pier());
        Publication second = newsroom.published(illustrated("Again", THE_PIER));
        newsroom.published("No picture", "Words.");
        changed("The pier in the evening.");
        List<Publication> reprinted = newsroom.desk.reprint(TOM, PIER);
        assertThat(reprinted.stream().map(ShownTest::id))
                .containsExactlyInAnyOrder(id(first), id(second));
        assertThat(reprinted)
                .allSatisfy(
                        publication -> {
                            Published.OfStory story = printed(publication);
                            assertThat(story.entry().kind()).isEqualTo(Kind.UPDATE);
                            assertThat(story.media().getFirst().caption()).contains("evening");
                            assertThat(story.notices()).isEmpty();
                            assertThat(publication.version()).isEqualTo(1);
                        });
        long size = newsroom.ledger.size();
        assertThat(newsroom.desk.reprint(TOM, PIER)).containsExactlyInAnyOrderElementsOf(reprinted);
        assertThat(newsroom.ledger.size()).isEqualTo(size);
    }

    @Test
    void aReprintLeavesAWaitingDraftAlone() {
        Publication publication = newsroom.published(pier());
        newsroom.desk.save(
                MIRA, id(publication), 1, illustrated("Pier opens today", THE_PIER, WORDS));
        changed("The pier in the evening.");
        newsroom.desk.reprint(TOM, PIER);
        Copy copy = newsroom.desk.copy(id(publication));
        assertThat(copy).isInstanceOf(Copy.Draft.class);
        assertThat(copy.version()).isEqualTo(2);
        Published.OfStory live =
                (Published.OfStory)
                        newsroom.ledger.read(copy.live().map(Copy.Live::position).orElseThrow());
        assertThat(live.story().headline()).isEqualTo("Pier opens");
        assertThat(live.media().getFirst().caption()).contains("evening");
    }

    @Test
    void aPicturesCorrectionTellsReadersWhy() {
        newsroom.published(pier());
        changed("The old pier.");
        Publication publication =
                newsroom.desk.correct(TOM, PIER, "This is the old pier.").getFirst();
        assertThat(printed(publication).entry().kind()).isEqualTo(Kind.CORRECT);
        assertThat(printed(publication).notices().stream().map(Notice::text))
                .containsExactly("This is the old pier.");
        long size = newsroom.ledger.size();
        assertThat(newsroom.desk.correct(TOM, PIER, "This is the old pier."))
                .containsExactly(publication);
        assertThat(newsroom.ledger.size()).isEqualTo(size);
    }

    @Test
    void aWithdrawnPictureEndsInEveryLiveStoryAndIsNotPrintedAgain() {
        newsroom.published(pier());
        Publication publication =
                newsroom.desk.withdraw(TOM, PIER, "The photographer withdrew it.").getFirst();
        Published.OfStory story = printed(publication);
        assertThat(story.media().getFirst().rights().allowed(newsroom.clock.instant())).isFalse();
        assertThat(story.notices()).hasSize(1);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> newsroom.published(illustrated("Again", THE_PIER)));
    }

    @Test
    void aNoticeIsAddedToAStoryWhateverBecameOfItsPicture() {
        Publication publication = newsroom.published(pier());
        Medium then = newsroom.album.get(PIER);
        newsroom.album.forget(PIER);
        Publication corrected =
                newsroom.desk.correct(
                        TOM, id(publication), OptionalInt.empty(), "It opens tomorrow.");
        assertThat(printed(corrected).media()).containsExactly(then);
    }

    @Test
    void onlyAnEditorPrintsAPictureAgain() {
        newsroom.published(pier());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> newsroom.desk.reprint(MIRA, PIER))
                .withMessageContaining("editor");
    }

    @Test
    void theLedgerKnowsWhatEndsWhen() {
        Instant start = newsroom.clock.instant();
        Instant noon = start.plus(Duration.ofHours(3));
        newsroom.album.put(newsroom.album.picture(PIER, "Until noon.", Optional.of(noon)));
        Publication publication = newsroom.published(pier());
        assertThat(newsroom.ledger.nextEnding(start)).hasValue(noon);
        assertThat(newsroom.ledger.nextEnding(noon)).isEmpty();
        assertThat(newsroom.ledger.ending(start, noon))
                .containsExactly(new Shown(id(publication), PIER, Optional.of(noon)));
        assertThat(newsroom.ledger.ending(start, noon.minusMillis(1))).isEmpty();
    }
}
