package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.dateline.Newsdesk;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
    @TempDir private Path folder;
    private Newsdesk paper;
    private Uploads uploads;

    @BeforeEach
    void open() {
        paper = Newsdesk.open(folder);
        uploads = paper.pictures.uploads();
    }

    @AfterEach
    void close() {
        paper.close();
    }

    @Test
    void anUploadGoesOnWhereItWasAfterARestart() {
        Upload upload = begin(10);
        append(upload, 0, "01234");
        paper = paper.reopen();
        uploads = paper.pictures.uploads();
        Upload again = uploads.find(Newsdesk.MIRA, upload.id());
        assertThat(again.offset()).isEqualTo(5);
        assertThat(append(again, 5, "56789").isComplete()).isTrue();
        assertThat(finished(upload)).isEqualTo("0123456789");
    }

    @Test
    void whatCameBeforeASenderWentAwayIsKept() {
        Upload upload = begin(10);
        assertThatThrownBy(() -> uploads.append(Newsdesk.MIRA, upload.id(), 0, breaking("0123")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("broke off");
        assertThat(uploads.find(Newsdesk.MIRA, upload.id()).offset()).isEqualTo(4);
    }

    @Test
    void aPieceFromElsewhereInTheFileIsRefused() {
        Upload upload = begin(10);
        append(upload, 0, "01234");
        assertThatThrownBy(() -> append(upload, 3, "34567"))
                .hasMessageContaining("The upload is at byte 5, not at 3");
    }

    /// A page asks how far an upload is while it is being taken into the library.
    @Test
    void anUploadWhoseFileIsGoneIsRefusedAndNoFailure() throws IOException {
        Upload upload = begin(10);
        Files.delete(paper.folder.resolve("media/arriving").resolve(upload.id()));
        assertThatThrownBy(() -> uploads.find(Newsdesk.MIRA, upload.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("begin a new one");
    }

    @Test
    void moreThanWasAnnouncedIsRefused() {
        Upload upload = begin(4);
        assertThatThrownBy(() -> append(upload, 0, "01234"))
                .hasMessageContaining("More came than the 4 bytes");
    }

    @Test
    void aFileIsFinishedOnceAndOnlyWhenItIsWhole() {
        Upload upload = begin(10);
        append(upload, 0, "01234");
        assertThatThrownBy(() -> finished(upload)).hasMessageContaining("5 of 10 bytes have come");
        append(upload, 5, "56789");
        assertThat(finished(upload)).isEqualTo("0123456789");
        assertThatThrownBy(() -> finished(upload)).hasMessageContaining("There is no upload");
    }

    @Test
    void nobodyGoesOnWithAnotherOnesUpload() {
        Upload upload = begin(10);
        assertThatThrownBy(() -> uploads.find(Newsdesk.TOM, upload.id()))
                .hasMessageContaining("There is no upload");
        assertThatThrownBy(() -> uploads.end(Newsdesk.TOM, upload.id()))
                .hasMessageContaining("There is no upload");
    }

    @Test
    void whatNobodyGoesOnWithIsGivenUpAfterADay() throws IOException {
        Upload upload = begin(10);
        paper.clock.pass(Uploads.PATIENCE.minusSeconds(1));
        append(upload, 0, "01234");
        paper.clock.pass(Uploads.PATIENCE.minusSeconds(1));
        uploads.sweep();
        assertThat(uploads.find(Newsdesk.MIRA, upload.id()).offset()).isEqualTo(5);
        paper.clock.pass(Duration.ofSeconds(1));
        uploads.sweep();
        assertThatThrownBy(() -> uploads.find(Newsdesk.MIRA, upload.id()))
                .hasMessageContaining("There is no upload");
        assertThat(left()).isZero();
    }

    @Test
    void anUploadThatIsEndedLeavesNothing() throws IOException {
        Upload upload = begin(10);
        append(upload, 0, "01234");
        uploads.end(Newsdesk.MIRA, upload.id());
        assertThat(left()).isZero();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItComes() {
        assertThatThrownBy(() -> begin(Newsdesk.SIZES.film() + 1))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.reason()).isEqualTo(Refusal.Reason.TOO_LARGE));
        assertThatThrownBy(() -> begin(0)).hasMessageContaining("empty");
    }

    @Test
    void aPictureThatIsTooLargeIsRefusedWhenItsBeginningHasCome() {
        Upload upload = begin(Newsdesk.SIZES.picture() + 1);
        byte[] head = Arrays.copyOf(Shelf.picture("png", 1), FileType.HEAD);
        assertThatThrownBy(
                        () ->
                                uploads.append(
                                        Newsdesk.MIRA,
                                        upload.id(),
                                        0,
                                        new ByteArrayInputStream(head)))
                .hasMessageContaining("A picture of 1,000,001 bytes is too large");
    }

    private Upload begin(long bytes) {
        return uploads.begin(Newsdesk.MIRA, "a.pdf", bytes);
    }

    private Upload append(Upload upload, long offset, String piece) {
        InputStream body = new ByteArrayInputStream(piece.getBytes(StandardCharsets.UTF_8));
        return uploads.append(Newsdesk.MIRA, upload.id(), offset, body);
    }

    private String finished(Upload upload) {
        return uploads.finish(
                Newsdesk.MIRA,
                upload.id(),
                arrival -> {
                    try {
                        return Files.readString(arrival.file());
                    } catch (IOException broken) {
                        throw new AssertionError(broken);
                    }
                });
    }

    private long left() throws IOException {
        try (var files = Files.list(folder.resolve("media/arriving"))) {
            return files.count();
        }
    }

    /// A body that ends like a connection that is cut.
    private static InputStream breaking(String first) {
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == first.length()) {
                    throw new IOException("connection reset");
                }
                return first.charAt(at++);
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                buffer[from] = (byte) read();
                return 1;
            }
        };
    }
}
