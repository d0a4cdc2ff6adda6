package org.dateline.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.dateline.story.Refusal;

/// The chunks of a PNG file.
///
/// Source: PNG, third edition (W3C 2025); C2PA 2.1, A.3.2; for “Raw profile type”, what ImageMagick
/// and ExifTool write.
final class Png {
    private static final String XMP = "XML:com.adobe.xmp";
    private static final String RAW = "Raw profile type ";

    /// What makes up the picture and says how it is meant.
    private static final Set<String> PICTURE =
            Set.of(
                    "IHDR", "PLTE", "tRNS", "bKGD", "sBIT", "iCCP", "sRGB", "gAMA", "cHRM", "cICP",
                    "mDCV", "cLLI", "pHYs", "acTL", "fcTL", "fdAT", "IDAT", "IEND");

    private Png() {}

    static void read(Bytes file, Embedded to) {
        visit(
                file,
                (name, content) -> {
                    switch (name) {
                        case "IHDR" -> to.size(content.u32(0), content.u32(4));
                        case "eXIf" -> to.exif(content);
                        case "tEXt", "zTXt", "iTXt" -> text(name, content, to);
                        case "caBX" -> to.contentCredentials();
                        default -> {
                            // the picture itself, or nothing we know
                        }
                    }
                });
    }

    private static void visit(Bytes file, Piece piece) {
        long at = 8;
        while (file.has(at, 12)) {
            long length = file.u32(at);
            piece.found(file.ascii(at + 4, 4), file.part(at + 8, length));
            at += 12 + length;
        }
    }

    /// A key of at most 79 characters, then how the text is packed, then the text.
    private static void text(String chunk, Bytes content, Embedded to) {
        long end = content.find("\0", 0, 80);
        if (end < 1 || content.size() > XmpSieve.MAX) {
            return;
        }
        String key = content.ascii(0, (int) end);
        switch (chunk) {
            case "tEXt" -> said(key, rest(content, end + 1), StandardCharsets.ISO_8859_1, to);
            case "zTXt" ->
                    said(key, inflated(rest(content, end + 2)), StandardCharsets.ISO_8859_1, to);
            default -> international(key, content, end + 1, to);
        }
    }

    private static void international(String key, Bytes content, long at, Embedded to) {
        boolean packed = content.u8(at) == 1;
        long language = content.find("\0", at + 2, 100);
        long translated = language < 0 ? -1 : content.find("\0", language + 1, 1_000);
        if (translated >= 0) {
            byte[] text = rest(content, translated + 1);
            said(key, packed ? inflated(text) : text, StandardCharsets.UTF_8, to);
        }
    }

    private static byte[] rest(Bytes content, long at) {
        return content.copy(at, content.size());
    }

    private static void said(String key, byte[] text, Charset charset, Embedded to) {
        if (key.equals(XMP)) {
            to.xmp(Bytes.of(text));
        } else if (key.startsWith(RAW)) {
            profile(key.substring(RAW.length()), Bytes.of(profile(text)), to);
        } else {
            // Many write UTF-8 where Latin-1 is demanded.
            Charset meant = charset == StandardCharsets.UTF_8 ? charset : Charsets.guess(text);
            property(key).ifPresent(property -> to.note(property, new String(text, meant)));
        }
    }

    /// “Source” is not ours: it names a camera or a scanner.
    private static Optional<Property> property(String key) {
        return switch (key) {
            case "Title" -> Optional.of(Property.TITLE);
            case "Author" -> Optional.of(Property.CREATORS);
            case "Description" -> Optional.of(Property.CAPTION);
            case "Copyright" -> Optional.of(Property.COPYRIGHT);
            default -> Optional.empty();
        };
    }

    private static void profile(String kind, Bytes content, Embedded to) {
        switch (kind) {
            case "iptc", "8bim" -> {
                to.photoshop(content);
                if (content.u8(0) == 0x1c) {
                    to.iim(content);
                }
            }
            case "exif", "APP1" -> to.exif(content);
            case "xmp" -> to.xmp(content);
            default -> {
                // colour profiles and what only one program knows
            }
        }
    }

    /// A name, a length and hexadecimal digits, each on lines of their own.
    private static byte[] profile(byte[] text) {
        String[] lines = new String(text, StandardCharsets.ISO_8859_1).strip().split("\\s+", 3);
        String digits = lines.length < 3 ? "" : lines[2].replaceAll("\\s", "");
        boolean whole = digits.length() % 2 == 0 && digits.chars().allMatch(HexFormat::isHexDigit);
        return whole ? HexFormat.of().parseHex(digits) : new byte[0];
    }

    /// What was packed, as far as it can be had and is not too much.
    private static byte[] inflated(byte[] packed) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] piece = new byte[16_384];
            int length = inflater.inflate(piece);
            while (length > 0 && out.size() < XmpSieve.MAX) {
                out.write(piece, 0, length);
                length = inflater.inflate(piece);
            }
            return out.toByteArray();
        } catch (DataFormatException broken) {
            return new byte[0];
        }
    }

    /// The same picture with this XMP and nothing else that it said before.
    static byte[] stamped(byte[] png, byte[] xmp) {
        Bytes file = Bytes.of(png);
        if (!file.startsWith(1, "PNG")) {
            throw Refusal.invalid("This is not a PNG file.");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(png.length + xmp.length + 64);
        out.write(png, 0, 8);
        visit(
                file,
                (name, content) -> {
                    if (PICTURE.contains(name)) {
                        put(out, name, content.copy(0, content.size()));
                    }
                    if (name.equals("IHDR")) {
                        put(out, "iTXt", international(xmp));
                    }
                });
        return out.toByteArray();
    }

    private static byte[] international(byte[] xmp) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(XMP.getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(new byte[5]); // ends the key; not packed; no language, no translated key
        text.writeBytes(xmp);
        return text.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String name, byte[] content) {
        byte[] called = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(called);
        crc.update(content);
        number(out, content.length);
        out.writeBytes(called);
        out.writeBytes(content);
        number(out, (int) crc.getValue());
    }

    private static void number(ByteArrayOutputStream out, int number) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(number >> shift);
        }
    }
}
