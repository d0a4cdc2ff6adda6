package org.dateline.media;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    private static final int ITEMS = 5_000;
    private static final int NOTES = 1 << 18;

    /// From 1904, where the format begins to count, to 1970, in seconds.
    private static final long EPOCH = 2_082_844_800L;

    private Bmff() {}

    private interface Visitor {
        void box(String name, Bytes content);
    }

    static void read(Bytes file, Embedded to) {
        to.upright();
        visit(
                file,
                (name, content) -> {
                    switch (name) {
                        case "meta" -> new Items(file, content.part(4, content.size())).read(to);
                        case "moov" -> film(content, to);
                        case "uuid" -> known(content, to);
                        default -> {
                            // the pictures themselves, or nothing we know
                        }
                    }
                });
    }

    private static void visit(Bytes boxes, Visitor visitor) {
        long at = 0;
        for (int seen = 0; boxes.has(at, 8) && seen < ITEMS; seen++) {
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
            visitor.box(boxes.ascii(at + 4, 4), boxes.part(at + head, length - head));
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

    /// The items of a picture: where each lies, and which of them are words.
    private static final class Items {
        private final Bytes file;
        private final Map<String, Bytes> boxes = new HashMap<>();

        Items(Bytes file, Bytes meta) {
            this.file = file;
            visit(meta, boxes::putIfAbsent);
        }

        void read(Embedded to) {
            size(to);
            Bytes infos = box("iinf");
            visit(
                    infos.part(infos.u8(0) == 0 ? 6 : 8, infos.size()),
                    (name, info) -> {
                        if (name.equals("infe")) {
                            item(info, to);
                        }
                    });
        }

        private Bytes box(String name) {
            return boxes.getOrDefault(name, Bytes.of(new byte[0]));
        }

        private void item(Bytes info, Embedded to) {
            int wide = info.u8(0) == 3 ? 2 : 0;
            if (info.u8(0) < 2) {
                return;
            }
            long id = wide == 0 ? info.u16(4) : info.u32(4);
            String type = info.ascii(8 + wide, 4);
            if (type.equals("Exif")) {
                Bytes exif = content(id);
                to.exif(exif.part(4 + exif.u32(0), exif.size()));
            } else if (type.equals("mime") && info.find("application/rdf+xml", 12, 300) >= 0) {
                to.xmp(content(id));
            }
        }

        /// An item's bytes, which may lie in several places.
        private Bytes content(long wanted) {
            Locations locations = new Locations(box("iloc"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (Extent extent : locations.of(wanted)) {
                Bytes within = extent.inside() ? box("idat") : file;
                long length = extent.length() == 0 ? within.size() : extent.length();
                if (bytes.size() + length <= XmpSieve.MAX || bytes.size() == 0) {
                    bytes.writeBytes(within.copy(extent.at(), Math.min(length, XmpSieve.MAX)));
                }
            }
            return Bytes.of(bytes.toByteArray());
        }

        /// The size among the properties of the main item.
        private void size(Embedded to) {
            List<Bytes> properties = new ArrayList<>();
            List<String> names = new ArrayList<>();
            Map<String, Bytes> parts = new HashMap<>();
            visit(box("iprp"), parts::putIfAbsent);
            Bytes none = Bytes.of(new byte[0]);
            visit(
                    parts.getOrDefault("ipco", none),
                    (name, content) -> {
                        names.add(name);
                        properties.add(content);
                    });
            Bytes primary = box("pitm");
            long main = primary.u8(0) == 0 ? primary.u16(4) : primary.u32(4);
            for (int index : associated(parts.getOrDefault("ipma", none), main)) {
                if (index >= 1 && index <= names.size() && names.get(index - 1).equals("ispe")) {
                    Bytes extents = properties.get(index - 1);
                    to.size(extents.u32(4), extents.u32(8));
                }
            }
        }

        private static List<Integer> associated(Bytes map, long wanted) {
            boolean wide = (map.u24(1) & 1) == 1;
            long count = Math.min(map.u32(4), ITEMS);
            long at = 8;
            for (long i = 0; i < count && map.has(at, 3); i++) {
                long id = map.u8(0) == 0 ? map.u16(at) : map.u32(at);
                at += map.u8(0) == 0 ? 2 : 4;
                int associations = map.u8(at++);
                if (id == wanted) {
                    return indices(map, at, associations, wide);
                }
                at += associations * (wide ? 2L : 1L);
            }
            return List.of();
        }

        private static List<Integer> indices(Bytes map, long at, int count, boolean wide) {
            List<Integer> indices = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                indices.add(wide ? map.u16(at + i * 2L) & 0x7fff : map.u8(at + i) & 0x7f);
            }
            return indices;
        }
    }

    /// @param inside within the box of small items, not the file
    private record Extent(boolean inside, long at, long length) {}

    /// The table of where items lie. Its numbers are as wide as it says at its beginning.
    private static final class Locations {
        private static final int EXTENTS = 64;

        private final Bytes table;
        private final int version;
        private long at;

        Locations(Bytes table) {
            this.table = table;
            this.version = table.u8(0);
        }

        List<Extent> of(long wanted) {
            int sizes = table.u16(4);
            at = 6;
            long count = Math.min(number(version < 2 ? 2 : 4), ITEMS);
            for (long i = 0; i < count && table.has(at, 6); i++) {
                long id = number(version < 2 ? 2 : 4);
                List<Extent> extents = item(sizes);
                if (id == wanted) {
                    return extents;
                }
            }
            return List.of();
        }

        private List<Extent> item(int sizes) {
            boolean inside = version > 0 && (number(2) & 15) == 1;
            number(2); // in which file: this one
            long base = number(sizes >> 4 & 15);
            int count = (int) number(2);
            List<Extent> extents = new ArrayList<>();
            for (int i = 0; i < Math.min(count, EXTENTS); i++) {
                number(version > 0 ? sizes & 15 : 0);
                long offset = number(sizes >> 12 & 15);
                extents.add(new Extent(inside, base + offset, number(sizes >> 8 & 15)));
            }
            return extents;
        }

        private long number(int bytes) {
            long number = 0;
            for (int i = 0; i < bytes; i++) {
                number = number << 8 | table.u8(at++);
            }
            return number;
        }
    }
}
