package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One flipped bit, anywhere in what was published: never served, and named by `check`.
class DamageTest {
    private static final int BEGINNING = 8 << 20;

    private static final String WORDS = "Seventeen herons counted at Lanmere weir";

    @TempDir Path folder;

    private Path data = Path.of("");
    private String path = "";

    @BeforeEach
    void aPaperThatPublishedAndStopped() {
        data = folder.resolve("paper");
        try (Staffed paper = Staffed.serve(data)) {
            path = paper.published(Staffed.story("Herons counted", WORDS)).path();
            paper.published(Staffed.story("Weir repaired", "The weir holds again."));
            paper.paper().stop();
        }
        assertThat(check().status()).isZero();
    }

    @AfterEach
    void repairedItIsWellAgain() {
        assertThat(check().status()).isZero();
    }

    @Test
    void aFlippedBitInAPublishedBodyIsNamedAndNeverServed() {
        List<Long> places = places(data.resolve("paper.db"), WORDS);
        assertThat(places).isNotEmpty();
        int named = 0;
        for (long place : places) {
            flip(data.resolve("paper.db"), place + 3);
            Program.Ended check = check();
            if (check.status() != 0) {
                assertNamed(check);
                named++;
                withoutRack(this::assertNeverServedAltered);
            }
            flip(data.resolve("paper.db"), place + 3);
        }
        // The desk's own copies of the words are its business; the ledger's are checked.
        assertThat(named).isPositive();
    }

    @Test
    void aFlippedBitInAnEntryIsNamed() {
        List<Long> places = places(data.resolve("paper.db"), "dateline entry v1");
        assertThat(places).hasSizeGreaterThanOrEqualTo(2);
        for (long place : List.of(places.getFirst(), places.getLast())) {
            flip(data.resolve("paper.db"), place + "dateline entry v1\nk".length());
            assertNamed(check());
            flip(data.resolve("paper.db"), place + "dateline entry v1\nk".length());
        }
    }

    @Test
    void aFlippedBitInATileOrTheCheckpointIsNamed() throws IOException {
        List<Path> files =
                files(data.resolve("log")).stream().filter(DamageTest::holdsSomething).toList();
        assertThat(files).hasSizeGreaterThanOrEqualTo(2);
        for (Path file : files) {
            flip(file, Files.size(file) / 2);
            assertNamed(check());
            flip(file, Files.size(file) / 2);
        }
    }

    @Test
    void aFlippedBitOnTheRackIsNamedAndRebuildRepairsIt() throws IOException {
        List<Path> files =
                files(data.resolve("rack")).stream().filter(DamageTest::holdsSomething).toList();
        Path largest = files.getFirst();
        for (Path file : files) {
            largest = Files.size(file) > Files.size(largest) ? file : largest;
        }
        flipMany(largest);
        assertNamed(check());
        try (RunningPaper paper = RunningPaper.serve(data)) {
            Site.Page page = paper.site().get(path);
            assertThat(page.status()).isIn(200, 503);
            if (page.status() == 200) {
                assertThat(page.text()).contains(WORDS);
            }
        }

        Program.Ended rebuild = Program.run("rebuild", "--data", data);

        assertThat(rebuild.status()).as(rebuild.toString()).isZero();
    }

    private void assertNeverServedAltered() {
        try (RunningPaper paper = RunningPaper.serve(data)) {
            Site.Page page = paper.site().get(path);
            assertThat(page.status()).isNotEqualTo(200);
            assertThat(page.text()).doesNotContain("herons counted at Lanmere");
        } catch (AssertionError refusedToStart) {
            // A paper that does not start on a damaged ledger serves nothing either.
            if (!String.valueOf(refusedToStart.getMessage())
                    .startsWith("The paper did not start")) {
                throw refusedToStart;
            }
        }
    }

    /// Pages pressed before the damage are sound; without them the ledger must be read.
    private void withoutRack(Runnable test) {
        Path rack = data.resolve("rack");
        Path aside = folder.resolve("rack");
        try {
            Files.move(rack, aside);
            test.run();
            delete(rack);
            Files.move(aside, rack);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Program.Ended check() {
        return Program.run("check", "--data", data);
    }

    private static void assertNamed(Program.Ended check) {
        assertThat(check.status()).as(check.toString()).isEqualTo(1);
        assertThat(check.lines()).isNotEmpty();
    }

    private static void flip(Path file, long at) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A bit in each 64 bytes: wherever the records lie in the file, some are hit.
    private static void flipMany(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BEGINNING); // a segment is a gigabyte, nearly all of it a hole
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        for (int at = end / 2; at < end; at += 64) {
            flip(file, at);
        }
    }

    private static boolean holdsSomething(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Long> places(Path file, String text) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            List<Long> places = new ArrayList<>();
            for (int at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
                places.add((long) at);
            }
            return places;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
