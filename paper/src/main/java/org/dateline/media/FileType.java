package org.dateline.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a file is, judged by its content. Its name and what the sender called it are not asked.
public enum FileType {
    JPEG(Kind.PICTURE, "image/jpeg", "jpg"),
    PNG(Kind.PICTURE, "image/png", "png"),
    WEBP(Kind.PICTURE, "image/webp", "webp"),
    GIF(Kind.PICTURE, "image/gif", "gif"),
    TIFF(Kind.PICTURE, "image/tiff", "tif"),
    AVIF(Kind.PICTURE, "image/avif", "avif"),
    HEIC(Kind.PICTURE, "image/heic", "heic"),
    SVG(Kind.PICTURE, "image/svg+xml", "svg"),
    MP4(Kind.VIDEO, "video/mp4", "mp4"),
    MOV(Kind.VIDEO, "video/quicktime", "mov"),
    WEBM(Kind.VIDEO, "video/webm", "webm"),
    MP3(Kind.AUDIO, "audio/mpeg", "mp3"),
    M4A(Kind.AUDIO, "audio/mp4", "m4a"),
    PDF(Kind.DOCUMENT, "application/pdf", "pdf");

    /// What readers would call it.
    public enum Kind {
        PICTURE,
        VIDEO,
        AUDIO,
        DOCUMENT
    }

    /// How much of a file's beginning tells its type, in bytes.
    public static final int HEAD = 8_192;

    private final Kind kind;
    private final String mediaType;
    private final String ending;

    FileType(Kind kind, String mediaType, String ending) {
        this.kind = kind;
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public Kind kind() {
        return kind;
    }

    /// As in a `Content-Type`, such as `image/jpeg`.
    public String mediaType() {
        return mediaType;
    }

    /// How its files' names end, without the dot.
    public String ending() {
        return ending;
    }

    /// The type of a file; empty when it is none of ours.
    ///
    /// @throws IOException when the file cannot be read
    public static Optional<FileType> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD));
        }
    }

    /// The type of a file that begins with `head`, of which [#HEAD] bytes are enough; empty when it
    /// is none of ours.
    public static Optional<FileType> of(byte[] head) {
        return Signatures.of(Bytes.of(head));
    }
}
