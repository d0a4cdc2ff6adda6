package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/// A page picked from the rack, and how to write it out. Filled by [Rack#pick] and used again for
/// the next page, so that answering makes no garbage; one for each thread.
///
/// Everything but [#isIntact] believes the record: ask that before sending a byte of the page.
public final class Pick {
    private static final int ETAG_LENGTH = 8 + RackRecord.ETAG_LENGTH + 8 + 1 + 2;
    private static final int TRAILER = 8;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final long[] room = new long[RackSeal.ROOM];
    private ByteBuffer map = NOTHING;
    private LongBuffer words = NOTHING.asLongBuffer();
    private int at;
    private Coding coding = Coding.IDENTITY;
    private @Nullable RackHead head;
    private @Nullable RackRails rails;
    private @Nullable RackSeal seal;

    void fill(
            RackSegments.Segment segment,
            int at,
            Coding coding,
            RackHead head,
            @Nullable RackRails rails,
            RackSeal seal) {
        this.map = segment.map;
        this.words = segment.words;
        this.at = at;
        this.coding = coding;
        this.head = head;
        this.rails = rails;
        this.seal = seal;
    }

    long key() {
        return map.getLong(at + RackRecord.KEY);
    }

    RackHead behind() {
        return head();
    }

    /// The coding the page will be written in: the one asked for, or a lesser one.
    public Coding coding() {
        return coding;
    }

    /// 200, 404 or 410.
    public int status() {
        return map.getShort(at + RackRecord.STATUS);
    }

    /// The story's, or -1.
    public int ordinal() {
        return map.getInt(at + RackRecord.ORDINAL);
    }

    /// When the page last changed, seconds since 1970.
    public long changed() {
        return map.getLong(at + RackRecord.CHANGED);
    }

    public long position() {
        return map.getLong(at + RackRecord.POSITION);
    }

    public String path() {
        return RackRecord.path(map, at);
    }

    /// Whether the page stands at the path in `bytes` from `from` up to `to`.
    public boolean isAt(byte[] bytes, int from, int to) {
        int length = map.getShort(at + RackRecord.PATH_LENGTH);
        if (length != to - from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (map.get(at + RackRecord.PATH + i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    /// Writes the entity tag with its quotes into `to` at `offset`; it names head, body, rails and
    /// coding.
    ///
    /// @return bytes written, at most 40
    public int etag(byte[] to, int offset) {
        int i = offset;
        to[i++] = '"';
        System.arraycopy(head().tag(), 0, to, i, 8);
        map.get(at + RackRecord.ETAG, to, i + 8, RackRecord.ETAG_LENGTH);
        i += 8 + RackRecord.ETAG_LENGTH;
        System.arraycopy(rails().tag(), 0, to, i, 8);
        i += 8;
        to[i++] = letter();
        to[i] = '"';
        return ETAG_LENGTH;
    }

    private byte letter() {
        return switch (coding) {
            case IDENTITY -> 'i';
            case GZIP -> 'g';
            case BROTLI -> (byte) (isBest() ? 'b' : 'q');
        };
    }

    private boolean isBest() {
        return map.getShort(at + RackRecord.QUALITY) == Brotli.BEST;
    }

    /// Writes the `Last-Modified` date into `to` at `offset`.
    ///
    /// @return bytes written, 29
    public int modified(byte[] to, int offset) {
        map.get(at + RackRecord.MODIFIED, to, offset, RackRecord.MODIFIED_LENGTH);
        return RackRecord.MODIFIED_LENGTH;
    }

    /// Whether the record is what the press put there, every byte of it.
    public boolean isIntact() {
        return seal != null && RackRecord.isIntact(map, words, at, seal, room);
    }

    /// Length of the coded page in bytes.
    public int length() {
        int data = map.getInt(at + RackRecord.DATA_LENGTH);
        return switch (coding) {
            case GZIP -> head().gzip().capacity() + data + rails().gzip().capacity() + TRAILER;
            case BROTLI -> data + rails().brotli().capacity();
            case IDENTITY -> plainLength();
        };
    }

    private int plainLength() {
        return head().html().length
                + map.getInt(at + RackRecord.PLAIN_LENGTH)
                + rails().html().length;
    }

    /// Writes the coded page.
    ///
    /// @param to a buffer in any order with room for [#length] bytes at `offset`
    /// @return the offset behind it
    public int write(ByteBuffer to, int offset) {
        return switch (coding) {
            case GZIP -> {
                int end = data(to, copy(head().gzip(), to, offset));
                yield trailer(to, copy(rails().gzip(), to, end));
            }
            case BROTLI -> copy(rails().brotli(), to, data(to, offset));
            case IDENTITY -> {
                to.put(offset, head().html());
                int end = offset + head().html().length;
                byte[] body = inflated();
                to.put(end, body);
                to.put(end + body.length, rails().html());
                yield offset + plainLength();
            }
        };
    }

    private int data(ByteBuffer to, int offset) {
        int length = map.getInt(at + RackRecord.DATA_LENGTH);
        int from = at + RackRecord.PATH + map.getShort(at + RackRecord.PATH_LENGTH);
        to.put(offset, map, from, length);
        return offset + length;
    }

    private int trailer(ByteBuffer to, int offset) {
        int crc = rails().crc().after(map.getInt(at + RackRecord.CRC));
        int length = plainLength();
        boolean little = to.order() == ByteOrder.LITTLE_ENDIAN;
        to.putInt(offset, little ? crc : Integer.reverseBytes(crc));
        to.putInt(offset + 4, little ? length : Integer.reverseBytes(length));
        return offset + TRAILER;
    }

    /// The body as the press composed it.
    byte[] inflated() {
        return Gzip.inflate(
                head().html(), RackRecord.data(map, at), map.getInt(at + RackRecord.PLAIN_LENGTH));
    }

    private static int copy(ByteBuffer from, ByteBuffer to, int offset) {
        to.put(offset, from, 0, from.capacity());
        return offset + from.capacity();
    }

    private RackHead head() {
        return java.util.Objects.requireNonNull(head, "nothing was picked");
    }

    private RackRails rails() {
        return java.util.Objects.requireNonNull(rails, "nothing was picked");
    }
}
