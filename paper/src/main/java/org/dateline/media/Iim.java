package org.dateline.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Words as agencies have put them into pictures since 1991: a row of numbered fields.
///
/// Source: IPTC-NAA Information Interchange Model 4.2. Libraries that read it decode the text
/// before one can see in which characters it is written, and keep no bound; so this is ours.
final class Iim {
    /// The largest block that is read, in bytes; the fields we show fill less than a tenth of it.
    static final int MAX = 1 << 20;

    /// Has no place here.
    static final Field NONE = new Field(0, 0);

    private static final int MARKER = 0x1c;
    private static final int CHARACTERS = 0x015a; // 1:90
    private static final int VERSION = 0x0200; // 2:00
    private static final int TIME_CREATED = 0x023c; // 2:60
    private static final byte[] UTF_8 = {0x1b, '%', 'G'};

    /// A field of the application record.
    ///
    /// @param number of its data set
    /// @param bytes the most it holds
    record Field(int number, int bytes) {
        int key() {
            return 0x0200 | number;
        }
    }

    private Iim() {}

    static Field field(int number, int bytes) {
        return new Field(number, bytes);
    }

    /// What a block says; what cannot be made out is left out.
    static Map<Property, List<String>> read(byte[] block) {
        Map<Integer, List<byte[]>> fields = fields(Bytes.of(block));
        Charset charset = charset(fields);
        EnumMap<Property, List<String>> said = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            List<byte[]> raw = fields.getOrDefault(property.iim().key(), List.of());
            if (property.iim() != NONE && property != Property.CREATED && !raw.isEmpty()) {
                said.put(property, texts(property, raw, charset));
            }
        }
        created(fields).ifPresent(when -> said.put(Property.CREATED, List.of(when)));
        return said;
    }

    private static List<String> texts(Property property, List<byte[]> raw, Charset charset) {
        // Of a field that should stand there once, readers take the last.
        List<byte[]> used = property.isList() ? raw : raw.subList(raw.size() - 1, raw.size());
        return used.stream().map(bytes -> new String(bytes, charset)).toList();
    }

    private static Map<Integer, List<byte[]>> fields(Bytes block) {
        Map<Integer, List<byte[]>> fields = new TreeMap<>();
        long at = 0;
        while (block.has(at, 5) && block.u8(at) == MARKER) {
            int length = block.u16(at + 3);
            if (length >= 0x8000 || !block.has(at + 5, length)) {
                break; // longer than any text, or cut off
            }
            List<byte[]> values = fields.computeIfAbsent(block.u16(at + 1), _ -> new ArrayList<>());
            if (values.size() < Property.MOST) {
                values.add(block.copy(at + 5, length));
            }
            at += 5 + length;
        }
        return fields;
    }

    /// The characters the block says it is written in; those it seems to be written in when it says
    /// nothing or what cannot be.
    private static Charset charset(Map<Integer, List<byte[]>> fields) {
        byte[] all = joined(fields);
        return declared(fields.getOrDefault(CHARACTERS, List.of()))
                .filter(charset -> Charsets.fits(all, charset))
                .orElseGet(() -> Charsets.guess(all));
    }

    private static byte[] joined(Map<Integer, List<byte[]>> fields) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Property property : Property.values()) {
            for (byte[] value : fields.getOrDefault(property.iim().key(), List.of())) {
                all.writeBytes(value);
                all.write('\n');
            }
        }
        return all.toByteArray();
    }

    /// Escape sequences of ISO 2022 that name one set: all of UTF-8, a part of ISO 8859 as G1, or
    /// two-byte Chinese or Korean as G1.
    private static Optional<Charset> declared(List<byte[]> escapes) {
        String escape =
                escapes.isEmpty() ? "" : new String(escapes.getLast(), StandardCharsets.ISO_8859_1);
        String name =
                switch (escape) {
                    case "\u001b%G", "\u001b%/G", "\u001b%/H", "\u001b%/I" -> "UTF-8";
                    case "\u001b-A", "\u001b.A" ->
                            "windows-1252"; // Latin-1, and what is meant by it
                    case "\u001b-B", "\u001b.B" -> "ISO-8859-2";
                    case "\u001b-C", "\u001b.C" -> "ISO-8859-3";
                    case "\u001b-D", "\u001b.D" -> "ISO-8859-4";
                    case "\u001b-L", "\u001b.L" -> "ISO-8859-5";
                    case "\u001b-G", "\u001b.G" -> "ISO-8859-6";
                    case "\u001b-F", "\u001b.F" -> "ISO-8859-7";
                    case "\u001b-H", "\u001b.H" -> "ISO-8859-8";
                    case "\u001b-M", "\u001b.M" -> "ISO-8859-9";
                    case "\u001b$)A" -> "GB18030";
                    case "\u001b$)C" -> "EUC-KR";
                    default -> "";
                };
        return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
    }

    private static Optional<String> created(Map<Integer, List<byte[]>> fields) {
        return Taken.iim(
                digits(fields, Property.CREATED.iim().key()), digits(fields, TIME_CREATED));
    }

    private static String digits(Map<Integer, List<byte[]>> fields, int key) {
        List<byte[]> values = fields.getOrDefault(key, List.of());
        return values.isEmpty() ? "" : new String(values.getLast(), StandardCharsets.ISO_8859_1);
    }

    /// Writes what there is a field for, in UTF-8; what is too long for its field is cut.
    static byte[] write(Metadata metadata) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        put(block, CHARACTERS, UTF_8);
        put(block, VERSION, new byte[] {0, 4});
        Stream.of(Property.values())
                .filter(property -> property.iim() != NONE && property != Property.CREATED)
                .sorted(Comparator.comparingInt(property -> property.iim().number()))
                .forEach(property -> put(block, property, metadata.texts(property)));
        Taken.toIim(metadata.text(Property.CREATED))
                .ifPresent(
                        when -> {
                            put(block, Property.CREATED.iim().key(), ascii(when.date()));
                            put(block, TIME_CREATED, ascii(when.time()));
                        });
        return block.toByteArray();
    }

    private static void put(ByteArrayOutputStream block, Property property, List<String> values) {
        for (String value : values) {
            put(block, property.iim().key(), cut(value, property.iim().bytes()));
        }
    }

    private static void put(ByteArrayOutputStream block, int key, byte[] value) {
        if (value.length > 0) {
            block.write(MARKER);
            block.write(key >> 8);
            block.write(key);
            block.write(value.length >> 8);
            block.write(value.length);
            block.writeBytes(value);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// As many whole characters as fit.
    private static byte[] cut(String text, int bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), buffer, true);
        byte[] cut = new byte[buffer.position()];
        buffer.flip().get(cut);
        return cut;
    }
}
