package org.dateline.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.dateline.story.Refusal;

/// The segments of a JPEG file.
///
/// Source: ITU-T T.81, annex B; for what each program keeps where, XMP part 3 (ISO 16684-3) and
/// C2PA 2.1, A.3.1.
final class Jpeg {
    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String MORE_XMP = "http://ns.adobe.com/xmp/extension/\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";
    private static final String ICC = "ICC_PROFILE\0";

    /// What one segment holds at most.
    private static final int ROOM = 0xffff - 2;

    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP11 = 0xeb;
    private static final int APP13 = 0xed;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int SCAN = 0xda;
    private static final int END = 0xd9;

    private Jpeg() {}

    /// Does something with a segment before the first scan.
    private interface Visitor {
        void segment(int marker, Bytes content);
    }

    static void read(Bytes file, Embedded to) {
        ByteArrayOutputStream photoshop = new ByteArrayOutputStream();
        ByteArrayOutputStream moreXmp = new ByteArrayOutputStream();
        visit(
                file,
                (marker, content) -> {
                    switch (marker) {
                        case APP1 -> app1(content, to, moreXmp);
                        case APP11 -> jumbf(content, to);
                        case APP13 -> append(content, PHOTOSHOP, 0, photoshop);
                        default -> frame(marker, content, to);
                    }
                });
        to.photoshop(Bytes.of(photoshop.toByteArray()));
        to.xmp(Bytes.of(moreXmp.toByteArray()));
    }

    /// @return where the first scan begins, or the file ends before one
    private static long visit(Bytes file, Visitor visitor) {
        long at = 2;
        while (file.has(at, 4) && file.u8(at) == 0xff) {
            int marker = file.u8(at + 1);
            if (marker == SCAN || marker == END) {
                return at;
            }
            if (marker == 0xff) {
                at++;
            } else if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd8) {
                at += 2; // has no content
            } else {
                visitor.segment(marker, file.part(at + 4, Math.max(0, file.u16(at + 2) - 2)));
                at += 2 + Math.max(2, file.u16(at + 2));
            }
        }
        return Math.min(at, file.size());
    }

    private static void app1(Bytes content, Embedded to, ByteArrayOutputStream moreXmp) {
        if (content.startsWith(0, EXIF)) {
            to.exif(content);
        } else if (content.startsWith(4, XMP.substring(4))) { // some write “XMP” for “http”
            to.xmp(content.part(XMP.length(), content.size()));
        } else {
            // An id of 32 characters, the whole length and the offset: they come in order.
            append(content, MORE_XMP, 40, moreXmp);
        }
    }

    private static void append(
            Bytes content, String preamble, int skipped, ByteArrayOutputStream to) {
        if (content.startsWith(0, preamble) && to.size() < XmpSieve.MAX) {
            to.writeBytes(content.copy(preamble.length() + skipped, content.size()));
        }
    }

    private static void jumbf(Bytes content, Embedded to) {
        boolean box = content.startsWith(0, "JP") && content.find("jumb", 8, 16) >= 0;
        if (box && content.find("c2pa", 16, 64) >= 0) {
            to.contentCredentials();
        }
    }

    /// Start of frame: C0 to CF, but for three other tables among them.
    private static void frame(int marker, Bytes content, Embedded to) {
        boolean table = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
        if (marker >= 0xc0 && marker <= 0xcf && !table) {
            to.size(content.u16(3), content.u16(1));
        }
    }

    /// The same picture with these words and no others: what a program or a camera added is left
    /// out, but for what says how colours are meant.
    ///
    /// @param xmp at most [#roomForXmp] bytes
    static byte[] stamped(byte[] jpeg, byte[] xmp, byte[] iim) {
        Bytes file = Bytes.of(jpeg);
        if (file.u16(0) != 0xffd8) {
            throw Refusal.invalid("This is not a JPEG file.");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + xmp.length + 8_192);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        // A JFIF header must come first.
        visit(
                file,
                (marker, content) ->
                        copyIf(marker == APP0 && isHeader(content), marker, content, out));
        put(out, APP1, XMP, xmp);
        put(out, APP13, PHOTOSHOP, resources(iim));
        long scan =
                visit(
                        file,
                        (marker, content) -> copyIf(isKept(marker, content), marker, content, out));
        out.writeBytes(file.copy(scan, end(file, scan) - scan));
        return out.toByteArray();
    }

    static int roomForXmp() {
        return ROOM - XMP.length();
    }

    private static void copyIf(boolean kept, int marker, Bytes content, ByteArrayOutputStream out) {
        if (kept) {
            put(out, marker, "", content.copy(0, content.size()));
        }
    }

    private static boolean isHeader(Bytes content) {
        return content.startsWith(0, "JFIF\0");
    }

    private static boolean isKept(int marker, Bytes content) {
        boolean colour =
                marker == APP2 && content.startsWith(0, ICC)
                        || marker == APP14 && content.startsWith(0, "Adobe");
        return colour || marker != COMMENT && (marker < APP0 || marker > APP15);
    }

    private static void put(
            ByteArrayOutputStream out, int marker, String preamble, byte[] content) {
        int length = 2 + preamble.length() + content.length;
        if (length > 0xffff) {
            throw new IllegalStateException("a segment of " + length + " bytes");
        }
        out.write(0xff);
        out.write(marker);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(preamble.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(content);
    }

    /// IIM as Photoshop keeps it, and its digest: a reader sees that XMP is as new.
    private static byte[] resources(byte[] iim) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        resource(out, 0x04, iim);
        resource(out, 0x25, Embedded.md5(iim));
        return out.toByteArray();
    }

    private static void resource(ByteArrayOutputStream out, int kind, byte[] content) {
        out.writeBytes(new byte[] {'8', 'B', 'I', 'M', 0x04, (byte) kind, 0, 0});
        out.writeBytes(new byte[] {0, 0, (byte) (content.length >> 8), (byte) content.length});
        out.writeBytes(content);
        out.writeBytes(new byte[content.length & 1]);
    }

    /// Where the picture ends that begins with a scan: phones put more pictures behind it.
    private static long end(Bytes file, long scan) {
        long at = scan;
        while (file.has(at, 2)) {
            int marker = file.u8(at) == 0xff ? file.u8(at + 1) : 0;
            if (marker == END) {
                return at + 2;
            }
            boolean segment = marker >= 0xc0 && marker != 0xff && (marker & 0xf8) != 0xd0;
            at += segment ? 2 + Math.max(2, file.u16(at + 2)) : 1;
        }
        return file.size();
    }
}
