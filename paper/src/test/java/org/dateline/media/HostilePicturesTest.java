package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.dateline.media.Darkroom.Equipment;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Bombs, fuzzers' findings, broken and odd files: each ends as a picture or with a sentence. Here
/// a few of them by chance; `bin/bench hostile` takes all.
class HostilePicturesTest {
    private static final List<String> CORPORA =
            List.of(
                    "images-hostile-fuzz",
                    "images-hostile-pillow",
                    "images-avif",
                    "images-imagemeta",
                    "images-metadata-extractor");

    /// One file in so many.
    private static final int SHARE = 8;

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyFileEndsAsAPictureOrARefusal(Equipment equipment) throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<Path> files = chosen(new SplittableRandom(seed));
        Path made = Files.createDirectory(folder.resolve("made"));
        Path cells = folder.resolve("cells");
        try (Darkroom darkroom = new Darkroom(Cage.open(cells), equipment)) {
            for (Path file : files) {
                develop(darkroom, file, made);
                assertThat(jobs(cells)).as(file.toString()).isEmpty();
            }
        }
        assertThat(cells).isEmptyDirectory();
    }

    private static void develop(Darkroom darkroom, Path file, Path made) throws IOException {
        List<Path> before = list(made);
        try {
            Development development = darkroom.develop(file, Order.asTaken(), made);
            assertThat(development.renditions()).as(file.toString()).isNotEmpty();
        } catch (Refusal refusal) {
            assertThat(refusal.sentence()).as(file.toString()).endsWith(".").hasSizeLessThan(400);
            assertThat(list(made)).as(file.toString()).isEqualTo(before);
        }
    }

    private static List<Path> chosen(SplittableRandom random) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String corpus : CORPORA) {
            files.addAll(Corpora.files(Corpora.folder(corpus), ".md", ".json", ".txt"));
        }
        return files.stream().filter(_ -> random.nextInt(SHARE) == 0).toList();
    }

    private static List<Path> jobs(Path cells) throws IOException {
        try (Stream<Path> walk = Files.walk(cells)) {
            return walk.filter(path -> path.getFileName().toString().startsWith("job-")).toList();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
