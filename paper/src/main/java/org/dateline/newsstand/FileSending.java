package org.dateline.newsstand;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.dateline.press.ShelfFile;

/// Sends part of a file in slices, each when the one before it was taken: from file to socket
/// without a copy where that can be, through a buffer under TLS.
final class FileSending {
    /// What a reader must take within the time for an answer.
    private static final int SLICE = 1 << 20;

    private static final int ENCRYPTED_SLICE = 64 << 10;

    private final Connection connection;
    private final Channel channel;
    private final ShelfFile file;
    private final long end;
    private final boolean goesOn;
    private final boolean isPlain;
    private long at;
    private int slice;

    /// @param file held for this, and released by it
    FileSending(Connection connection, ShelfFile file, ByteRange part, boolean goesOn) {
        this.connection = connection;
        this.channel = connection.channel();
        this.file = file;
        this.at = part.from();
        this.end = part.to();
        this.goesOn = goesOn;
        this.isPlain = channel.pipeline().get(SslHandler.class) == null;
    }

    /// Sends the next slice and, when it is taken, all others.
    void next() {
        slice = (int) Math.min(end - at, isPlain ? SLICE : ENCRYPTED_SLICE);
        try {
            Object piece = isPlain ? new Slice(file.channel(), at, slice) : copy();
            channel.writeAndFlush(piece).addListener(this::taken);
        } catch (IOException broken) {
            stop();
        }
    }

    private ByteBuf copy() throws IOException {
        ByteBuf buffer = channel.alloc().directBuffer(slice);
        try {
            FileSeller.copy(file, at, buffer, slice);
            return buffer;
        } catch (IOException broken) {
            buffer.release();
            throw broken;
        }
    }

    private void taken(Future<? super Void> sent) {
        at += slice;
        if (!sent.isSuccess()) {
            stop();
        } else if (at == end) {
            file.release();
            connection.sent(goesOn);
        } else if (connection.mayGoOn(file)) {
            next();
        } else {
            stop();
        }
    }

    /// The reader left, or must not have more of it.
    private void stop() {
        file.release();
        channel.close();
    }

    /// Leaves the file open: others read it too.
    private static final class Slice extends DefaultFileRegion {
        Slice(FileChannel file, long from, long count) {
            super(file, from, count);
        }

        @Override
        protected void deallocate() {}
    }
}
