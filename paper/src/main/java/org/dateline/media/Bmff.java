package org.dateline.media;

import java.time.Instant;

/// The boxes of AVIF, HEIC, MP4, M4A and QuickTime files. metadata-extractor reads Exif of some of
/// these pictures, XMP of none.
///
/// Source: ISO/IEC 14496-12 (boxes, items), 23008-12 (pictures), QuickTime File Format; XMP part 3
/// (ISO 16684-3); C2PA 2.1, A.3.4.
final class Bmff {
    private static final String XMP =
            "\u00be\u007a\u00cf\u00cb\u0097\u00a9\u0042\u00e8\u009c\u0071\u0099\u0094\u0091\u00e3\u00af\u00ac";
    private static final String C2PA =
            "\u00d8\u00fe\u00c3\u00d6\u001b\u000e\u0048\u003c\u0092\u0097\u0058\u0028\u0087\u007e\u00c4\u0081";

    /// The most boxes that are looked at within one.
    static final int MOST = 5_000;

    private static final int NOTES = 1 << 18;

    /// From 1904, where the format begins to count, to 1970, in seconds.
    private static final long EPOCH = 2_082_844_800L;

    private Bmff() {}

    static void read(Bytes file, Embedded to) {
        to.upright();
        visit(
                file,
                (name, content) -> {
                    switch (name) {
                        case "meta" ->
                                new BmffItems(file, content.part(4, content.size())).read(to);
                        case "moov" -> film(content, to);
                        case "uuid" -> known(content, to);
                        default -> {
                            // the pictures themselves, or nothing we know
                        }
                    }
                });
    }

    static void visit(Bytes boxes, Piece piece) {
        long at = 0;
        for (int seen = 0; boxes.has(at, 8) && seen < MOST; seen++) {
            long length = boxes.u32(at);
            int head = length == 1 ? 16 : 8;
            if (length == 1) {
                length = boxes.u64(at + 8);
            } else if (length == 0) {
                length = boxes.size() - at; // the last one
            }
            if (length < head) {
                return;
            }
            piece.found(boxes.ascii(at + 4, 4), boxes.part(at + head, length - head));
            at += Math.min(length, boxes.size());
        }
    }

    private static void known(Bytes content, Embedded to) {
        if (content.startsWith(0, XMP)) {
            to.xmp(content.part(16, content.size()));
        } else if (content.startsWith(0, C2PA)) {
            to.contentCredentials();
        }
    }

    private static void film(Bytes boxes, Embedded to) {
        visit(
                boxes,
                (name, content) -> {
                    switch (name) {
                        case "mvhd" -> made(content, to);
                        case "udta" -> {
                            notes(content, to);
                            visit(content, (inner, packet) -> xmp(inner, packet, to));
                        }
                        case "meta" -> notes(content, to);
                        default -> {
                            // tracks
                        }
                    }
                });
    }

    private static void made(Bytes header, Embedded to) {
        long since = header.u8(0) == 1 ? header.u64(4) : header.u32(4);
        if (since > EPOCH && since < 2 * EPOCH) {
            to.note(Property.CREATED, Instant.ofEpochSecond(since - EPOCH).toString());
        }
    }

    private static void notes(Bytes content, Embedded to) {
        to.filmed(Places.film(content.ascii(0, NOTES)));
    }

    private static void xmp(String name, Bytes content, Embedded to) {
        if (name.equals("XMP_")) {
            to.xmp(content);
        }
    }
}
