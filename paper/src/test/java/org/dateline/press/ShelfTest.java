package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dateline.Album;
import org.dateline.ledger.Damaged;
import org.dateline.story.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Digest PIER = Album.digest("pier");

    @TempDir Path library;
    @TempDir Path folder;
    private final List<String> alarms = new ArrayList<>();
    private Shelf shelf;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(library.resolve(PIER.hex()), "pier");
        shelf = Shelf.open(folder);
        shelf.supply(digest -> Optional.of(library.resolve(digest.hex())).filter(Files::exists));
        shelf.onDamage(alarms::add);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private Path file() {
        return folder.resolve(PIER.hex().substring(0, 2)).resolve(PIER.hex());
    }

    private String words() throws IOException {
        ShelfFile file = shelf.find(PIER, NOW).orElseThrow();
        try {
            byte[] bytes = new byte[(int) file.length()];
            file.channel().read(ByteBuffer.wrap(bytes), 0);
            return new String(bytes, StandardCharsets.UTF_8);
        } finally {
            file.release();
        }
    }

    @Test
    void aFileThatWasNotPutThereIsNotHandedOut() {
        assertThat(shelf.find(PIER, NOW)).isEmpty();
    }

    @Test
    void aFileIsHandedOutUntilItIsTakenAway() throws IOException {
        shelf.put(PIER, Instant.MAX);
        assertThat(words()).isEqualTo("pier");
        Objects.requireNonNull(shelf.opened(PIER, NOW)).release();
        shelf.drop(PIER);
        assertThat(shelf.opened(PIER, NOW)).isNull();
        assertThat(shelf.find(PIER, NOW)).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void whoeverIsInTheMiddleOfAFileThatIsTakenAwayGetsNoMore() {
        shelf.put(PIER, Instant.MAX);
        ShelfFile file = shelf.find(PIER, NOW).orElseThrow();
        assertThat(file.isAllowed(NOW)).isTrue();
        shelf.drop(PIER);
        assertThat(file.isAllowed(NOW)).isFalse();
        assertThat(file.channel().isOpen()).isTrue();
        file.release();
        assertThat(file.channel().isOpen()).isFalse();
    }

    @Test
    void aFileGoesAtItsSecondOpenOrNot() throws IOException {
        Instant noon = NOW.plusSeconds(60);
        shelf.put(PIER, noon);
        assertThat(words()).isEqualTo("pier");
        assertThat(shelf.opened(PIER, noon)).isNull();
        assertThat(shelf.find(PIER, noon)).isEmpty();
        shelf.close();
        shelf = Shelf.open(folder);
        assertThat(shelf.find(PIER, noon)).isEmpty();
        assertThat(words()).isEqualTo("pier");
    }

    @Test
    void aFileMayStayLongerWhenAnotherStoryShowsIt() {
        shelf.put(PIER, NOW.plusSeconds(1));
        shelf.put(PIER, Instant.MAX);
        assertThat(shelf.find(PIER, NOW.plusSeconds(10))).isPresent();
    }

    @Test
    void aFlippedFileIsNeverHandedOutAndIsPutBack() throws IOException {
        shelf.put(PIER, Instant.MAX);
        Files.writeString(file(), "pied");
        assertThat(words()).isEqualTo("pier");
        assertThat(alarms).singleElement().asString().contains(PIER.hex());
        assertThat(Files.readString(file())).isEqualTo("pier");
    }

    @Test
    void aFlippedFileThatTheLibraryLostIsNotHandedOut() throws IOException {
        shelf.put(PIER, Instant.MAX);
        Files.writeString(file(), "pied");
        Files.delete(library.resolve(PIER.hex()));
        assertThatExceptionOfType(Damaged.class).isThrownBy(() -> shelf.find(PIER, NOW));
    }

    @Test
    void theSweepPutsAFlippedFileBackThatReadersHaveOpen() throws IOException {
        shelf.put(PIER, Instant.MAX);
        assertThat(words()).isEqualTo("pier");
        Files.writeString(file(), "pied");
        assertThat(shelf.isSound(PIER)).isFalse();
        assertThat(shelf.sweep(PIER)).isFalse();
        assertThat(shelf.opened(PIER, NOW)).isNull();
        assertThat(words()).isEqualTo("pier");
    }

    @Test
    void somethingElseUnderTheNameIsNotPutOnTheShelf() throws IOException {
        Files.writeString(library.resolve(PIER.hex()), "not the pier");
        assertThatExceptionOfType(Damaged.class).isThrownBy(() -> shelf.put(PIER, Instant.MAX));
        assertThat(file()).doesNotExist();
        assertThat(folder.resolve("arriving")).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftHalfCopiedIsGoneAfterARestart() throws IOException {
        Files.writeString(folder.resolve("arriving/7"), "pi");
        shelf.close();
        shelf = Shelf.open(folder);
        assertThat(folder.resolve("arriving")).isEmptyDirectory();
    }

    @Test
    void onlySoManyFilesAreHeldOpen() throws IOException {
        for (int i = 0; i < Shelf.OPEN + 50; i++) {
            Digest digest = Album.digest("file " + i);
            Files.writeString(library.resolve(digest.hex()), "file " + i);
            shelf.put(digest, Instant.MAX);
            shelf.find(digest, NOW).orElseThrow().release();
        }
        assertThat(shelf.opened(Album.digest("file 0"), NOW)).isNull();
        Digest newest = Album.digest("file " + (Shelf.OPEN + 49));
        Objects.requireNonNull(shelf.opened(newest, NOW)).release();
    }

    @Test
    void howFarEndingsAreCarriedOutIsKept() {
        assertThat(shelf.ended()).isEqualTo(Instant.EPOCH);
        shelf.ended(NOW);
        shelf.close();
        shelf = Shelf.open(folder);
        assertThat(shelf.ended()).isEqualTo(NOW);
    }
}
