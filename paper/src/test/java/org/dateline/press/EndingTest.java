package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Album.GULL;
import static org.dateline.Album.PIER;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.illustrated;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.crypto.spec.SecretKeySpec;
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
    private final List<String> alarms = new CopyOnWriteArrayList<>();
    private Newsdesk newsdesk;
    private Rack rack;
    private Shelf shelf;
    private Press press;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder);
        start();
    }

    private void start() {
        rack = Rack.open(made.resolve("rack"), new SecretKeySpec(new byte[32], "HmacSHA256"));
        shelf = Shelf.open(made.resolve("shelf"));
        shelf.supply(newsdesk.album::find);
        press =
                new Press(
                        newsdesk.ledger,
                        rack,
                        shelf,
                        (_, _) -> List.of(),
                        alarms::add,
                        newsdesk.clock);
        press.start();
        press.follow(newsdesk.ledger.size());
    }

    private void stop() {
        press.close();
        rack.close();
        shelf.close();
    }

    /// All stands as the ledger says at the end of every test.
    @AfterEach
    void close() {
        assertThat(press.check((_, _) -> {})).isEmpty();
        stop();
        newsdesk.close();
    }

    private Publication published(String headline, Block... body) {
        Publication publication = newsdesk.published(illustrated(headline, body));
        press.follow(newsdesk.ledger.size());
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
        Pick pick = new Pick();
        long id = StoryId.parse(publication.path().split("/")[2]).value();
        assertThat(rack.pick(id, Coding.IDENTITY, pick)).isEqualTo(Found.PAGE);
        return new String(pick.inflated(), StandardCharsets.UTF_8);
    }

    private String home() {
        return new String(press.onRack("/"), StandardCharsets.UTF_8);
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
        assertThat(files(pier)).allMatch(shelf::has);
        assertThat(files(newsdesk.album.get(GULL))).noneMatch(shelf::has);
        assertThat(shelf.has(pier.original())).isFalse();
        newsdesk.desk.withdraw(
                Newsdesk.INES, StoryId.parse(publication.path().split("/")[2]), "Not so.");
        press.follow(newsdesk.ledger.size());
        assertThat(files(pier)).noneMatch(shelf::has);
    }

    @Test
    void aNewCropTakesTheOldOneFromTheShelf() {
        published("Pier", THE_PIER, WORDS);
        Medium before = newsdesk.album.get(PIER);
        newsdesk.album.put(newsdesk.album.picture(PIER, "Closer.", Optional.empty()));
        newsdesk.desk.reprint(TOM, PIER);
        press.follow(newsdesk.ledger.size());
        assertThat(files(before)).noneMatch(shelf::has);
        assertThat(files(newsdesk.album.get(PIER))).allMatch(shelf::has);
        assertThat(home()).contains("/media/");
    }

    @Test
    void aPictureGoesFromPageFrontAndShelfWhenItEnds() {
        Instant until = pierEndsIn(Duration.ofHours(1));
        Publication publication = published("Pier", THE_PIER, WORDS);
        Medium pier = newsdesk.album.get(PIER);
        press.tendShelf();
        assertThat(at(publication)).contains("/media/");
        assertThat(home()).contains("/media/");
        newsdesk.clock.pass(Duration.ofHours(1));
        assertThat(shelf.find(files(pier).getFirst(), until)).isEmpty();
        eventually(() -> !at(publication).contains("/media/") && !home().contains("/media/"));
        assertThat(at(publication)).contains("This picture is no longer available.");
        assertThat(home()).contains("Pier");
        eventually(() -> files(pier).stream().noneMatch(shelf::has));
    }

    @Test
    void aPictureStaysForAStoryThatMayShowItLonger() {
        published("For good", THE_PIER, WORDS);
        Medium pier = newsdesk.album.get(PIER);
        newsdesk.album.put(pier.until(newsdesk.clock.instant().plus(Duration.ofHours(1))));
        Publication second = published("Till noon", THE_PIER, WORDS);
        press.tendShelf();
        newsdesk.clock.pass(Duration.ofHours(2));
        eventually(() -> !at(second).contains("/media/"));
        assertThat(files(pier)).allMatch(shelf::has);
        assertThat(home()).contains("/media/");
    }

    @Test
    void whatEndedWhileThePaperWasClosedGoesWhenItOpens() {
        pierEndsIn(Duration.ofHours(1));
        Publication publication = published("Pier", THE_PIER, WORDS);
        Medium pier = newsdesk.album.get(PIER);
        stop();
        newsdesk.clock.pass(Duration.ofDays(1));
        start();
        press.tendShelf();
        eventually(() -> !at(publication).contains("/media/"));
        eventually(() -> files(pier).stream().noneMatch(shelf::has));
        assertThat(alarms).isEmpty();
    }

    @Test
    void aRebuildDoesNotBringBackWhatEnded() {
        pierEndsIn(Duration.ofHours(1));
        Publication publication = published("Pier", THE_PIER, WORDS);
        newsdesk.clock.pass(Duration.ofHours(1));
        press.rebuild((_, _) -> {});
        assertThat(at(publication)).doesNotContain("/media/");
        assertThat(home()).doesNotContain("/media/");
    }

    @Test
    void goingLateRaisesAnAlarm() {
        pierEndsIn(Duration.ofHours(1));
        Publication publication = published("Pier", THE_PIER, WORDS);
        press.tendShelf();
        newsdesk.clock.pass(Duration.ofHours(1).plusSeconds(5));
        eventually(() -> !at(publication).contains("/media/"));
        eventually(() -> alarms.stream().anyMatch(alarm -> alarm.contains("late")));
    }

    @Test
    void aWithdrawnPictureGoesAtOnce() {
        Publication publication = published("Pier", THE_PIER, WORDS);
        Medium pier = newsdesk.album.get(PIER);
        newsdesk.desk.withdraw(TOM, PIER, "The photographer withdrew it.");
        press.follow(newsdesk.ledger.size());
        assertThat(at(publication))
                .doesNotContain("/media/")
                .contains("This picture is no longer available.")
                .contains("The photographer withdrew it.");
        assertThat(files(pier)).noneMatch(shelf::has);
    }

    @Test
    void checkNamesWhatIsMissingAlteredOrTooMuch() throws Exception {
        published("Pier", THE_PIER, WORDS);
        List<Digest> pier = files(newsdesk.album.get(PIER));
        Digest gull = files(newsdesk.album.get(GULL)).getFirst();
        Files.writeString(file(pier.get(0)), "flipped");
        Files.delete(file(pier.get(1)));
        shelf.put(gull, Instant.MAX);
        assertThat(press.check((_, _) -> {}))
                .containsExactlyInAnyOrder(
                        "shelf: the file " + pier.get(0) + " is not what was published",
                        "shelf: the file " + pier.get(1) + " is missing",
                        "shelf: the file " + gull + " is shown by no live story");
        press.tendShelf();
        eventually(() -> shelf.has(pier.get(1)) && !shelf.has(gull));
        eventually(() -> shelf.isSound(pier.get(0)));
    }

    private Path file(Digest digest) {
        return made.resolve("shelf").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    @Test
    void anImportIsPressedWithItsPictures() {
        for (int i = 0; i < 20; i++) {
            newsdesk.published(illustrated("Pier " + i, THE_PIER, WORDS));
        }
        press.follow(newsdesk.ledger.size());
        assertThat(files(newsdesk.album.get(PIER))).allMatch(shelf::has);
    }
}
