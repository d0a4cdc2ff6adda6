package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RackTest {
    private static final SecretKey SECRET = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final int SEGMENT = 1 << 20;
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final String HEAD = "<!doctype html><html lang=en><meta charset=utf-8>";
    private static final String RAILS = "<aside>Most popular</aside></body></html>";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<String> alarms = new ArrayList<>();

    @TempDir Path folder;

    @Test
    void aPagePutIsAPagePicked() throws IOException {
        try (Rack rack = rack()) {
            rack.put(story(7, "Harbour opens", 1), Effort.NOW);
            for (Coding coding : Coding.values()) {
                assertThat(read(rack, 7, coding)).isEqualTo(HEAD + "Harbour opens" + RAILS);
            }
        }
    }

    @Test
    void aPageReplacedIsNeverSeenAgain() throws IOException {
        try (Rack rack = rack()) {
            rack.put(story(7, "Harbour opens", 1), Effort.NOW);
            rack.put(story(7, "Harbour stays shut", 2), Effort.BULK);
            assertThat(read(rack, 7, Coding.BROTLI)).contains("stays shut");
            assertThat(rack.position(new StoryId(7))).isEqualTo(2);
            assertThat(rack.statistics().dead()).isPositive();
        }
    }

    @Test
    void aFrontIsFoundByItsPathAndNoOther() throws IOException {
        try (Rack rack = rack()) {
            rack.put(page("/", "home"), Effort.NOW);
            rack.put(page("/politics", "politics"), Effort.NOW);
            assertThat(find(rack, "/politics")).isEqualTo(Found.PAGE);
            assertThat(find(rack, "/sport")).isEqualTo(Found.NOTHING);
            rack.remove("/politics");
            assertThat(find(rack, "/politics")).isEqualTo(Found.NOTHING);
            assertThat(find(rack, "/")).isEqualTo(Found.PAGE);
        }
    }

    @Test
    void withoutRailsNoPageIsReady() {
        try (Rack rack = Rack.open(folder, SECRET, SEGMENT)) {
            rack.put(page("/", "home"), Effort.BULK);
            assertThat(find(rack, "/")).isEqualTo(Found.NOT_READY);
        }
    }

    @Test
    void afterARestartEverythingIsThere() throws IOException {
        Map<Long, String> texts = new HashMap<>();
        try (Rack rack = rack()) {
            for (long id = 1; id < 3_000; id++) {
                texts.put(id, text());
                rack.put(story(id, texts.get(id), id), Effort.BULK);
            }
            rack.reached(3_000);
        }
        try (Rack rack = Rack.open(folder, SECRET, SEGMENT)) {
            assertThat(rack.reached()).isEqualTo(3_000);
            for (long id = 1; id < 3_000; id++) {
                assertThat(read(rack, id, Coding.GZIP)).isEqualTo(HEAD + texts.get(id) + RAILS);
            }
            assertThat(rack.verify((done, of) -> {})).isEmpty();
        }
    }

    @Test
    void pagesUnderAnOldHeadKeepIt() throws IOException {
        try (Rack rack = rack()) {
            rack.put(story(1, "old design", 1), Effort.NOW);
            rack.head("<!doctype html><html lang=fr>".getBytes(StandardCharsets.UTF_8));
            rack.put(story(2, "new design", 2), Effort.NOW);
        }
        try (Rack rack = Rack.open(folder, SECRET, SEGMENT)) {
            assertThat(read(rack, 1, Coding.GZIP)).startsWith("<!doctype html><html lang=en>");
            assertThat(read(rack, 2, Coding.BROTLI)).startsWith("<!doctype html><html lang=fr>");
            rack.put(story(3, "newer", 3), Effort.NOW);
            assertThat(read(rack, 3, Coding.IDENTITY)).startsWith("<!doctype html><html lang=fr>");
        }
    }

    @Test
    void anotherSecretFindsAnEmptyRack() {
        try (Rack rack = rack()) {
            rack.put(story(1, "ours", 1), Effort.NOW);
            rack.reached(1);
        }
        SecretKey other = new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA256");
        try (Rack rack = Rack.open(folder, other, SEGMENT)) {
            rack.rails(RAILS.getBytes(StandardCharsets.UTF_8));
            assertThat(rack.reached()).isZero();
            assertThat(rack.pick(1, Coding.GZIP, new Pick())).isEqualTo(Found.NOTHING);
        }
    }

    @Test
    void noFlippedBitIsServedAndCheckNamesThePage() throws IOException {
        try (Rack rack = rack()) {
            for (long id = 1; id <= 20; id++) {
                rack.put(story(id, text(), id), Effort.NOW);
            }
            rack.shelves().checkpoint();
            for (int round = 0; round < 200; round++) {
                flipSomeBit(rack, round);
            }
        }
        assertThat(alarms).isNotEmpty();
    }

    private void flipSomeBit(Rack rack, int round) throws IOException {
        Path file = folder.resolve("pages-000000");
        int at = 16 + random.nextInt(rack.shelves().segments().extents().getFirst().tail() - 16);
        int bit = 1 << random.nextInt(8);
        flip(file, at, bit);
        for (long id = 1; id <= 20; id++) {
            Pick pick = new Pick();
            Coding coding = round % 2 == 0 ? Coding.GZIP : Coding.BROTLI;
            Found found = rack.pick(id, coding, pick);
            if (found == Found.PAGE) {
                assertThat(read(pick)).as("seed %d", seed).endsWith(RAILS);
                assertThat(pick.position()).as("seed %d", seed).isEqualTo(id);
            }
        }
        assertThat(rack.verify((done, of) -> {})).as("seed %d at %d", seed, at).hasSize(1);
        flip(file, at, bit);
        assertThat(rack.verify((done, of) -> {})).as("seed %d", seed).isEmpty();
    }

    @Test
    void aRecordAlteredWithARightChecksumIsStillRefused() throws IOException {
        SecretKey theirs = new SecretKeySpec(new byte[] {9}, "HmacSHA256");
        try (Rack rack = rack()) {
            rack.put(story(5, "The council said no.", 1), Effort.BULK);
            RackHead head = new RackHead(HEAD.getBytes(StandardCharsets.UTF_8));
            Sheet forged = story(5, "The council said so.", 1);
            byte[] data = Gzip.body(head.html(), forged.body(), Effort.BULK);
            ByteBuffer record = RackRecord.of(forged, head, 0, data, new RackSeal(theirs));
            try (var out = new RandomAccessFile(folder.resolve("pages-000000").toFile(), "rw")) {
                byte[] bytes = new byte[record.capacity()];
                record.get(bytes);
                out.seek(RackSegments.FIRST);
                out.write(bytes);
            }
            Pick pick = new Pick();
            assertThat(rack.pick(5, Coding.GZIP, pick)).isEqualTo(Found.DAMAGED);
            assertThat(alarms).containsExactly("/stories/000000000005");
            rack.put(story(5, "The council said no.", 1), Effort.BULK);
            assertThat(read(rack, 5, Coding.GZIP)).contains("said no");
        }
    }

    @Test
    void aPageAtHandIsServedAsItWasCheckedWhateverBecomesOfTheFile() throws IOException {
        try (Rack rack = rack()) {
            rack.put(story(5, "The council said no.", 1), Effort.BULK);
            Pick pick = new Pick(1 << 20);
            assertThat(rack.pick(5, Coding.GZIP, pick)).isEqualTo(Found.PAGE);
            assertThat(rack.pick(5, Coding.GZIP, pick)).isEqualTo(Found.PAGE);
            flip(folder.resolve("pages-000000"), 16 + RackRecord.PATH + 40, 1);
            assertThat(rack.pick(5, Coding.GZIP, pick)).isEqualTo(Found.PAGE);
            assertThat(read(pick)).contains("The council said no.");
            assertThat(rack.pick(5, Coding.GZIP, new Pick())).isEqualTo(Found.DAMAGED);
            assertThat(rack.verify((done, of) -> {})).hasSize(1);
        }
    }

    @Test
    void aDamagedFrontIsToldByItsPathOnceAReaderMeetsIt() throws IOException {
        try (Rack rack = rack()) {
            rack.put(page("/politics", "The council said no."), Effort.BULK);
            flip(folder.resolve("pages-000000"), 16 + RackRecord.PATH, 1); // in its path as well
            assertThat(sweep(rack)).isTrue();
            assertThat(sweep(rack)).isTrue();
            assertThat(alarms).doesNotContain("/politics").hasSize(1);
            assertThat(find(rack, "/politics")).isEqualTo(Found.DAMAGED);
            assertThat(find(rack, "/politics")).isEqualTo(Found.DAMAGED);
            assertThat(alarms).hasSize(2).contains("/politics");
        }
    }

    @Test
    void aPageAtHandGivesWayToTheOneThatReplacesIt() throws IOException {
        try (Rack rack = rack()) {
            Pick pick = new Pick(1 << 20);
            for (int version = 1; version < 40; version++) {
                rack.put(story(5, "Version " + version + ".", version), Effort.NOW);
                for (Coding coding : Coding.values()) {
                    assertThat(rack.pick(5, coding, pick)).isEqualTo(Found.PAGE);
                    assertThat(read(pick)).contains("Version " + version + ".");
                }
            }
            rack.clear();
            rack.put(story(5, "After all.", 1), Effort.NOW);
            assertThat(rack.pick(5, Coding.GZIP, pick)).isEqualTo(Found.PAGE);
            assertThat(read(pick)).contains("After all.");
        }
    }

    @Test
    void whatIsKeptAtHandIsBoundedAndNeverMixedUp() throws IOException {
        try (Rack rack = rack()) {
            Map<Long, String> texts = new HashMap<>();
            for (long id = 1; id <= 40; id++) {
                // Random letters hardly compress: together they are more than is kept.
                texts.put(id, noise(id == 7 ? 1_500_000 : random.nextInt(300_000)));
                rack.put(story(id, texts.get(id), id), Effort.BULK);
            }
            Pick pick = new Pick(2 << 20);
            for (int round = 0; round < 400; round++) {
                long id = 1 + random.nextInt(40);
                assertThat(rack.pick(id, Coding.GZIP, pick)).isEqualTo(Found.PAGE);
                assertThat(read(pick)).as("seed %d", seed).isEqualTo(HEAD + texts.get(id) + RAILS);
            }
        }
    }

    private String noise(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) (' ' + random.nextInt(94)));
        }
        return text.toString();
    }

    @Test
    void aCrashAtAnyByteLosesNothingThatWasReached() throws IOException {
        for (int round = 0; round < 25; round++) {
            Path here = folder.resolve("crash-" + round);
            List<String> texts = crashed(here);
            try (Rack rack = Rack.open(here, SECRET, SEGMENT)) {
                int reached = (int) rack.reached();
                assertThat(reached).as("seed %d", seed).isGreaterThanOrEqualTo(60);
                for (int id = 1; id <= reached; id++) {
                    String page = HEAD + texts.get(id - 1) + RAILS;
                    assertThat(read(rack, id, Coding.GZIP)).as("seed %d", seed).isEqualTo(page);
                }
                for (int id = reached + 1; id <= 100; id++) {
                    rack.put(story(id, texts.get(id - 1), id), Effort.BULK);
                    assertThat(read(rack, id, Coding.GZIP)).contains(texts.get(id - 1));
                }
                assertThat(rack.verify((done, of) -> {})).as("seed %d", seed).isEmpty();
            }
        }
    }

    /// Forty pages after the last checkpoint, of which a random number of bytes reached the disk.
    private List<String> crashed(Path here) throws IOException {
        List<String> texts = new ArrayList<>();
        Rack rack = Rack.open(here, SECRET, SEGMENT);
        rack.head(HEAD.getBytes(StandardCharsets.UTF_8));
        rack.rails(RAILS.getBytes(StandardCharsets.UTF_8));
        int kept = 0;
        for (int id = 1; id <= 100; id++) {
            texts.add(text());
            rack.put(story(id, texts.getLast(), id), id % 3 == 0 ? Effort.NOW : Effort.BULK);
            if (id == 60) {
                rack.reached(60);
                rack.shelves().checkpoint();
                kept = rack.shelves().segments().extents().getLast().tail();
            }
        }
        int end = rack.shelves().segments().extents().getLast().tail();
        int cut = kept + random.nextInt(end - kept);
        rack.shelves().segments().close();
        rack.shelves().index().close();
        try (var file = new RandomAccessFile(here.resolve("pages-000000").toFile(), "rw")) {
            file.setLength(cut);
        }
        return texts;
    }

    @Test
    void aRackThatCrashedOftenHasRoomForMore() throws IOException {
        rack().close();
        for (int round = 0; round < 20; round++) {
            Rack rack = Rack.open(folder, SECRET, SEGMENT);
            for (int i = 1; i <= 100; i++) {
                long id = round * 100L + i;
                Sheet sheet = story(id, "page " + id, id);
                assertTimeoutPreemptively(TEN_SECONDS, () -> rack.put(sheet, Effort.BULK));
            }
            rack.shelves().segments().close(); // a crash: the state is not written
            rack.shelves().index().close();
        }
        try (Rack rack = Rack.open(folder, SECRET, SEGMENT)) {
            for (long id = 1; id <= 2_000; id++) {
                assertThat(read(rack, id, Coding.GZIP)).isEqualTo(HEAD + "page " + id + RAILS);
            }
            assertThat(rack.verify((done, of) -> {})).isEmpty();
        }
    }

    @Test
    void aDamagedStateStartsEmptyAndIsNamed() throws IOException {
        try (Rack rack = rack()) {
            rack.put(story(1, "one", 1), Effort.NOW);
            rack.reached(1);
        }
        flip(folder.resolve(RackState.FILE), 40, 4);
        assertThat(Rack.examine(folder, SECRET, (done, of) -> {}))
                .containsExactly("rack: the file state is damaged");
        try (Rack rack = Rack.open(folder, SECRET, SEGMENT)) {
            assertThat(rack.reached()).isZero();
        }
    }

    @Test
    void labelsStayWithAPageWhateverItsCoding() throws IOException {
        try (Rack rack = rack()) {
            Sheet plain = story(3, text(), 1);
            rack.put(
                    new Sheet(
                            plain.path(),
                            0,
                            3,
                            3,
                            200,
                            plain.body(),
                            plain.changed(),
                            1,
                            "story-3 rails"),
                    Effort.NOW);
            rack.put(story(4, text(), 1), Effort.NOW);
            rack.settle((done, of) -> {});
            Pick pick = new Pick();
            byte[] to = new byte[100];
            for (Coding coding : Coding.values()) {
                assertThat(rack.pick(3, coding, pick)).isEqualTo(Found.PAGE);
                assertThat(pick.isLabelled()).isTrue();
                assertThat(new String(to, 5, pick.keys(to, 5), StandardCharsets.US_ASCII))
                        .isEqualTo("story-3 rails");
                assertThat(new String(to, 5, pick.tags(to, 5), StandardCharsets.US_ASCII))
                        .isEqualTo("story-3,rails");
                rack.pick(4, coding, pick);
                assertThat(pick.isLabelled()).isFalse();
            }
        }
        assertThatThrownBy(
                        () ->
                                new Sheet(
                                        "/a",
                                        0,
                                        0,
                                        -1,
                                        200,
                                        new byte[0],
                                        Instant.EPOCH,
                                        0,
                                        "a\r\nSet-Cookie: b"))
                .hasMessageStartingWith("not labels");
    }

    @Test
    void brotliFollowsInTheBackground() throws IOException {
        try (Rack rack = rack()) {
            for (long id = 1; id <= 12; id++) {
                rack.put(story(id, text(), id), Effort.NOW);
            }
            String before = etag(rack, 3);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (rack.statistics().unbrotlied() != 0 && System.nanoTime() - end < 0) {
                rack.chores().second();
            }
            assertThat(rack.statistics().unbrotlied()).isZero();
            assertThat(etag(rack, 3)).isNotEqualTo(before).endsWith("b\"");
            assertThat(read(rack, 3, Coding.BROTLI)).endsWith(RAILS);
            assertThat(rack.verify((done, of) -> {})).isEmpty();
        }
    }

    @Test
    void brotliStandsBackWhileNewsComesIn() throws IOException {
        try (Rack rack = rack()) {
            boolean hurried = false;
            for (int i = 0; i < 100 && !hurried; i++) {
                rack.put(story(2, text(), 2), Effort.NOW);
                rack.chores().second();
                hurried = rack.isHurried(); // or this machine paused for too long between the two
            }
            assertThat(hurried).isTrue();
            assertThat(rack.statistics().unbrotlied()).isNegative();
            assertThat(etag(rack, 2)).endsWith("q\"");
        }
    }

    @Test
    void aHeadNoPageStandsBehindIsForgotten() throws IOException {
        try (Rack rack = rack()) {
            rack.put(story(1, "old design", 1), Effort.NOW);
            rack.put(story(2, "old design", 2), Effort.NOW);
            rack.head("<!doctype html><html lang=fr>".getBytes(StandardCharsets.UTF_8));
            rack.put(story(2, "new design", 3), Effort.NOW);
            rack.chores().second();
            assertThat(headFiles()).isEqualTo(2);
            rack.put(story(1, "new design", 4), Effort.NOW);
            assertThat(sweep(rack)).isTrue();
            assertThat(headFiles()).isEqualTo(1);
            assertThat(read(rack, 1, Coding.GZIP)).startsWith("<!doctype html><html lang=fr>");
            assertThat(rack.verify((done, of) -> {})).isEmpty();
        }
        try (Rack rack = Rack.open(folder, SECRET, SEGMENT)) {
            assertThat(read(rack, 2, Coding.BROTLI)).endsWith("new design" + RAILS);
        }
    }

    @Test
    void aHeadSetDuringASweepIsNotForgotten() throws IOException {
        try (Rack rack = rack()) {
            rack.put(story(1, "old design", 1), Effort.NOW);
            RackSweep sweep = rack.sweep();
            sweep.some(System.nanoTime()); // one slot
            rack.head("<!doctype html><html lang=fr>".getBytes(StandardCharsets.UTF_8));
            rack.put(story(1, "new design", 2), Effort.NOW);
            rack.head(HEAD.getBytes(StandardCharsets.UTF_8));
            assertThat(sweep.some(System.nanoTime() + TimeUnit.HOURS.toNanos(1))).isTrue();
            assertThat(read(rack, 1, Coding.GZIP)).startsWith("<!doctype html><html lang=fr>");
        }
    }

    private static boolean sweep(Rack rack) throws IOException {
        return rack.sweep().some(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
    }

    private int headFiles() throws IOException {
        int count = 0;
        try (var files = Files.newDirectoryStream(folder, "head-*")) {
            for (Path file : files) {
                assertThat(file).isRegularFile();
                count++;
            }
        }
        return count;
    }

    @Test
    void railsOutliveARestartAndTheLastSecondOfACrash() throws IOException {
        try (Rack rack = rack()) {
            rack.put(story(1, "one", 1), Effort.NOW);
            rack.chores().second();
            rack.rails("<aside>Newer</aside>".getBytes(StandardCharsets.UTF_8));
            assertThat(read(rack, 1, Coding.GZIP)).endsWith("Newer</aside>");
            try (Rack crashed = Rack.open(folder, SECRET, SEGMENT)) {
                assertThat(read(crashed, 1, Coding.GZIP)).endsWith(RAILS);
            }
            rack.chores().second();
            try (Rack later = Rack.open(folder, SECRET, SEGMENT)) {
                assertThat(read(later, 1, Coding.GZIP)).endsWith("Newer</aside>");
            }
        }
    }

    private static final String CHINESE_HEAD = "<!doctype html><html lang=zh>";
    private static final String CHINESE_RAILS = "<aside>24 小时热读</aside></body></html>";

    private Rack inTwoEditions() {
        Rack rack = rack();
        rack.head(1, CHINESE_HEAD.getBytes(StandardCharsets.UTF_8));
        rack.rails(1, CHINESE_RAILS.getBytes(StandardCharsets.UTF_8));
        rack.put(story(1, "harbour", 1), Effort.NOW);
        rack.put(edition(1, 2, "港口"), Effort.NOW);
        return rack;
    }

    @Test
    void pagesOfTwoEditionsKeepTheirOwnHeadAndRails() throws IOException {
        try (Rack rack = inTwoEditions()) {
            everyCoding(rack, 1, HEAD + "harbour" + RAILS);
            everyCoding(rack, 2, CHINESE_HEAD + "港口" + CHINESE_RAILS);
            String english = etag(rack, 1);
            String chinese = etag(rack, 2);
            rack.rails(1, "<aside>新</aside>".getBytes(StandardCharsets.UTF_8));
            everyCoding(rack, 1, HEAD + "harbour" + RAILS);
            everyCoding(rack, 2, CHINESE_HEAD + "港口<aside>新</aside>");
            assertThat(etag(rack, 1)).isEqualTo(english);
            assertThat(etag(rack, 2)).isNotEqualTo(chinese);
            rack.settle((done, of) -> {});
            everyCoding(rack, 1, HEAD + "harbour" + RAILS);
            everyCoding(rack, 2, CHINESE_HEAD + "港口<aside>新</aside>");
        }
        try (Rack rack = Rack.open(folder, SECRET, SEGMENT)) {
            everyCoding(rack, 1, HEAD + "harbour" + RAILS);
            everyCoding(rack, 2, CHINESE_HEAD + "港口<aside>新</aside>");
            rack.put(edition(1, 3, "新港"), Effort.NOW);
            everyCoding(rack, 3, CHINESE_HEAD + "新港<aside>新</aside>");
            assertThat(rack.verify((done, of) -> {})).isEmpty();
        }
    }

    @Test
    void whatACrashLeavesOfTwoEditionsIsTwoEditions() throws IOException {
        try (Rack rack = inTwoEditions()) {
            rack.chores().second();
            rack.head(
                    1, "<!doctype html><html lang=zh class=new>".getBytes(StandardCharsets.UTF_8));
            rack.put(edition(1, 3, "新港"), Effort.NOW);
            try (Rack crashed = Rack.open(folder, SECRET, SEGMENT)) {
                everyCoding(crashed, 1, HEAD + "harbour" + RAILS);
                everyCoding(crashed, 2, CHINESE_HEAD + "港口" + CHINESE_RAILS);
            }
            rack.clear();
            rack.put(edition(1, 4, "再来"), Effort.NOW);
            rack.chores().second();
            try (Rack later = Rack.open(folder, SECRET, SEGMENT)) {
                assertThat(read(later, 4, Coding.GZIP))
                        .isEqualTo("<!doctype html><html lang=zh class=new>再来" + CHINESE_RAILS);
            }
        }
    }

    @Test
    void anEditionWithoutRailsEndsAsTheMainOne() throws IOException {
        try (Rack rack = rack()) {
            rack.head(3, CHINESE_HEAD.getBytes(StandardCharsets.UTF_8));
            rack.put(edition(3, 2, "港口"), Effort.NOW);
            everyCoding(rack, 2, CHINESE_HEAD + "港口" + RAILS);
        }
    }

    @Test
    void thereIsNoSeventeenthEdition() {
        assertThatThrownBy(() -> edition(RackEnds.EDITIONS, 1, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void everyCoding(Rack rack, long story, String page) throws IOException {
        for (Coding coding : Coding.values()) {
            assertThat(read(rack, story, coding)).as("%s", coding).isEqualTo(page);
        }
    }

    private static Sheet edition(int edition, long id, String body) {
        Sheet main = story(id, body, 1);
        return new Sheet(
                main.path(), edition, id, (int) id, 200, main.body(), main.changed(), 1, "");
    }

    @Test
    void theSpaceOfReplacedPagesComesBack() throws IOException {
        Map<Long, String> texts = new HashMap<>();
        try (Rack rack = rack()) {
            for (int i = 0; i < 4_000; i++) {
                long id = i % 50 + 1;
                texts.put(id, text());
                rack.put(story(id, texts.get(id), i), Effort.BULK);
            }
            new RackTidy(rack.shelves()).all();
            assertThat(rack.statistics().bytes()).isLessThan(3L * SEGMENT);
            assertThat(rack.verify((done, of) -> {})).isEmpty();
        }
        try (Rack rack = Rack.open(folder, SECRET, SEGMENT)) {
            for (long id = 1; id <= 50; id++) {
                assertThat(read(rack, id, Coding.GZIP)).contains(texts.get(id));
            }
        }
    }

    @Test
    void aClearedRackIsEmptyAndKeepsItsRails() throws IOException {
        try (Rack rack = rack()) {
            rack.put(story(1, "one", 1), Effort.NOW);
            rack.reached(1);
            rack.clear();
            assertThat(rack.reached()).isZero();
            assertThat(rack.pick(1, Coding.GZIP, new Pick())).isEqualTo(Found.NOTHING);
            rack.put(story(1, "again", 1), Effort.NOW);
            assertThat(read(rack, 1, Coding.GZIP)).isEqualTo(HEAD + "again" + RAILS);
        }
    }

    @Test
    void aSheetRefusesWhatIsNoPage() {
        Instant now = Instant.EPOCH;
        assertThatThrownBy(() -> new Sheet("no slash", 0, -1, 200, new byte[0], now, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sheet("/a b", 0, -1, 200, new byte[0], now, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sheet("/a", 0, -1, 500, new byte[0], now, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Rack rack() {
        Rack rack = Rack.open(folder, SECRET, SEGMENT);
        rack.head(HEAD.getBytes(StandardCharsets.UTF_8));
        rack.rails(RAILS.getBytes(StandardCharsets.UTF_8));
        rack.onDamage((path, story) -> alarms.add(path));
        return rack;
    }

    private static Found find(Rack rack, String path) {
        byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
        return rack.pick(bytes, 0, bytes.length, Coding.GZIP, new Pick());
    }

    private static String etag(Rack rack, long story) {
        Pick pick = new Pick();
        assertThat(rack.pick(story, Coding.BROTLI, pick)).isEqualTo(Found.PAGE);
        byte[] tag = new byte[Pick.ETAG_LENGTH];
        pick.etag(tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }

    private static String read(Rack rack, long story, Coding coding) throws IOException {
        Pick pick = new Pick();
        assertThat(rack.pick(story, coding, pick)).isEqualTo(Found.PAGE);
        return read(pick);
    }

    private static String read(Pick pick) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(pick.length() + 3);
        assertThat(pick.write(out, 3)).isEqualTo(out.capacity());
        byte[] bytes = new byte[pick.length()];
        out.get(3, bytes);
        byte[] plain =
                switch (pick.coding()) {
                    case IDENTITY -> bytes;
                    case BROTLI -> Brotli.decode(bytes);
                    case GZIP -> {
                        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                            yield in.readAllBytes();
                        }
                    }
                };
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static Sheet story(long id, String body, long position) {
        String path = "/stories/" + new StoryId(id) + "/harbour";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Instant changed = Instant.ofEpochSecond(1_700_000_000 + id);
        return new Sheet(path, id, (int) id, 200, bytes, changed, position);
    }

    private static Sheet page(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Sheet(path, 0, -1, 200, bytes, Instant.EPOCH, 1);
    }

    private String text() {
        StringBuilder text = new StringBuilder("<p>");
        for (int i = random.nextInt(200); i >= 0; i--) {
            text.append(Integer.toHexString(random.nextInt())).append(" tide ");
        }
        return text.toString();
    }

    private static void flip(Path file, int at, int bit) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ bit);
        }
    }
}
