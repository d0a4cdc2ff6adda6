package org.dateline.media;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/// Reads what media files say about themselves, whatever is broken in them.
public final class MetadataReader {
    /// How far into a document its XMP is looked for, in bytes.
    private static final int REACH = 8 << 20;

    private MetadataReader() {}

    /// What a file says, as far as it can be made out: a broken part says nothing, and the rest is
    /// read all the same. Takes little memory, however large the file, and less than a second.
    ///
    /// @param type as [FileType#of(Path)] finds it
    /// @throws IOException when the file cannot be read from the disk
    public static Metadata read(Path file, FileType type) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return read(Bytes.map(file, arena), type);
        }
    }

    static Metadata read(Bytes file, FileType type) {
        Embedded embedded = new Embedded();
        switch (type) {
            case JPEG -> Jpeg.read(file, embedded);
            case PNG -> Png.read(file, embedded);
            case WEBP -> Riff.read(file, embedded);
            case GIF -> Gif.read(file, embedded);
            case TIFF -> embedded.exif(file);
            case AVIF, HEIC, MP4, MOV, M4A -> Bmff.read(file, embedded);
            case PDF, SVG -> packet(file, embedded);
            case WEBM, MP3 -> {
                // keep nothing that is meant for the press
            }
        }
        return embedded.metadata();
    }

    /// XMP that stands in a file of text, or of PDF's objects, as it is.
    private static void packet(Bytes file, Embedded to) {
        long start = file.find("<x:xmpmeta", 0, REACH);
        long end = start < 0 ? -1 : file.find("</x:xmpmeta>", start, REACH);
        if (end >= 0) {
            to.xmp(file.part(start, end + 12 - start));
        }
    }
}
