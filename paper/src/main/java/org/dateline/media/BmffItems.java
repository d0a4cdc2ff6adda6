package org.dateline.media;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The items of a picture: where each lies, and which of them are words.
final class BmffItems {
    private final Bytes file;
    private final Map<String, Bytes> boxes = new HashMap<>();

    BmffItems(Bytes file, Bytes meta) {
        this.file = file;
        Bmff.visit(meta, boxes::putIfAbsent);
    }

    void read(Embedded to) {
        size(to);
        Bytes infos = box("iinf");
        Bmff.visit(
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
        Bmff.visit(box("iprp"), parts::putIfAbsent);
        Bytes none = Bytes.of(new byte[0]);
        Bmff.visit(
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
        long count = Math.min(map.u32(4), Bmff.MOST);
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
            long count = Math.min(number(version < 2 ? 2 : 4), Bmff.MOST);
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
