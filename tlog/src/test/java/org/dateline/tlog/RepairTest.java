package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a crash can do to the files of a log, and what opening it makes of that.
class RepairTest {
    private static final int SIZE = 66_000;

    @TempDir static Path whole;
    @TempDir Path folder;

    @BeforeAll
    static void fill() {
        try (TileLog log = TileLog.open(whole)) {
            log.append(Leaves.numbered(0, SIZE));
            log.force();
        }
    }

    @Test
    void aCutInAnyFileLeavesAPrefixThatIsConsistent() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int trial = 0; trial < 40; trial++) {
            copy();
            for (int level = 0; level < 3; level++) {
                if (trial % 4 == level || trial % 4 == 3) {
                    cut(level, random);
                }
            }
            opensAsAPrefix();
        }
    }

    @Test
    void everyCutOfTheLastHashesLeavesAPrefix() throws IOException {
        for (int level = 0; level < 3; level++) {
            for (int bytes = 0; bytes <= 33; bytes++) {
                copy();
                Path file = folder.resolve("level-" + level);
                resize(file, Math.max(0, Files.size(file) - bytes));
                opensAsAPrefix();
            }
        }
    }

    @Test
    void aFileThatIsMissingIsMadeAnew() throws IOException {
        for (int level = 1; level < 5; level++) {
            copy();
            Files.delete(folder.resolve("level-" + level));
            opensAsAPrefix();
        }
    }

    @Test
    void whatTheUpperLevelsHaveTooMuchIsCutOff() throws IOException {
        copy();
        for (int level = 1; level < 5; level++) {
            Files.write(
                    folder.resolve("level-" + level), new byte[7_777], StandardOpenOption.APPEND);
        }
        opensAsAPrefix();
    }

    @Test
    void hashesThatNeverReachedTheDiskAreHashedAnew() throws IOException {
        copy();
        // A power cut may leave a file long enough and its last block empty.
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("level-1").toFile(), "rw")) {
            file.seek(200 * 32);
            file.write(new byte[57 * 32]);
        }
        opensAsAPrefix();
    }

    @Test
    void aLogInNeedOfRepairIsNotOpenedReadOnly() throws IOException {
        copy();
        resize(folder.resolve("level-1"), 100 * 32);
        byte[] before = Files.readAllBytes(folder.resolve("level-1"));
        assertThatThrownBy(() -> TileLog.openReadOnly(folder)).isInstanceOf(Malformed.class);
        assertThat(Files.readAllBytes(folder.resolve("level-1"))).isEqualTo(before);
        assertThatThrownBy(() -> TileLog.openReadOnly(folder.resolve("absent")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aTornTailIsPassedOverWhenReadOnly() throws IOException {
        copy();
        resize(folder.resolve("level-0"), SIZE * 32L - 5);
        try (TileLog log = TileLog.openReadOnly(folder)) {
            assertThat(log.size()).isEqualTo(SIZE - 1);
            assertThat(log.root()).isEqualTo(root(SIZE - 1));
            assertThatThrownBy(() -> log.append(Leaves.numbered(0, 1)))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(log.size()).isEqualTo(SIZE - 1);
        }
        assertThat(Files.size(folder.resolve("level-0"))).isEqualTo(SIZE * 32L - 5);
    }

    @Test
    void aFaultInTheMiddleIsNamed() throws IOException {
        copy();
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("level-1").toFile(), "rw")) {
            file.seek(100 * 32 + 4);
            file.write(1);
        }
        try (TileLog log = TileLog.openReadOnly(folder)) {
            assertThat(log.fault())
                    .contains("Hash 100 of level 1 is not that of the tile below it.");
        }
    }

    @Test
    void whatAFailedAppendLeftBehindIsWrittenOver() throws IOException {
        copy();
        try (TileLog log = TileLog.open(folder)) {
            Files.write(folder.resolve("level-0"), new byte[3_201], StandardOpenOption.APPEND);
            Files.write(folder.resolve("level-1"), new byte[33], StandardOpenOption.APPEND);
            log.append(Leaves.numbered(SIZE, SIZE + 1));
        }
        try (TileLog log = TileLog.open(folder)) {
            assertThat(log.size()).isEqualTo(SIZE + 1);
            assertThat(log.root()).isEqualTo(Merkle.root(Leaves.numbered(0, SIZE + 1)));
        }
    }

    private void opensAsAPrefix() throws IOException {
        long expected = Files.size(folder.resolve("level-0")) / 32;
        try (TileLog log = TileLog.open(folder)) {
            assertThat(log.size()).isEqualTo(expected);
            assertThat(log.root()).isEqualTo(root(expected));
            assertThat(log.fault()).isEmpty();
            log.append(List.of(Leaves.number(expected)));
            if (expected < SIZE) {
                assertThat(log.root()).isEqualTo(root(expected + 1));
            }
        }
    }

    private static Hash root(long size) {
        try (TileLog log = TileLog.openReadOnly(whole)) {
            return log.root(size);
        }
    }

    private void copy() throws IOException {
        for (int level = 0; level < 5; level++) {
            String name = "level-" + level;
            Files.write(folder.resolve(name), Files.readAllBytes(whole.resolve(name)));
        }
    }

    private void cut(int level, Random random) throws IOException {
        Path file = folder.resolve("level-" + level);
        resize(file, random.nextLong(Files.size(file) + 1));
    }

    private static void resize(Path path, long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(length);
        }
    }
}
