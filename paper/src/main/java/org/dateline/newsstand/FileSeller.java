package org.dateline.newsstand;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dateline.press.Shelf;
import org.dateline.press.ShelfFile;
import org.dateline.story.Digest;

/// Hands out files of the shelf on one event loop: whole ones, parts of them, or word that the
/// reader has them already.
final class FileSeller {
    /// Up to so many bytes are copied behind the head and sent with it; more go from file to socket
    /// by themselves.
    static final int COPIED = ShelfFile.SMALL;

    private static final int HEADS = 1_024;
    private static final Duration YEAR = Duration.ofDays(365);

    private final Till till;
    private final Shelf shelf;
    private final ByteBufAllocator buffers;
    private final Cold cold;
    private final Map<Digest, Head> heads = new HashMap<>();

    /// The head of a whole file, up to the line with the date.
    @SuppressWarnings("ArrayRecordComponent") // private to this class, compared by nobody
    private record Head(String type, byte[] bytes) {}

    FileSeller(Till till, Shelf shelf, ByteBufAllocator buffers, Cold cold) {
        this.till = till;
        this.shelf = shelf;
        this.buffers = buffers;
        this.cold = cold;
    }

    void answer(Connection connection, Seller seller) {
        Optional<Wanted> wanted = Wanted.of(till.request);
        if (wanted.isEmpty()) {
            seller.missing(connection);
            return;
        }
        Wanted file = wanted.get();
        ShelfFile open = shelf.opened(file.digest(), till.instant());
        if (open != null) {
            sell(connection, file, open);
        } else {
            cold.find(connection, seller, () -> shelf.find(file.digest(), till.instant()), file);
        }
    }

    /// Sends what is wanted of `file`, which the caller holds and this releases.
    void sell(Connection connection, Wanted wanted, ShelfFile file) {
        till.others++;
        String tag = '"' + file.digest().hex() + '"';
        if (wanted.isKnown(tag)) {
            sendHead(connection, wanted, file, Heads.unchanged(tag, cache(file)));
            return;
        }
        ByteRange part = wanted.part(tag, file.length());
        if (part.equals(ByteRange.OUTSIDE)) {
            Reply outside =
                    Reply.sentence(416, "The file is not that long.")
                            .with("Content-Range: bytes */" + file.length());
            file.release();
            connection.give(
                    Sending.reply(buffers, till, outside, wanted.isHead(), wanted.keepsAlive()),
                    wanted.keepsAlive());
            return;
        }
        byte[] head = head(wanted, file, tag, part);
        if (wanted.isHead()) {
            sendHead(connection, wanted, file, head);
        } else if (part.count() <= COPIED) {
            sendCopy(connection, wanted, file, head, part);
        } else {
            ByteBuf first = begin(head, wanted.keepsAlive(), 0);
            connection.deliver(first, new FileSending(connection, file, part, wanted.keepsAlive()));
        }
    }

    private void sendHead(Connection connection, Wanted wanted, ShelfFile file, byte[] head) {
        file.release();
        connection.give(begin(head, wanted.keepsAlive(), 0), wanted.keepsAlive());
    }

    private void sendCopy(
            Connection connection, Wanted wanted, ShelfFile file, byte[] head, ByteRange part) {
        int count = (int) part.count();
        ByteBuf answer = begin(head, wanted.keepsAlive(), count);
        try {
            copy(file, part.from(), answer, count);
        } catch (IOException broken) {
            answer.release();
            connection.close();
            throw new UncheckedIOException(broken);
        } finally {
            file.release();
        }
        connection.give(answer, wanted.keepsAlive());
    }

    /// Copies `count` bytes behind what is in `into`.
    static void copy(ShelfFile file, long from, ByteBuf into, int count) throws IOException {
        file.copy(from, into.internalNioBuffer(into.writerIndex(), count));
        into.writerIndex(into.writerIndex() + count);
    }

    private ByteBuf begin(byte[] head, boolean keepsAlive, int room) {
        byte[] date = till.heads.date();
        ByteBuf buffer = buffers.directBuffer(head.length + date.length + 32 + room);
        buffer.writeBytes(head).writeBytes(date);
        return buffer.writeBytes(keepsAlive ? Heads.END : Heads.CLOSE_AND_END);
    }

    /// Most readers want the whole of a few files: their heads are kept.
    private byte[] head(Wanted wanted, ShelfFile file, String tag, ByteRange part) {
        if (part.isPart() || !file.until().equals(Instant.MAX)) {
            return Heads.file(wanted.type(), tag, cache(file), part, file.length());
        }
        Head kept = heads.get(file.digest());
        if (kept != null && kept.type().equals(wanted.type())) {
            return kept.bytes();
        }
        byte[] head = Heads.file(wanted.type(), tag, cache(file), part, file.length());
        if (heads.size() == HEADS) {
            heads.clear();
        }
        heads.put(file.digest(), new Head(wanted.type(), head));
        return head;
    }

    /// A file that must go one day may be kept until then and no longer.
    private String cache(ShelfFile file) {
        Instant now = till.instant();
        boolean goes = file.until().isBefore(now.plus(YEAR));
        return goes
                ? "public, max-age=" + Math.max(0, Duration.between(now, file.until()).toSeconds())
                : "public, max-age=31536000, immutable";
    }
}
