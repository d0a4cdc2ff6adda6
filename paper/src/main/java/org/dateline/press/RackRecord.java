package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
///   0  nonce           12; zero once the record is replaced
///  12  zero             4
///  16  magic, length   4+4; length of the whole record
///  24  key              8; the story's id, or a path's hash with the sign bit
///  32  position         8; in the ledger
///  40  changed          8; seconds since 1970
///  48  head, ordinal   4+4; which head the data follows
///  56  status, quality, path length, edition   2 each (quality 0 is gzip, else brotli's)
///  64  plain length, CRC-32 of head and body, data length, labels' length   4 each
///  80  body's hash     16; hexadecimal, for the ETag
///  96  Last-Modified   29; as HTTP writes it
/// 128  path, labels with spaces, labels with commas, data (encrypted), tag of 16 bytes over everything behind the nonce
/// ```
final class RackRecord {
    /// Bytes that are wiped when it is replaced: without its nonce a record cannot be opened.
    static final int WIPED = 16;

    static final int MAGIC = 16;
    static final int LENGTH = 20;
    static final int KEY = 24;
    static final int POSITION = 32;
    static final int CHANGED = 40;
    static final int HEAD = 48;
    static final int ORDINAL = 52;
    static final int STATUS = 56;
    static final int QUALITY = 58;
    static final int PATH_LENGTH = 60;
    static final int EDITION = 62;
    static final int PLAIN_LENGTH = 64;
    static final int CRC = 68;
    static final int DATA_LENGTH = 72;
    static final int LABELS_LENGTH = 76;
    static final int ETAG = 80;
    static final int ETAG_LENGTH = 16;
    static final int MODIFIED = 96;
    static final int MODIFIED_LENGTH = 29;
    static final int PATH = 128;

    static final int MAGIC_NUMBER = 0x32724c44;

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
        byte[] keys = sheet.labels().getBytes(StandardCharsets.US_ASCII);
        byte[] tags = sheet.labels().replace(' ', ',').getBytes(StandardCharsets.US_ASCII);
        int open = PATH + path.length + keys.length + tags.length;
        byte[] bytes = new byte[open + data.length + RackSeal.TAG];
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(MAGIC, MAGIC_NUMBER).putInt(LENGTH, bytes.length);
        record.putLong(KEY, key(sheet)).putLong(POSITION, sheet.position());
        record.putLong(CHANGED, sheet.changed().getEpochSecond());
        record.putInt(HEAD, head.id()).putInt(ORDINAL, sheet.ordinal());
        record.putShort(STATUS, (short) sheet.status()).putShort(QUALITY, (short) quality);
        record.putShort(PATH_LENGTH, (short) path.length);
        record.putShort(EDITION, (short) sheet.edition());
        record.putInt(PLAIN_LENGTH, sheet.body().length);
        record.putInt(CRC, Crc.of(head.html(), sheet.body()));
        record.putInt(DATA_LENGTH, data.length);
        record.putInt(LABELS_LENGTH, keys.length);
        record.put(ETAG, hash(sheet.body()));
        record.put(MODIFIED, HTTP_DATE.format(sheet.changed()).getBytes(StandardCharsets.US_ASCII));
        record.put(PATH, path).put(PATH + path.length, keys);
        record.put(open - tags.length, tags).put(open, data);
        seal.seal(bytes, open);
        return record;
    }

    /// Whether what lies there looks like a record; only opening it tells.
    static boolean isAt(ByteBuffer map, int at) {
        if (at < 0 || at > map.capacity() - PATH || map.getInt(at + MAGIC) != MAGIC_NUMBER) {
            return false;
        }
        int length = length(map, at);
        int path = map.getShort(at + PATH_LENGTH);
        int labels = map.getInt(at + LABELS_LENGTH);
        int data = map.getInt(at + DATA_LENGTH);
        return length <= Math.min(MAX_LENGTH, map.capacity() - at)
                && path > 0
                && path <= Sheet.MAX_PATH
                && labels >= 0
                && labels <= Sheet.MAX_LABELS
                && data >= 0
                && length - (PATH + path + 2 * labels + RackSeal.TAG) == data;
    }

    static int length(ByteBuffer map, int at) {
        return map.getInt(at + LENGTH);
    }

    /// Bytes at its beginning that are not encrypted.
    static int open(ByteBuffer map, int at) {
        return labels(map, at) - at + 2 * map.getInt(at + LABELS_LENGTH);
    }

    /// Where its labels begin.
    static int labels(ByteBuffer map, int at) {
        return at + PATH + map.getShort(at + PATH_LENGTH);
    }

    /// Whether another record has taken its place.
    static boolean isRetired(ByteBuffer map, int at) {
        return (map.getLong(at) | map.getLong(at + Long.BYTES)) == 0;
    }

    static String path(ByteBuffer map, int at) {
        byte[] path = new byte[map.getShort(at + PATH_LENGTH)];
        map.get(at + PATH, path);
        return new String(path, StandardCharsets.US_ASCII);
    }

    /// Of a record that was opened.
    static byte[] data(ByteBuffer map, int at) {
        byte[] data = new byte[map.getInt(at + DATA_LENGTH)];
        map.get(at + open(map, at), data);
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
