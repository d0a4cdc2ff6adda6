package org.dateline.desk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.dateline.store.StoreFailure;

/// How the desk keeps a story's versions small: the newest whole, deflated (RFC 1950), and each
/// older one as what differs from the next newer: pieces to copy from there, and bytes that are not
/// there.
final class Deltas {
    /// Every so many versions one is kept whole, so that an old one is read in bounded time.
    static final int WHOLE_EVERY = 512;

    private static final byte DELTA = 1; // a deflated one begins with 0x78
    private static final int PIECE = 16;
    private static final int MAX_BYTES = 64_000_000;

    private Deltas() {}

    static boolean isWhole(byte[] stored) {
        return stored.length > 0 && stored[0] != DELTA;
    }

    static byte[] whole(byte[] text) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(text);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] piece = new byte[8_192];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static byte[] read(byte[] whole) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(whole);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] piece = new byte[8_192];
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                if (count == 0 && !inflater.finished() || out.size() > MAX_BYTES) {
                    throw new DataFormatException("cut short, or too large");
                }
                out.write(piece, 0, count);
            }
            return out.toByteArray();
        } catch (DataFormatException damaged) {
            throw new StoreFailure("A stored revision cannot be read", damaged);
        } finally {
            inflater.end();
        }
    }

    /// What `older` is, told by `newer`: in turn how many bytes follow as they are, those, how many
    /// to copy from `newer`, and from where.
    static byte[] delta(byte[] older, byte[] newer) {
        Map<ByteBuffer, Integer> pieces = new HashMap<>();
        for (int at = 0; at + PIECE <= newer.length; at += PIECE) {
            pieces.putIfAbsent(ByteBuffer.wrap(newer, at, PIECE), at);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(DELTA);
        int told = 0;
        int behind = 0; // in newer, what follows the last copy: mostly the next piece is there
        for (int at = 0; at < older.length; ) {
            int from = place(older, at, newer, behind, pieces);
            int length = from < 0 ? 0 : common(older, at, newer, from);
            if (length < PIECE && at + length < older.length) {
                at++;
                continue;
            }
            int back = 0;
            while (at - back > told
                    && from - back > 0
                    && older[at - back - 1] == newer[from - back - 1]) {
                back++;
            }
            write(out, older, told, at - back, length + back, from - back);
            at += length;
            told = at;
            behind = from + length;
        }
        if (told < older.length) {
            write(out, older, told, older.length, 0, 0);
        }
        return out.toByteArray();
    }

    private static int place(
            byte[] older, int at, byte[] newer, int behind, Map<ByteBuffer, Integer> pieces) {
        if (common(older, at, newer, behind) >= Math.min(PIECE, older.length - at)) {
            return behind;
        }
        return at + PIECE <= older.length
                ? pieces.getOrDefault(ByteBuffer.wrap(older, at, PIECE), -1)
                : -1;
    }

    private static int common(byte[] older, int at, byte[] newer, int from) {
        int length = 0;
        while (at + length < older.length
                && from + length < newer.length
                && older[at + length] == newer[from + length]) {
            length++;
        }
        return length;
    }

    private static void write(
            ByteArrayOutputStream out, byte[] older, int told, int until, int copied, int from) {
        number(out, until - told);
        out.write(older, told, until - told);
        number(out, copied);
        number(out, from);
    }

    /// The older text.
    static byte[] apply(byte[] delta, byte[] newer) {
        ByteBuffer in = ByteBuffer.wrap(delta, 1, delta.length - 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream(newer.length + 64);
        try {
            while (in.hasRemaining()) {
                int bytes = number(in);
                out.write(delta, in.position(), bytes);
                in.position(in.position() + bytes);
                int copied = number(in);
                out.write(newer, number(in), copied);
            }
        } catch (RuntimeException damaged) {
            throw new StoreFailure("A stored revision does not fit the next one", damaged);
        }
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int number) {
        int rest = number;
        for (; rest >= 0x80; rest >>>= 7) {
            out.write(rest | 0x80);
        }
        out.write(rest);
    }

    private static int number(ByteBuffer in) {
        int number = 0;
        for (int shift = 0; shift < 32; shift += 7) {
            byte next = in.get();
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("no number is that long");
    }
}
