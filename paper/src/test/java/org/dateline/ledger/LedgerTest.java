package org.dateline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.story;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dateline.Newsdesk;
import org.dateline.desk.Publication;
import org.dateline.story.Language;
import org.dateline.story.StoryId;
import org.dateline.tlog.Checkpoint;
import org.dateline.tlog.Hash;
import org.dateline.tlog.Merkle;
import org.dateline.tlog.Note;
import org.dateline.tlog.NoteVerifier;
import org.dateline.tlog.Policy;
import org.dateline.tlog.TlogProof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir Path folder;
    private Newsdesk newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsdesk.open(folder.resolve("paper"));
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void aStrangerCanCheckAnEntryWithItsProofAlone() {
        Publication publication = newsroom.published("Bridge", "Open.");
        newsroom.published("Another", "Later.");
        Evidence evidence = newsroom.ledger.evidence(publication.position());
        NoteVerifier log = NoteVerifier.parse(evidence.verifier());
        Checkpoint checkpoint =
                TlogProof.parse(evidence.tlogProof())
                        .verify(Hash.leaf(evidence.entryText().getBytes()), Policy.of(log));
        assertThat(checkpoint.size()).isEqualTo(newsroom.ledger.size());
        Hash root =
                Merkle.root(
                        evidence.fields().stream()
                                .map(field -> Hash.leaf(field.commitment()))
                                .toList());
        assertThat(evidence.entryText()).contains("fields " + root.hex());
        assertThat(evidence.fields())
                .anySatisfy(field -> assertThat(field.value()).isEqualTo("Bridge"));
        whole();
    }

    @Test
    void betweenCommitAndSignatureReadersGetTheLastSignedEntry() {
        Publication first = newsroom.published("Bridge", "Open.");
        StoryId id = StoryId.parse(first.path().split("/")[2]);
        long size = newsroom.ledger.size();
        newsroom.database.write(
                transaction -> {
                    newsroom.ledger.enter(
                            transaction,
                            new Submission.OfStory(
                                    id,
                                    story("Bridge shut", "Shut."),
                                    List.of(),
                                    Kind.UPDATE,
                                    "",
                                    Optional.empty(),
                                    Entry.Origin.DESK));
                    return newsroom.ledger.enter(
                            transaction,
                            new Submission.OfFront("home", List.of(id), Entry.Origin.DESK));
                });
        assertThat(newsroom.ledger.size()).isEqualTo(size);
        assertThat(newsroom.ledger.head(id).map(Head::position))
                .isEqualTo(Optional.of(first.position()));
        assertThat(newsroom.ledger.newest(new Selection.All(), Set.of(Language.MAIN), 5))
                .extracting(Head::position)
                .containsExactly(first.position());
        assertThat(newsroom.ledger.arrangement("home")).isEmpty();
        newsroom.ledger.seal();
        assertThat(newsroom.ledger.head(id).map(Head::position)).isEqualTo(Optional.of(size));
        assertThat(newsroom.ledger.arrangement("home")).isPresent();
        whole();
    }

    @Test
    void anEntryHoldsNothingThatCouldBePersonal() {
        Publication publication = newsroom.published("Okafor resigns", "Words.");
        String text = newsroom.ledger.evidence(publication.position()).entryText();
        assertThat(text).doesNotContainIgnoringCase("okafor").doesNotContain("resigns");
    }

    @Test
    void theFirstEntryNamesTheKey() {
        Published.Key key = (Published.Key) newsroom.ledger.read(0);
        assertThat(key.entry().kind()).isEqualTo(Kind.KEY);
        assertThat(key.verifier()).isEqualTo(newsroom.ledger.evidence(0).verifier());
    }

    @Test
    void whatIsAlteredInTheTableOfBodiesIsNotServed() {
        Publication publication = newsroom.published("Bridge", "Open.");
        alter(
                "update ledger_content set fields ="
                        + " (select fields from ledger_content where position = 1)"
                        + " where position = "
                        + publication.position());
        damaged("not what was signed", () -> newsroom.ledger.read(publication.position()));
        assertThat(LedgerCheck.run(newsroom.ledger, (_, _) -> {}))
                .anySatisfy(
                        finding ->
                                assertThat(finding)
                                        .contains("body of entry " + publication.position()));
    }

    @Test
    void anEntryWrittenIntoTheTableIsNeverSigned() {
        newsroom.published("Bridge", "Open.");
        long size = newsroom.ledger.size();
        alter(
                "insert into ledger_entry select "
                        + size
                        + ", entry, seal from ledger_entry where position = "
                        + (size - 1));
        damaged("not made by this ledger", () -> newsroom.ledger.seal());
        assertThat(newsroom.ledger.size()).isEqualTo(size);
        alter("delete from ledger_entry where position = " + size);
    }

    @Test
    void anyFlippedBitInAnEntryOrABodyIsNamed() {
        long seed = new Random().nextLong();
        System.out.println("LedgerTest seed " + seed);
        Random random = new Random(seed);
        Publication publication = newsroom.published("Bridge", "Open.");
        for (String column : List.of("entry", "fields")) {
            String table = column.equals("entry") ? "ledger_entry" : "ledger_content";
            for (int round = 0; round < 20; round++) {
                byte[] whole = bytes(table, column, publication.position());
                byte[] flipped = whole.clone();
                flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                put(table, column, publication.position(), flipped);
                damaged("", () -> newsroom.ledger.read(publication.position()));
                assertThat(LedgerCheck.run(newsroom.ledger, (_, _) -> {})).isNotEmpty();
                put(table, column, publication.position(), whole);
            }
        }
        whole();
    }

    @Test
    void aFlippedBitInTheTilesIsNamed() throws IOException {
        Publication publication = newsroom.published("Bridge", "Open.");
        Path tiles = newsroom.folder.resolve("log/1/level-0");
        try (RandomAccessFile file = new RandomAccessFile(tiles.toFile(), "rw")) {
            long place = publication.position() * Hash.LENGTH + 5;
            file.seek(place);
            int before = file.read();
            file.seek(place);
            file.write(before ^ 4);
        }
        damaged("not what was signed", () -> newsroom.ledger.read(publication.position()));
        assertThat(LedgerCheck.run(newsroom.ledger, (_, _) -> {})).isNotEmpty();
    }

    @Test
    void lostTilesAndCheckpointsFollowFromTheEntries() throws IOException {
        Publication publication = newsroom.published("Bridge", "Open.");
        newsroom.close();
        Files.delete(newsroom.folder.resolve("log/1/level-0"));
        newsroom = Newsdesk.open(newsroom.folder);
        assertThat(newsroom.ledger.read(publication.position()).entry().version()).isEqualTo(1);
        newsroom.close();
        Files.delete(newsroom.folder.resolve("log/1/checkpoint"));
        newsroom = Newsdesk.open(newsroom.folder);
        whole();
    }

    @Test
    void aCheckpointTornByAPowerCutIsSignedAgain() throws IOException {
        newsroom.published("Bridge", "Open.");
        Path file = newsroom.folder.resolve("log/1/checkpoint");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            for (boolean zeros : new boolean[] {false, true}) {
                newsroom.close();
                Files.write(
                        file,
                        Arrays.copyOf(Arrays.copyOf(whole, length), zeros ? whole.length : length));
                newsroom = Newsdesk.open(newsroom.folder);
                assertThat(Files.readAllBytes(file)).as("cut at %d", length).isEqualTo(whole);
            }
        }
        whole();
    }

    @Test
    void aTornCheckpointLetsNoAlteredTileOrEntryBeSigned() throws IOException {
        Publication publication = newsroom.published("Bridge", "Open.");
        Path paper = newsroom.folder;
        Path tiles = paper.resolve("log/1/level-0");
        newsroom.close();
        Files.write(paper.resolve("log/1/checkpoint"), new byte[0]);
        byte[] altered = Files.readAllBytes(tiles);
        altered[3] ^= 4;
        Files.write(tiles, altered);
        newsroom = Newsdesk.open(paper);
        whole();
        alter(
                "update ledger_entry set entry = cast(replace(cast(entry as text), 'publish', 'correct') as blob) where position = "
                        + publication.position());
        newsroom.close();
        Files.write(paper.resolve("log/1/checkpoint"), new byte[0]);
        damaged("was not made by this ledger", () -> Newsdesk.open(paper));
        newsroom = Newsdesk.open(folder.resolve("other"));
    }

    @Test
    void theCheckpointOfAnEarlierLogIsNotSignedAgain() throws IOException {
        newsroom.published("Bridge", "Open.");
        Path file = folder.resolve("backup.zip");
        Backup.write(newsroom.ledger, newsroom.folder, file);
        Path restored = folder.resolve("restored");
        Backup.restore(file, restored, "", newsroom.clock);
        Files.write(restored.resolve("log/1/checkpoint"), new byte[0]);
        damaged("log 1 does not reach to where log 2 begins", () -> Newsdesk.open(restored));
    }

    @Test
    void lostEntriesAreNotPassedOver() {
        newsroom.published("Bridge", "Open.");
        long last = newsroom.ledger.size() - 1;
        alter("delete from ledger_content where position = " + last);
        alter("delete from ledger_entry where position = " + last);
        Path paper = newsroom.folder;
        newsroom.close();
        damaged("some are lost", () -> Newsdesk.open(paper));
        newsroom = Newsdesk.open(folder.resolve("other"));
    }

    @Test
    void aCheckpointOfAnotherKeyIsRefused() throws IOException {
        newsroom.published("Bridge", "Open.");
        Path paper = newsroom.folder;
        newsroom.close();
        Newsdesk other = Newsdesk.open(folder.resolve("other"));
        Files.copy(
                other.folder.resolve("log/1/checkpoint"),
                paper.resolve("log/1/checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        damaged("not signed by its key", () -> Newsdesk.open(paper));
        newsroom = other;
    }

    @Test
    void aRestoredPaperGoesOnInANewLogThatNamesTheOldOne() {
        Publication before = newsroom.published("Bridge", "Open.");
        Path file = folder.resolve("backup.zip");
        Backup.write(newsroom.ledger, newsroom.folder, file);
        newsroom.published("After the backup", "Only in the first paper.");
        String origin = newsroom.ledger.origin();
        Path restored = folder.resolve("restored");
        Backup.restore(file, restored, "", newsroom.clock);
        newsroom.close();
        newsroom = Newsdesk.open(restored);
        assertThat(newsroom.ledger.origin()).isNotEqualTo(origin);
        Published.Key key = (Published.Key) newsroom.ledger.read(before.position() + 1);
        assertThat(key.continues()).isEqualTo(origin);
        assertThat(newsroom.ledger.evidence(before.position()).log()).isEqualTo(1);
        Publication after = newsroom.published("After", "In the new log.");
        assertThat(newsroom.ledger.evidence(after.position()).log()).isEqualTo(2);
        assertThat(after.position()).isEqualTo(before.position() + 2);
        whole();
    }

    @Test
    void aRestoredPaperCanBeBackedUpAndRestoredAgain() {
        Publication first = newsroom.published("Bridge", "Open.");
        for (int round = 1; round <= 2; round++) {
            Path file = folder.resolve("backup" + round + ".zip");
            Backup.write(newsroom.ledger, newsroom.folder, file);
            Path restored = folder.resolve("restored" + round);
            Backup.restore(file, restored, "news.example", newsroom.clock);
            newsroom.close();
            newsroom = Newsdesk.open(restored);
            newsroom.published("Round " + round, "Words.");
        }
        assertThat(newsroom.ledger.read(first.position()).entry().version()).isEqualTo(1);
        assertThat(newsroom.ledger.checkpoint(3)).isPresent();
        whole();
    }

    @Test
    void theClockSetBackDoesNotChangeTheOrder() {
        Publication first = newsroom.published("First", "1.");
        newsroom.clock.pass(Duration.ofDays(-1));
        Publication second = newsroom.published("Second", "2.");
        assertThat(second.position()).isGreaterThan(first.position());
        assertThat(newsroom.ledger.newest(new Selection.All(), Set.of(Language.MAIN), 5))
                .extracting(Head::position)
                .containsExactly(second.position(), first.position());
        whole();
    }

    @Test
    void aFollowerIsCalledAgainAfterItFailed() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(2);
        newsroom.ledger.follow(
                "stumbling",
                _ -> {
                    seen.countDown();
                    if (seen.getCount() == 1) {
                        throw new IllegalStateException("stumbles once, as this test wants");
                    }
                });
        assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyTileAndBundleOfTheSignedLogCanBeFetched() {
        for (int i = 0; i < 5; i++) {
            newsroom.published("Story " + i, "Words.");
        }
        int size = (int) newsroom.ledger.size();
        byte[] tile = newsroom.ledger.tile(1, 0, 0, size).orElseThrow();
        assertThat(tile).hasSize(size * Hash.LENGTH);
        assertThat(newsroom.ledger.tile(1, 0, 0, size + 1)).isEmpty();
        assertThat(newsroom.ledger.tile(2, 0, 0, 1)).isEmpty();
        assertThat(newsroom.ledger.entries(1, 0, size)).isPresent();
        assertThat(newsroom.ledger.entries(1, 0, size + 1)).isEmpty();
        Note note = Note.parse(newsroom.ledger.checkpoint(1).orElseThrow());
        assertThat(Checkpoint.parse(note.text()).root())
                .isEqualTo(
                        Merkle.root(
                                IntStream.range(0, size)
                                        .mapToObj(i -> Hash.at(tile, i * Hash.LENGTH))
                                        .toList()));
    }

    @Test
    void aWithdrawalKeepsWhatWasPublishedInTheLedger() {
        Publication publication = newsroom.published("Bridge", "Open.");
        StoryId id = StoryId.parse(publication.path().split("/")[2]);
        newsroom.desk.withdraw(INES, id, "A rumour.");
        Published.OfStory still = (Published.OfStory) newsroom.ledger.read(publication.position());
        assertThat(still.story()).isEqualTo(story("Bridge", "Open."));
        assertThat(newsroom.ledger.head(id).map(Head::live)).isEqualTo(Optional.of(false));
        whole();
    }

    /// Every test of the ledger ends by checking the whole of it.
    private void whole() {
        assertThat(LedgerCheck.run(newsroom.ledger, (_, _) -> {})).isEmpty();
    }

    private static void damaged(String sentence, Runnable act) {
        assertThatExceptionOfType(Damaged.class)
                .isThrownBy(act::run)
                .withMessageContaining(sentence);
    }

    /// What somebody could do who can write the database but is not the paper.
    private void alter(String sql) {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    private byte[] bytes(String table, String column, long position) {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select hex(%s) from %s where position = %d"
                                        .formatted(column, table, position))) {
            return HexFormat.of().parseHex(row.getString(1));
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    private void put(String table, String column, long position, byte[] bytes) {
        alter(
                "update %s set %s = x'%s' where position = %d"
                        .formatted(table, column, HexFormat.of().formatHex(bytes), position));
    }

    private String url() {
        return "jdbc:sqlite:" + newsroom.folder.resolve("paper.db");
    }
}
