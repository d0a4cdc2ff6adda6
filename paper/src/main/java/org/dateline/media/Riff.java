package org.dateline.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.dateline.story.Refusal;

/// The chunks of a WebP file.
///
/// Source: RFC 9649; C2PA 2.1, A.3.6.
final class Riff {
    private static final int COLOURS = 0x20;
    private static final int ALPHA = 0x10;
    private static final int EXIF = 0x08;
    private static final int XMP = 0x04;

    /// What makes up the picture, in the order the format demands.
    private static final Set<String> PICTURE =
            Set.of("ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L");

    private Riff() {}

    static void read(Bytes file, Embedded to) {
        visit(
                file,
                (name, content) -> {
                    switch (name) {
                        case "VP8X" -> to.size(1 + content.u24le(4), 1 + content.u24le(7));
                        case "VP8 " -> to.size(lossy(content, 6), lossy(content, 8));
                        case "VP8L" -> to.size(1 + lossless(content, 0), 1 + lossless(content, 14));
                        case "EXIF" -> to.exif(content);
                        case "XMP " -> to.xmp(content);
                        case "C2PA" -> to.contentCredentials();
                        default -> {
                            // the picture itself, or nothing we know
                        }
                    }
                });
    }

    private static void visit(Bytes file, Piece piece) {
        long end = Math.min(file.size(), 8 + file.u32le(4));
        long at = 12;
        while (at + 8 <= end) {
            long length = file.u32le(at + 4);
            piece.found(file.ascii(at, 4), file.part(at + 8, length));
            at += 8 + length + (length & 1);
        }
    }

    private static int lossy(Bytes content, int at) {
        return (content.u8(at) | content.u8(at + 1) << 8) & 0x3fff;
    }

    /// Two numbers of 14 bits after a signature of one byte.
    private static int lossless(Bytes content, int shift) {
        return (int) (content.u32le(1) >> shift) & 0x3fff;
    }

    /// The same picture with this XMP and nothing else that it said before.
    static byte[] stamped(byte[] webp, byte[] xmp) {
        Bytes file = Bytes.of(webp);
        if (!file.startsWith(8, "WEBP")) {
            throw Refusal.invalid("This is not a WebP file.");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(webp.length + xmp.length + 64);
        out.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        put(out, "VP8X", header(file));
        visit(
                file,
                (name, content) -> {
                    if (PICTURE.contains(name)) {
                        put(out, name, content.copy(0, content.size()));
                    }
                });
        put(out, "XMP ", xmp);
        ByteArrayOutputStream whole = new ByteArrayOutputStream(out.size() + 8);
        put(whole, "RIFF", out.toByteArray());
        return whole.toByteArray();
    }

    /// The header that says what is there: the file's own, or a new one.
    private static byte[] header(Bytes file) {
        byte[] header = new byte[10];
        visit(
                file,
                (name, content) -> {
                    switch (name) {
                        case "VP8X" -> {
                            byte[] own = content.copy(0, header.length);
                            System.arraycopy(own, 0, header, 0, own.length);
                            header[0] &= (byte) ~(COLOURS | EXIF);
                        }
                        case "ICCP" -> header[0] |= COLOURS;
                        case "VP8 " -> size(header, lossy(content, 6), lossy(content, 8));
                        case "VP8L" -> {
                            size(header, 1 + lossless(content, 0), 1 + lossless(content, 14));
                            header[0] |= (byte) ((content.u32le(1) >> 28 & 1) * ALPHA);
                        }
                        default -> {
                            // does not show in the header
                        }
                    }
                });
        header[0] |= XMP;
        return header;
    }

    private static void size(byte[] header, int width, int height) {
        little(header, 4, width - 1);
        little(header, 7, height - 1);
    }

    private static void little(byte[] header, int at, int number) {
        header[at] = (byte) number;
        header[at + 1] = (byte) (number >> 8);
        header[at + 2] = (byte) (number >> 16);
    }

    private static void put(ByteArrayOutputStream out, String name, byte[] content) {
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(content.length >> shift);
        }
        out.writeBytes(content);
        out.writeBytes(new byte[content.length & 1]);
    }
}
