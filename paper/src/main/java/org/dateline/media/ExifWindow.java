package org.dateline.media;

import com.drew.lang.RandomAccessReader;
import java.io.IOException;

/// A part of a file as the library reads it.
final class ExifWindow extends RandomAccessReader {
    private final Bytes bytes;

    ExifWindow(Bytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int toUnshiftedOffset(int at) {
        return at;
    }

    @Override
    public byte getByte(int at) throws IOException {
        validateIndex(at, 1);
        return (byte) bytes.u8(at);
    }

    @Override
    public byte[] getBytes(int at, int count) throws IOException {
        validateIndex(at, count);
        return bytes.copy(at, count);
    }

    @Override
    protected void validateIndex(int at, int count) throws IOException {
        if (!isValidIndex(at, count)) {
            throw new IOException("beyond the end");
        }
    }

    @Override
    protected boolean isValidIndex(int at, int count) {
        return bytes.has(at, count);
    }

    @Override
    public long getLength() {
        return Math.min(bytes.size(), Integer.MAX_VALUE);
    }
}
