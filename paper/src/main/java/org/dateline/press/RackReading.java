package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.crypto.Cipher;

/// Takes records off the disk and checks them. The bytes are copied out of the map first: what is
/// checked is what is used, whatever happens to the file meanwhile. One for each thread.
final class RackReading {
    private final Cipher cipher = RackSeal.cipher();
    private byte[] sealed = {};
    private ByteBuffer header = ByteBuffer.wrap(sealed);
    private byte[] unused = {};

    /// Reads the record of `length` bytes at `at` into `to` from `offset` on.
    ///
    /// @return whether it is what was put there, every byte of it
    boolean read(ByteBuffer map, int at, int length, RackSeal seal, byte[] to, int offset) {
        if (sealed.length < length) {
            sealed = new byte[Integer.highestOneBit(length) << 1];
            header = ByteBuffer.wrap(sealed).order(ByteOrder.LITTLE_ENDIAN);
        }
        map.get(at, sealed, 0, length);
        return RackRecord.isAt(header, 0)
                && RackRecord.length(header, 0) == length
                && seal.open(cipher, sealed, RackRecord.open(header, 0), length, to, offset);
    }

    /// Whether a sound record lies at `at`.
    boolean isSound(ByteBuffer map, int at, RackSeal seal) {
        if (!RackRecord.isAt(map, at)) {
            return false;
        }
        int length = RackRecord.length(map, at);
        if (unused.length < length) {
            unused = Arrays.copyOf(unused, Integer.highestOneBit(length) << 1);
        }
        return read(map, at, length, seal, unused, 0);
    }
}
