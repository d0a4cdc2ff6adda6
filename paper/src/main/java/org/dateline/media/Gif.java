package org.dateline.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.dateline.story.Refusal;

/// The blocks of a GIF file.
///
/// Source: GIF89a; XMP part 3 (ISO 16684-3), 1.1.2; C2PA 2.1, A.3.3.
final class Gif {
    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2c;
    private static final int APPLICATION = 0xff;
    private static final int GRAPHICS = 0xf9;
    private static final int END = 0x3b;
    private static final String XMP = "XMP DataXMP";

    /// XMP stands there as it is, not in sub-blocks. Whoever reads sub-blocks falls from any byte
    /// of it into this slope and slides down to its end.
    private static final int SLOPE = 258;

    private Gif() {}

    /// Does something with a block; `whole` has its introducer and its terminator too.
    private interface Visitor {
        void block(int kind, Bytes whole);
    }

    static void read(Bytes file, Embedded to) {
        // Readers take these for the size, whatever the frames say.
        to.size(Integer.reverseBytes(file.u16(6)) >>> 16, Integer.reverseBytes(file.u16(8)) >>> 16);
        visit(
                file,
                (kind, whole) -> {
                    if (kind == APPLICATION && whole.startsWith(3, XMP)) {
                        to.xmp(whole.part(14, whole.size() - 14 - SLOPE));
                    } else if (kind == APPLICATION && whole.startsWith(3, "C2PA_GIF")) {
                        to.contentCredentials();
                    }
                });
    }

    /// @return where the first block begins
    private static long visit(Bytes file, Visitor visitor) {
        long start = 13 + colours(file.u8(10));
        long at = start;
        while (file.has(at, 2) && file.u8(at) != END) {
            boolean picture = file.u8(at) == PICTURE;
            if (!picture && file.u8(at) != EXTENSION) {
                break;
            }
            long data = picture ? at + 11 + colours(file.u8(at + 9)) : at + 2;
            long end = end(file, data);
            visitor.block(picture ? PICTURE : file.u8(at + 1), file.part(at, end - at));
            at = end;
        }
        return start;
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    /// Sub-blocks, each with its length before it, up to one that is empty.
    private static long end(Bytes file, long at) {
        while (file.u8(at) != 0) {
            at += 1 + file.u8(at);
        }
        return Math.min(at + 1, file.size());
    }

    /// The same pictures with this XMP and nothing else that it said before; how often they repeat
    /// stays.
    static byte[] stamped(byte[] gif, byte[] xmp) {
        Bytes file = Bytes.of(gif);
        if (!file.startsWith(0, "GIF8")) {
            throw Refusal.invalid("This is not a GIF file.");
        }
        ByteArrayOutputStream blocks = new ByteArrayOutputStream(gif.length + xmp.length + 512);
        long start =
                visit(
                        file,
                        (kind, whole) -> {
                            if (isKept(kind, whole)) {
                                blocks.writeBytes(whole.copy(0, whole.size()));
                            }
                        });
        ByteArrayOutputStream out = new ByteArrayOutputStream(blocks.size() + xmp.length + 1_100);
        out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(file.copy(6, start - 6));
        out.writeBytes(blocks.toByteArray());
        out.writeBytes(new byte[] {EXTENSION, (byte) APPLICATION, (byte) XMP.length()});
        out.writeBytes(XMP.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(xmp);
        out.write(1);
        for (int step = 255; step >= 0; step--) {
            out.write(step);
        }
        out.write(0);
        out.write(END);
        return out.toByteArray();
    }

    private static boolean isKept(int kind, Bytes whole) {
        boolean repeats = kind == APPLICATION && whole.startsWith(3, "NETSCAPE2.0");
        return kind == PICTURE || kind == GRAPHICS || repeats;
    }
}
