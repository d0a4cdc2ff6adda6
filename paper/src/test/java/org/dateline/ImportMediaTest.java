package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.media.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as an operator gives them, in this process.
class ImportMediaTest {
    @TempDir private Path folder;

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void fill() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures/of the bridge"));
        Files.write(pictures.resolve("bridge.jpg"), Shelf.picture("jpg", 1));
        Files.write(pictures.resolve("again.jpg"), Shelf.picture("jpg", 1));
        Files.write(folder.resolve("pictures/report.pdf"), Shelf.pdf("report"));
        Files.writeString(folder.resolve("pictures/.hidden"), "not asked");
    }

    @Test
    void aFolderIsBroughtInOnceHoweverOftenItIsGiven() {
        Ended first = run("import", "media", "pictures", "--data", "paper", "--json");
        assertThat(first.status()).as(first.toString()).isZero();
        assertThat(first.out().lines()).hasSize(3);
        assertThat(first.err()).contains("2 files imported, 1 were there already, 0 were refused");
        Ended second = run("import", "media", "pictures", "--data", "paper");
        assertThat(second.status()).isZero();
        assertThat(second.err()).contains("0 files imported, 3 were there already");
        assertThat(run("check", "--data", "paper").status()).isZero();
    }

    @Test
    void whatIsRefusedIsNamedAndTheRestComesIn() throws IOException {
        Files.writeString(folder.resolve("pictures/a.jpg"), "<html>");
        Ended ended = run("import", "media", "pictures", "--data", "paper");
        assertThat(ended.status()).isEqualTo(Main.WRONG);
        assertThat(ended.err())
                .contains("“a.jpg” is not a picture")
                .contains("2 files imported, 1 were there already, 1 were refused");
        Ended nowhere = run("import", "media", "nowhere", "--data", "paper");
        assertThat(nowhere.status()).isEqualTo(Main.REFUSED);
        assertThat(nowhere.err()).contains("There is no folder or file");
    }

    @Test
    void checkNamesAnAlteredOriginal() throws IOException {
        run("import", "media", "pictures/report.pdf", "--data", "paper");
        try (Stream<Path> files = Files.walk(folder.resolve("paper/media/originals"))) {
            Path original = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.write(original, Shelf.pdf("another"));
        }
        Ended check = run("check", "--data", "paper");
        assertThat(check.status()).isEqualTo(Main.WRONG);
        assertThat(check.out()).contains("The original of “report.pdf”").contains("was altered");
    }

    private Ended run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(folder, new PrintWriter(out), new PrintWriter(err));
        int status = Main.run(List.of(args), console, Optional.empty());
        return new Ended(status, out.toString(), err.toString());
    }
}
