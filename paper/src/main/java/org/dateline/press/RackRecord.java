package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/// How a page lies in a segment: little-endian, one record for each coding.
///
/// ```
///   0  tag             8 bytes, zero once the record is replaced
///   8  HMAC-SHA-256   32 bytes, zero once the record is replaced
///  40  zero            8
///  48  magic, length   4+4; length of the whole record, a multiple of 16
///  56  key             8; the story's id, or a path's hash with the sign bit
///  64  position        8; in the ledger
///  72  changed         8; seconds since 1970
///  80  head, ordinal   4+4; which head the data follows
///  88  status, quality, path length   2+2+2 (quality 0 is gzip, else brotli's)
///  96  plain length, CRC-32 of head and body, data length, 0   4 each
/// 112  body's hash    16; hexadecimal, for the ETag
/// 128  Last-Modified  29; as HTTP writes it
/// 160  path, data, zeros
/// ```
///
/// Tag and HMAC are over everything from byte 48.
final class RackRecord {
    static final int TAG = 0;
    static final int HMAC = 8;
    static final int ZERO = 40;
    static final int SEALED = 48;
    static final int MAGIC = 48;
    static final int LENGTH = 52;
    static final int KEY = 56;
    static final int POSITION = 64;
    static final int CHANGED = 72;
    static final int HEAD = 80;
    static final int ORDINAL = 84;
    static final int STATUS = 88;
    static final int QUALITY = 90;
    static final int PATH_LENGTH = 92;
    static final int PLAIN_LENGTH = 96;
    static final int CRC = 100;
    static final int DATA_LENGTH = 104;
    static final int ETAG = 112;
    static final int ETAG_LENGTH = 16;
    static final int MODIFIED = 128;
    static final int MODIFIED_LENGTH = 29;
    static final int PATH = 160;

    static final int MAGIC_NUMBER = 0x31724c44;

    /// More than any page, even one that does not compress.
    static final int MAX_LENGTH = Sheet.MAX_BODY + (1 << 20);

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private RackRecord() {}

    /// A sealed record, ready to append.
    ///
    /// @param quality 0 for gzip, else brotli's
    static ByteBuffer of(Sheet sheet, RackHead head, int quality, byte[] data, RackSeal seal) {
        byte[] path = sheet.path().getBytes(StandardCharsets.US_ASCII);
        int length = PATH + path.length + data.length + 15 & ~15;
        ByteBuffer record = ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(MAGIC, MAGIC_NUMBER).putInt(LENGTH, length);
        record.putLong(KEY, key(sheet)).putLong(POSITION, sheet.position());
        record.putLong(CHANGED, sheet.changed().getEpochSecond());
        record.putInt(HEAD, head.id()).putInt(ORDINAL, sheet.ordinal());
        record.putShort(STATUS, (short) sheet.status()).putShort(QUALITY, (short) quality);
        record.putShort(PATH_LENGTH, (short) path.length);
        record.putInt(PLAIN_LENGTH, sheet.body().length);
        record.putInt(CRC, Crc.of(head.html(), sheet.body()));
        record.putInt(DATA_LENGTH, data.length);
        record.put(ETAG, hash(sheet.body()));
        record.put(MODIFIED, HTTP_DATE.format(sheet.changed()).getBytes(StandardCharsets.US_ASCII));
        record.put(PATH, path).put(PATH + path.length, data);
        seal(record, seal);
        return record;
    }

    private static void seal(ByteBuffer record, RackSeal seal) {
        long[] room = new long[RackSeal.ROOM];
        record.putLong(TAG, tag(record, record.asLongBuffer(), 0, seal, room));
        record.put(HMAC, seal.hmac(record, SEALED, record.capacity()));
    }

    private static long tag(ByteBuffer map, LongBuffer words, int at, RackSeal seal, long[] room) {
        int from = at + SEALED;
        int to = at + map.getInt(at + LENGTH);
        return seal.tag(words, from / Long.BYTES, to / Long.BYTES, room);
    }

    static boolean isAt(ByteBuffer map, int at) {
        if (at < 0 || at > map.capacity() - PATH || map.getInt(at + MAGIC) != MAGIC_NUMBER) {
            return false;
        }
        int length = map.getInt(at + LENGTH);
        int path = map.getShort(at + PATH_LENGTH);
        int data = map.getInt(at + DATA_LENGTH);
        return length >= PATH
                && length <= Math.min(MAX_LENGTH, map.capacity() - at)
                && (length & 15) == 0
                && path > 0
                && path <= Sheet.MAX_PATH
                && data >= 0
                && data <= length - PATH - path;
    }

    /// Whether the tag is right; not the HMAC.
    ///
    /// @param words the same bytes as `map`
    static boolean isIntact(ByteBuffer map, LongBuffer words, int at, RackSeal seal, long[] room) {
        return tag(map, words, at, seal, room) == map.getLong(at + TAG);
    }

    /// Whether tag and HMAC are right.
    static boolean isSealed(ByteBuffer map, int at, RackSeal seal) {
        byte[] stored = new byte[RackSeal.HMAC_BYTES];
        map.get(at + HMAC, stored);
        byte[] right = seal.hmac(map, at + SEALED, at + map.getInt(at + LENGTH));
        return map.getLong(at + ZERO) == 0
                && isIntact(map, map.asLongBuffer(), at, seal, new long[RackSeal.ROOM])
                && MessageDigest.isEqual(stored, right);
    }

    static String path(ByteBuffer map, int at) {
        byte[] path = new byte[map.getShort(at + PATH_LENGTH)];
        map.get(at + PATH, path);
        return new String(path, StandardCharsets.US_ASCII);
    }

    static byte[] data(ByteBuffer map, int at) {
        byte[] data = new byte[map.getInt(at + DATA_LENGTH)];
        map.get(at + PATH + map.getShort(at + PATH_LENGTH), data);
        return data;
    }

    static long key(Sheet sheet) {
        byte[] path = sheet.path().getBytes(StandardCharsets.US_ASCII);
        return sheet.story() != 0 ? sheet.story() : key(path, 0, path.length);
    }

    /// A path's key: FNV-1a with a last stir, and the sign bit no story's id has.
    static long key(byte[] path, int from, int to) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ path[i]) * 0x100000001b3L;
        }
        return hash ^ hash >>> 29 | Long.MIN_VALUE;
    }

    private static byte[] hash(byte[] body) {
        byte[] digest = sha256(body);
        return HexFormat.of()
                .formatHex(digest, 0, ETAG_LENGTH / 2)
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
