package org.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {
    /// SHA-256 of “abc”, from FIPS 180-2.
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir private Path folder;
    private Blobs blobs;

    @BeforeEach
    void open() {
        blobs = new Blobs(folder.resolve("originals"));
    }

    @Test
    void aFileIsNamedByItsBytesAndMovedIn() throws IOException {
        Path file = file("abc");
        assertThat(blobs.put(file)).isEqualTo(ABC);
        assertThat(file).doesNotExist();
        assertThat(blobs.find(ABC)).hasValueSatisfying(kept -> assertThat(kept).hasContent("abc"));
        assertThat(folder.resolve("originals/ba/" + ABC)).exists();
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        blobs.put(file("abc"));
        Path again = file("abc");
        assertThat(blobs.put(again)).isEqualTo(ABC);
        assertThat(again).doesNotExist();
        assertThat(blobs.damage(ABC)).isEmpty();
    }

    @Test
    void aFileCutShortIsMadeWholeWhenItComesAgain() throws IOException {
        blobs.put(file("abc"));
        Files.writeString(blobs.find(ABC).orElseThrow(), "ab");
        blobs.put(file("abc"));
        assertThat(blobs.damage(ABC)).isEmpty();
    }

    @Test
    void aMissingAndAFlippedFileAreToldApart() throws IOException {
        assertThat(blobs.damage(ABC)).contains("is missing");
        blobs.put(file("abc"));
        Files.writeString(blobs.find(ABC).orElseThrow(), "abd");
        assertThat(blobs.damage(ABC)).contains("was altered");
    }

    @Test
    void aNameThatIsNoDigestLeadsNowhere() {
        assertThatThrownBy(() -> blobs.find("../../keys/secret"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("arriving"), content);
    }
}
