package org.dateline.newsstand;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import org.dateline.press.Pick;

/// Makes each reply into one ready buffer: copying a few parts is cheaper than handing the kernel a
/// list of them.
final class Sending {
    private static final byte[] MODIFIED = Heads.bytes("\r\nLast-Modified: ");
    private static final byte[] KEYS = Heads.bytes("\r\nSurrogate-Key: ");
    private static final byte[] TAGS = Heads.bytes("\r\nCache-Tag: ");
    private static final byte[] LENGTH = Heads.bytes("\r\nContent-Length: ");
    private static final byte[] CLOSE = Heads.bytes("\r\nConnection: close");
    private static final byte[] END = Heads.bytes("\r\n\r\n");
    private static final byte[] OK = Heads.bytes("HTTP/1.1 200 OK");
    private static final byte[] NOT_FOUND = Heads.bytes("HTTP/1.1 404 Not Found");
    private static final byte[] GONE = Heads.bytes("HTTP/1.1 410 Gone");
    private static final byte[] FORBIDDEN_BY_LAW =
            Heads.bytes("HTTP/1.1 451 Unavailable For Legal Reasons");

    private Sending() {}

    /// The page in the till's pick, whose ETag lies in the till.
    static ByteBuf page(
            ByteBufAllocator buffers, Till till, int status, boolean isHead, boolean keepsAlive) {
        Pick pick = till.pick;
        byte[] out = till.out;
        int length = pick.length();
        int end = begin(till.heads.page(pick.coding().ordinal()), out, status);
        end = tag(till, out, end);
        end = append(MODIFIED, out, end);
        end += pick.modified(out, end);
        if (pick.isLabelled()) {
            end = append(KEYS, out, end);
            end += pick.keys(out, end);
            end = append(TAGS, out, end);
            end += pick.tags(out, end);
        }
        end = append(LENGTH, out, end);
        end = number(length, out, end);
        end = finish(out, end, keepsAlive);
        ByteBuf buffer = buffers.directBuffer(isHead ? end : end + length);
        ByteBuffer bytes = buffer.internalNioBuffer(0, buffer.capacity());
        int base = bytes.position();
        bytes.put(base, out, 0, end);
        return buffer.writerIndex(isHead ? end : pick.write(bytes, base + end) - base);
    }

    /// A 304, whose ETag lies in the till.
    static ByteBuf unchanged(ByteBufAllocator buffers, Till till, boolean keepsAlive) {
        byte[] out = till.out;
        int end = tag(till, out, append(till.heads.unchanged(), out, 0));
        end = finish(out, end, keepsAlive);
        return buffers.directBuffer(end).writeBytes(out, 0, end);
    }

    static ByteBuf reply(
            ByteBufAllocator buffers, Till till, Reply reply, boolean isHead, boolean keepsAlive) {
        byte[] head = till.heads.of(reply, reply.body().length, keepsAlive);
        ByteBuf buffer = buffers.directBuffer(head.length + reply.body().length);
        buffer.writeBytes(head);
        return isHead ? buffer : buffer.writeBytes(reply.body());
    }

    /// The head so far, with its status line where it is not 200.
    private static int begin(byte[] head, byte[] out, int status) {
        if (status == 200) {
            return append(head, out, 0);
        }
        int end = append(first(status), out, 0);
        System.arraycopy(head, OK.length, out, end, head.length - OK.length);
        return end + head.length - OK.length;
    }

    private static byte[] first(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 410 -> GONE;
            case 451 -> FORBIDDEN_BY_LAW;
            default -> throw new IllegalArgumentException("no page answers " + status);
        };
    }

    private static int finish(byte[] out, int at, boolean keepsAlive) {
        return append(END, out, keepsAlive ? at : append(CLOSE, out, at));
    }

    private static int tag(Till till, byte[] out, int at) {
        System.arraycopy(till.tag, 0, out, at, Pick.ETAG_LENGTH);
        return at + Pick.ETAG_LENGTH;
    }

    private static int append(byte[] bytes, byte[] out, int at) {
        System.arraycopy(bytes, 0, out, at, bytes.length);
        return at + bytes.length;
    }

    private static int number(int value, byte[] out, int at) {
        int digits = 1;
        for (int rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }
}
