package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A page picked from the rack, checked, and how to write it out. Filled by [Rack#pick] and used
/// again for the next page, so that answering makes no garbage; one for each thread.
public final class Pick {
    /// Bytes of an entity tag with its quotes.
    public static final int ETAG_LENGTH = 8 + RackRecord.ETAG_LENGTH + 8 + 1 + 2;

    private static final int TRAILER = 8;

    private final RackReading reading = new RackReading();
    private final RackTop top;
    private ByteBuffer large = ByteBuffer.allocate(0);
    private ByteBuffer record = large;
    private int at;
    private Coding coding = Coding.IDENTITY;
    private @Nullable RackHead head;
    private @Nullable RackRails rails;

    /// A pick that reads each page from the disk.
    public Pick() {
        this(0);
    }

    /// A pick that keeps what it read lately.
    ///
    /// @param bytes to keep it in, rounded down to a power of two; taken as they are needed
    public Pick(int bytes) {
        this.top = new RackTop(bytes);
    }

    /// Takes up the record at `place`, off the disk when it is not at hand.
    ///
    /// @return whether a sound record lies there
    boolean take(RackSegments segments, long place, RackSeal seal) {
        long start = top.find(segments, place);
        if (start < 0) {
            return read(segments, place, seal);
        }
        record = top.holding(start);
        at = RackTop.offset(start);
        return true;
    }

    private boolean read(RackSegments segments, long place, RackSeal seal) {
        RackSegments.Segment segment = segments.at(place);
        int from = RackSegments.offset(place);
        if (segment == null || !RackRecord.isAt(segment.map, from)) {
            return false;
        }
        int length = RackRecord.length(segment.map, from);
        long start = top.room(place, length);
        record = start < 0 ? large(length) : top.holding(start);
        at = start < 0 ? 0 : RackTop.offset(start);
        boolean isSound = reading.read(segment.map, from, length, seal, record.array(), at);
        if (isSound && start >= 0) {
            top.keep(place, start, length);
        }
        return isSound;
    }

    private ByteBuffer large(int length) {
        if (large.capacity() < length) {
            large = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
        return large;
    }

    /// Puts head and rails to it, and says how it will be written; false when its head is not live.
    ///
    /// @param rails of each edition; none before the first are set
    boolean dress(Coding coding, RackEnds ends, RackRails[] rails) {
        int edition = edition();
        this.coding = coding;
        this.head = ends.head(edition, record.getInt(at + RackRecord.HEAD));
        this.rails = edition < rails.length ? rails[edition] : null;
        return head != null;
    }

    /// Which edition the page is in.
    int edition() {
        return record.getShort(at + RackRecord.EDITION);
    }

    long key() {
        return record.getLong(at + RackRecord.KEY);
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
        return record.getShort(at + RackRecord.STATUS);
    }

    /// The story's, or -1.
    public int ordinal() {
        return record.getInt(at + RackRecord.ORDINAL);
    }

    /// When the page last changed, seconds since 1970.
    public long changed() {
        return record.getLong(at + RackRecord.CHANGED);
    }

    public long position() {
        return record.getLong(at + RackRecord.POSITION);
    }

    public String path() {
        return RackRecord.path(record, at);
    }

    /// Whether the page stands at the path in `bytes` from `from` up to `to`.
    public boolean isAt(byte[] bytes, int from, int to) {
        int length = record.getShort(at + RackRecord.PATH_LENGTH);
        if (length != to - from) {
            return false;
        }
        int path = at + RackRecord.PATH;
        return Arrays.equals(record.array(), path, path + length, bytes, from, to);
    }

    /// Writes the entity tag with its quotes into the first [#ETAG_LENGTH] bytes of `to`; it names
    /// head, body, rails and coding.
    public void etag(byte[] to) {
        int i = 0;
        to[i++] = '"';
        System.arraycopy(head().tag(), 0, to, i, 8);
        record.get(at + RackRecord.ETAG, to, i + 8, RackRecord.ETAG_LENGTH);
        i += 8 + RackRecord.ETAG_LENGTH;
        System.arraycopy(rails().tag(), 0, to, i, 8);
        i += 8;
        to[i++] = letter();
        to[i] = '"';
    }

    private byte letter() {
        return switch (coding) {
            case IDENTITY -> 'i';
            case GZIP -> 'g';
            case BROTLI -> (byte) (isBest() ? 'b' : 'q');
        };
    }

    private boolean isBest() {
        return record.getShort(at + RackRecord.QUALITY) == Brotli.BEST;
    }

    /// Writes the `Last-Modified` date into `to` at `offset`.
    ///
    /// @return bytes written, 29
    public int modified(byte[] to, int offset) {
        record.get(at + RackRecord.MODIFIED, to, offset, RackRecord.MODIFIED_LENGTH);
        return RackRecord.MODIFIED_LENGTH;
    }

    /// Whether it has labels.
    public boolean isLabelled() {
        return record.getInt(at + RackRecord.LABELS_LENGTH) != 0;
    }

    /// Writes its labels into `to` at `offset`, with spaces between them.
    ///
    /// @return bytes written, at most [Sheet#MAX_LABELS]
    public int keys(byte[] to, int offset) {
        return labels(0, to, offset);
    }

    /// Likewise, with commas between them.
    public int tags(byte[] to, int offset) {
        return labels(record.getInt(at + RackRecord.LABELS_LENGTH), to, offset);
    }

    private int labels(int from, byte[] to, int offset) {
        int length = record.getInt(at + RackRecord.LABELS_LENGTH);
        record.get(RackRecord.labels(record, at) + from, to, offset, length);
        return length;
    }

    String labels() {
        byte[] labels = new byte[record.getInt(at + RackRecord.LABELS_LENGTH)];
        keys(labels, 0);
        return new String(labels, java.nio.charset.StandardCharsets.US_ASCII);
    }

    /// Length of the coded page in bytes.
    public int length() {
        int data = record.getInt(at + RackRecord.DATA_LENGTH);
        return switch (coding) {
            case GZIP -> head().gzip().capacity() + data + rails().gzip().capacity() + TRAILER;
            case BROTLI -> data + rails().brotli().capacity();
            case IDENTITY -> plainLength();
        };
    }

    private int plainLength() {
        return head().html().length
                + record.getInt(at + RackRecord.PLAIN_LENGTH)
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
        int length = record.getInt(at + RackRecord.DATA_LENGTH);
        to.put(offset, record, at + RackRecord.open(record, at), length);
        return offset + length;
    }

    private int trailer(ByteBuffer to, int offset) {
        int crc = rails().crc().after(record.getInt(at + RackRecord.CRC));
        int length = plainLength();
        boolean little = to.order() == ByteOrder.LITTLE_ENDIAN;
        to.putInt(offset, little ? crc : Integer.reverseBytes(crc));
        to.putInt(offset + 4, little ? length : Integer.reverseBytes(length));
        return offset + TRAILER;
    }

    /// The body as the press composed it.
    byte[] inflated() {
        return Gzip.inflate(
                head().html(),
                RackRecord.data(record, at),
                record.getInt(at + RackRecord.PLAIN_LENGTH));
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
