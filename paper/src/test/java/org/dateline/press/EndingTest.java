package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Album.GULL;
import static org.dateline.Album.PIER;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.illustrated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.dateline.Newsdesk;
import org.dateline.desk.Publication;
import org.dateline.story.Block;
import org.dateline.story.Digest;
import org.dateline.story.Medium;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is on the shelf, and when it goes: a whole press on a clock that the test sets.
class EndingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Block.Picture THE_PIER = new Block.Picture(PIER, "");
    private static final Block WORDS = Block.Paragraph.of("Words.");

    @TempDir Path folder;
    @TempDir Path made;
    private Newsdesk newsdesk;
    private Printshop shop;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder);
        start();
    }

    private void start() {
        shop = new Printshop(newsdesk, made);
    }

    /// All stands as the ledger says at the end of every test.
    @AfterEach
    void close() {
        assertThat(shop.press.check((_, _) -> {})).isEmpty();
        shop.close();
        newsdesk.close();
    }

    private Publication published(String headline, Block... body) {
        Publication publication = newsdesk.published(illustrated(headline, body));
        shop.follow();
        return publication;
    }

    private Instant pierEndsIn(Duration time) {
        Instant until = newsdesk.clock.instant().plus(time);
        newsdesk.album.put(newsdesk.album.picture(PIER, "The pier till noon.", Optional.of(until)));
        return until;
    }

    private List<Digest> files(Medium medium) {
        return medium.files().stream().map(file -> file.digest()).distinct().toList();
    }

    private String at(Publication publication) {
        return shop.at(publication.path()).html();
    }

    private String home() {
        return shop.at("/").html();
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it should have come to be").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void onlyWhatALiveStoryShowsIsOnTheShelf() {
        Publication publication = published("Pier", THE_PIER, WORDS);
        Medium pier = newsdesk.album.get(PIER);
        assertThat(files(pier)).allMatch(shop.shelf::has);
        assertThat(files(newsdesk.album.get(GULL))).noneMatch(shop.shelf::has);
        assertThat(shop.shelf.has(pier.original())).isFalse();
        newsdesk.desk.withdraw(
                Newsdesk.INES, StoryId.parse(publication.path().split("/")[2]), "Not so.");
        shop.follow();
        assertThat(files(pier)).noneMatch(shop.shelf::has);
    }

    @Test
    void aNewCropTakesTheOldOneFromTheShelf() {
        published("Pier", THE_PIER, WORDS);
        Medium before = newsdesk.album.get(PIER);
        newsdesk.album.put(newsdesk.album.picture(PIER, "Closer.", Optional.empty()));
        newsdesk.desk.reprint(TOM, PIER);
        shop.follow();
        assertThat(files(before)).noneMatch(shop.shelf::has);
        assertThat(files(newsdesk.album.get(PIER))).allMatch(shop.shelf::has);
        assertThat(home()).contains("/media/");
    }

    @Test
    void aPictureGoesFromPageFrontAndShelfWhenItEnds() {
        Instant until = pierEndsIn(Duration.ofHours(1));
        Publication publication = published("Pier", THE_PIER, WORDS);
        Medium pier = newsdesk.album.get(PIER);
        shop.press.tendShelf();
        assertThat(at(publication)).contains("/media/");
        assertThat(home()).contains("/media/");
        newsdesk.clock.pass(Duration.ofHours(1));
        assertThat(shop.shelf.find(files(pier).getFirst(), until)).isEmpty();
        eventually(() -> !at(publication).contains("/media/") && !home().contains("/media/"));
        assertThat(at(publication)).contains("This picture is no longer available.");
        assertThat(home()).contains("Pier");
        eventually(() -> files(pier).stream().noneMatch(shop.shelf::has));
    }

    @Test
    void aPictureStaysForAStoryThatMayShowItLonger() {
        published("For good", THE_PIER, WORDS);
        Medium pier = newsdesk.album.get(PIER);
        newsdesk.album.put(pier.until(newsdesk.clock.instant().plus(Duration.ofHours(1))));
        Publication second = published("Till noon", THE_PIER, WORDS);
        shop.press.tendShelf();
        newsdesk.clock.pass(Duration.ofHours(2));
        eventually(() -> !at(second).contains("/media/"));
        assertThat(files(pier)).allMatch(shop.shelf::has);
        assertThat(home()).contains("/media/");
    }

    @Test
    void whatEndedWhileThePaperWasClosedGoesWhenItOpens() {
        pierEndsIn(Duration.ofHours(1));
        Publication publication = published("Pier", THE_PIER, WORDS);
        Medium pier = newsdesk.album.get(PIER);
        shop.close();
        newsdesk.clock.pass(Duration.ofDays(1));
        start();
        shop.press.tendShelf();
        eventually(() -> !at(publication).contains("/media/"));
        eventually(() -> files(pier).stream().noneMatch(shop.shelf::has));
        assertThat(shop.alarms).isEmpty();
    }

    @Test
    void aRebuildDoesNotBringBackWhatEnded() {
        pierEndsIn(Duration.ofHours(1));
        Publication publication = published("Pier", THE_PIER, WORDS);
        newsdesk.clock.pass(Duration.ofHours(1));
        shop.press.rebuild((_, _) -> {});
        assertThat(at(publication)).doesNotContain("/media/");
        assertThat(home()).doesNotContain("/media/");
    }

    @Test
    void goingLateRaisesAnAlarm() {
        pierEndsIn(Duration.ofHours(1));
        Publication publication = published("Pier", THE_PIER, WORDS);
        shop.press.tendShelf();
        newsdesk.clock.pass(Duration.ofHours(1).plusSeconds(5));
        eventually(() -> !at(publication).contains("/media/"));
        eventually(() -> shop.alarms.stream().anyMatch(alarm -> alarm.contains("late")));
    }

    @Test
    void aWithdrawnPictureGoesAtOnce() {
        Publication publication = published("Pier", THE_PIER, WORDS);
        Medium pier = newsdesk.album.get(PIER);
        newsdesk.desk.withdraw(TOM, PIER, "The photographer withdrew it.");
        shop.follow();
        assertThat(at(publication))
                .doesNotContain("/media/")
                .contains("This picture is no longer available.")
                .contains("The photographer withdrew it.");
        assertThat(files(pier)).noneMatch(shop.shelf::has);
    }

    @Test
    void checkNamesWhatIsMissingAlteredOrTooMuch() throws Exception {
        published("Pier", THE_PIER, WORDS);
        List<Digest> pier = files(newsdesk.album.get(PIER));
        Digest gull = files(newsdesk.album.get(GULL)).getFirst();
        Files.writeString(file(pier.get(0)), "flipped");
        Files.delete(file(pier.get(1)));
        shop.shelf.put(gull, Instant.MAX);
        assertThat(shop.press.check((_, _) -> {}))
                .containsExactlyInAnyOrder(
                        "shelf: the file " + pier.get(0) + " is not what was published",
                        "shelf: the file " + pier.get(1) + " is missing",
                        "shelf: the file " + gull + " is shown by no live story");
        shop.press.tendShelf();
        eventually(() -> shop.shelf.has(pier.get(1)) && !shop.shelf.has(gull));
        eventually(() -> shop.shelf.isSound(pier.get(0)));
    }

    private Path file(Digest digest) {
        return made.resolve("shelf").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    @Test
    void anImportIsPressedWithItsPictures() {
        for (int i = 0; i < 20; i++) {
            newsdesk.published(illustrated("Pier " + i, THE_PIER, WORDS));
        }
        shop.follow();
        assertThat(files(newsdesk.album.get(PIER))).allMatch(shop.shelf::has);
    }
}
