package org.dateline.readership;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// How one drain stands in the log, big-endian: the word `WAYS`, the length of the content, the
/// second (64 bits), the content, and the CRC-32C of all before it. The content is how many came by
/// each [Arrival] (the number of ways in a byte, and 32 bits for each), and the tally. It says how
/// often each story was opened, nothing of who did. Logs of before have the word `VIEW`, and their
/// content is the tally alone.
final class LogRecord {
    private static final int VIEWS = 0x56494557;
    private static final int WAYS = 0x57415953;
    private static final int HEAD = 16;
    private static final int FRAME = HEAD + 4;

    /// Far more than a drain can hold: a longer one is damage.
    private static final int LONGEST = 1 << 24;

    private LogRecord() {}

    /// @param came by each [Arrival]
    static ByteBuffer write(long second, byte[] tally, int[] came) {
        int length = 1 + Integer.BYTES * came.length + tally.length;
        ByteBuffer record = ByteBuffer.allocate(FRAME + length);
        record.putInt(WAYS).putInt(length).putLong(second).put((byte) came.length);
        for (int each : came) {
            record.putInt(each);
        }
        record.put(tally);
        record.putInt(crc(record.array(), 0, HEAD + length));
        return record.flip();
    }

    private static void hand(int mark, long second, ByteBuffer content, Sink sink) {
        int[] came = new int[mark == WAYS ? content.get() : 0];
        for (int i = 0; i < came.length; i++) {
            came[i] = content.getInt();
        }
        byte[] tally = new byte[content.remaining()];
        content.get(tally);
        sink.counted(second, tally, came);
    }

    private static boolean isMark(int word) {
        return word == VIEWS || word == WAYS;
    }

    /// Reads all records of a file. Damage costs the records it touches: reading goes on at the
    /// next one that is whole.
    static Reading read(byte[] file, Sink sink) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        Reading reading = new Reading(0, 0, 0, 0);
        int at = 0;
        while (at < file.length) {
            int length = wholeAt(bytes, at);
            if (length >= 0) {
                ByteBuffer content = bytes.slice(at + HEAD, length);
                hand(bytes.getInt(at), bytes.getLong(at + 8), content, sink);
                at += FRAME + length;
                reading = reading.whole(at);
            } else {
                int next = nextWhole(bytes, at);
                reading = next < 0 ? reading.end(bytes, at) : reading.gap(at);
                at = next < 0 ? file.length : next;
            }
        }
        return reading;
    }

    /// @return the length of what the whole record has at `at`; -1 when there is none
    private static int wholeAt(ByteBuffer bytes, int at) {
        int room = bytes.limit() - at - FRAME;
        if (room < 0 || !isMark(bytes.getInt(at))) {
            return -1;
        }
        int length = bytes.getInt(at + 4);
        if (length < 0 || length > Math.min(room, LONGEST)) {
            return -1;
        }
        return crc(bytes.array(), at, HEAD + length) == bytes.getInt(at + HEAD + length)
                ? length
                : -1;
    }

    private static int nextWhole(ByteBuffer bytes, int after) {
        for (int at = after + 1; at <= bytes.limit() - FRAME; at++) {
            if (wholeAt(bytes, at) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /// Whether what stands at the end is a record that was not written to its end: too short for
    /// what it says, or only zeros (a file made longer before its bytes came).
    private static boolean torn(ByteBuffer bytes, int at) {
        int room = bytes.limit() - at;
        if (room < FRAME) {
            return true;
        }
        int length = bytes.getInt(at + 4);
        boolean shorter = length >= 0 && length <= LONGEST && room < FRAME + length;
        return isMark(bytes.getInt(at)) ? shorter : zeros(bytes, at);
    }

    private static boolean zeros(ByteBuffer bytes, int from) {
        for (int at = from; at < bytes.limit(); at++) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /// Takes what a record says.
    interface Sink {
        /// @param came by each [Arrival], in their order; empty when that was not counted
        void counted(long second, byte[] tally, int[] came);
    }

    /// What was found in a file.
    ///
    /// @param records whole ones
    /// @param damaged places with one or more records that cannot be read
    /// @param firstDamage where the first of them begins, in bytes
    /// @param end where the next record belongs: after the last whole or damaged one
    record Reading(int records, int damaged, int firstDamage, int end) {
        private Reading whole(int to) {
            return new Reading(records + 1, damaged, firstDamage, to);
        }

        private Reading gap(int at) {
            return new Reading(records, damaged + 1, damaged == 0 ? at : firstDamage, end);
        }

        private Reading end(ByteBuffer bytes, int at) {
            return torn(bytes, at)
                    ? this
                    : new Reading(
                            records, damaged + 1, damaged == 0 ? at : firstDamage, bytes.limit());
        }
    }
}
