package org.dateline.media;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A file or a part of one, read at any place without copying it. Numbers are big-endian unless
/// they say otherwise; what lies beyond the end is read as zero, so that a cut file ends a loop and
/// not the program.
final class Bytes {
    private final MemorySegment segment;

    private Bytes(MemorySegment segment) {
        this.segment = segment;
    }

    static Bytes of(byte[] bytes) {
        return new Bytes(MemorySegment.ofArray(bytes));
    }

    /// The whole of a file, mapped until `arena` is closed.
    static Bytes map(Path file, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new Bytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        }
    }

    long size() {
        return segment.byteSize();
    }

    boolean has(long at, long length) {
        return at >= 0 && length >= 0 && at <= size() - length;
    }

    int u8(long at) {
        return has(at, 1) ? segment.get(ValueLayout.JAVA_BYTE, at) & 0xff : 0;
    }

    int u16(long at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int u24(long at) {
        return u16(at) << 8 | u8(at + 2);
    }

    long u32(long at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u64(long at) {
        return u32(at) << 32 | u32(at + 4);
    }

    int u24le(long at) {
        return Integer.reverseBytes(u24(at)) >>> 8;
    }

    long u32le(long at) {
        return Integer.reverseBytes((int) u32(at)) & 0xffff_ffffL;
    }

    /// The characters at a place; fewer, or none, at the end.
    String ascii(long at, int length) {
        return new String(copy(at, length), StandardCharsets.ISO_8859_1);
    }

    boolean startsWith(long at, String latin) {
        if (!has(at, latin.length())) {
            return false;
        }
        int i = 0;
        while (i < latin.length() && u8(at + i) == latin.charAt(i)) {
            i++;
        }
        return i == latin.length();
    }

    /// Where `latin` begins, at `from` or within `reach` bytes after it; -1 when it does not.
    long find(String latin, long from, long reach) {
        long last = Math.min(from + reach, size() - latin.length());
        for (long at = from; at <= last; at++) {
            if (u8(at) == latin.charAt(0) && startsWith(at, latin)) {
                return at;
            }
        }
        return -1;
    }

    /// A part; shorter, or empty, at the end.
    Bytes part(long at, long length) {
        long from = Math.clamp(at, 0, size());
        return new Bytes(segment.asSlice(from, Math.clamp(length, 0, size() - from)));
    }

    /// A part as an array; shorter, or empty, at the end. Callers bound `length`.
    byte[] copy(long at, long length) {
        return part(at, length).segment.toArray(ValueLayout.JAVA_BYTE);
    }
}
