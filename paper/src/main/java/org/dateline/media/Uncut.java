package org.dateline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dateline.media.Boxes.Box;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;

/// Gives readers what was uploaded, where there is no ffmpeg. The labels of an MP4 are blanked,
/// since phones write there where they were; everything else stays byte for byte.
final class Uncut {
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 1 << 16;

    private Uncut() {}

    static Film film(Path original, FileType type, Path folder) {
        Takes takes = Takes.open(folder, "uncut " + original.getFileName());
        try {
            Path copy =
                    Files.copy(original, takes.file("copy"), StandardCopyOption.REPLACE_EXISTING);
            return switch (type) {
                case MP4, M4A -> unlabelled(copy, type, takes);
                case WEBM, MP3 -> film(takes, copy, type, Duration.ZERO, 0, 0);
                case MOV ->
                        throw Refusal.invalid(
                                "Not all browsers play MOV, and ffmpeg, which would turn it into MP4, is not installed here. Upload it as MP4.");
                case JPEG, PNG, WEBP, GIF, TIFF, AVIF, HEIC, SVG, PDF ->
                        throw new IllegalArgumentException("not film or sound: " + type);
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Film unlabelled(Path copy, FileType type, Takes takes) throws IOException {
        Boxes boxes;
        try (Arena arena = Arena.ofConfined()) {
            boxes = Boxes.read(Bytes.map(copy, arena));
        }
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            for (Box label : boxes.labels()) {
                blank(channel, label);
            }
        }
        return film(takes, copy, type, boxes.length(), boxes.width(), boxes.height());
    }

    /// A box of the same length that says nothing: no offset in the file changes.
    private static void blank(FileChannel channel, Box label) throws IOException {
        write(channel, ByteBuffer.wrap(FREE), label.at() + 4);
        for (long at = label.body(); at < label.end(); at += PIECE) {
            int length = (int) Math.min(PIECE, label.end() - at);
            write(channel, ByteBuffer.allocate(length), at);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        for (long to = at; bytes.hasRemaining(); ) {
            to += channel.write(bytes, to);
        }
    }

    private static Film film(
            Takes takes, Path copy, FileType type, Duration length, int width, int height) {
        Rendition same = takes.keep(copy, type.mediaType(), width, height);
        return new Film(length, width, height, Optional.empty(), List.of(same));
    }
}
