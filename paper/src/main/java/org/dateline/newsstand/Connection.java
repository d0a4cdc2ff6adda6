package org.dateline.newsstand;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.Arrays;
import org.dateline.press.ShelfFile;

/// One reader's connection: bytes come in, requests are parsed where they lie, answers go out in
/// order, deadlines are kept. Everything but [#isWaiting] and [#close] happens on its event loop.
final class Connection extends ChannelInboundHandlerAdapter {
    /// What a refused sender may still send before the door shuts: closing at once could destroy
    /// the refusal on its way.
    private static final int MAX_IGNORED = 1 << 20;

    private static final byte[] NOTHING = {};

    private enum Stage {
        /// Nothing of the next request is here yet.
        IDLE,
        /// Part of a request's head is here.
        HEAD,
        /// The reader does not take what is being sent; no more is parsed until then.
        BLOCKED,
        /// The answer is being made elsewhere.
        ASKING,
        /// A file is on its way, slice by slice.
        SENDING,
        /// The last answer is on its way; what still comes in is ignored.
        CLOSING
    }

    private final Seller seller;
    private final Till till;
    private final Reader reader;
    private final Channel channel;
    private final Limits limits;
    private byte[] waiting = NOTHING;
    private int waitingLength;
    private int needed = Request.MAX_HEAD;
    private volatile Stage stage = Stage.IDLE;
    private boolean hasAsked;
    private long since;
    private long unsentSince;
    private int ignored;

    /// Deadlines in nanoseconds.
    ///
    /// @param head for a whole request head
    /// @param idle between requests
    /// @param write for an answer to be taken
    record Limits(long head, long idle, long write) {}

    Connection(Seller seller, Reader reader, Channel channel, Limits limits) {
        this.seller = seller;
        this.till = seller.till();
        this.reader = reader;
        this.channel = channel;
        this.limits = limits;
        this.since = System.nanoTime();
        this.unsentSince = since;
    }

    /// Whether it keeps nobody busy and may be closed to make room.
    boolean isWaiting() {
        return stage == Stage.IDLE || stage == Stage.HEAD;
    }

    void close() {
        channel.close();
    }

    Reader reader() {
        return reader;
    }

    Channel channel() {
        return channel;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        till.connections.add(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            switch (stage) {
                case IDLE -> begin(bytes);
                case HEAD -> goOn(bytes);
                case BLOCKED, ASKING -> keep(bytes);
                case SENDING -> {
                    keep(bytes);
                    channel.config().setAutoRead(false);
                }
                case CLOSING -> ignore(bytes.readableBytes());
            }
        } finally {
            bytes.release();
        }
    }

    private void begin(ByteBuf bytes) {
        int length = bytes.readableBytes();
        if (length <= till.in.length) {
            bytes.readBytes(till.in, 0, length);
            serve(till.in, length);
        } else {
            keep(bytes);
            resume();
        }
    }

    /// A head is parsed again from its start only when a line has ended or all of a body is here,
    /// so that single bytes cost little.
    private void goOn(ByteBuf bytes) {
        boolean endsLine = bytes.bytesBefore((byte) '\n') >= 0;
        keep(bytes);
        if (endsLine || waitingLength >= needed) {
            resume();
        }
    }

    /// Puts bytes behind those that wait. While nothing is parsed nothing is read, so they are few.
    private void keep(ByteBuf bytes) {
        int more = bytes.readableBytes();
        if (waitingLength + more > waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(1024, 2 * (waitingLength + more)));
        }
        bytes.readBytes(waiting, waitingLength, more);
        waitingLength += more;
    }

    private void resume() {
        byte[] bytes = waiting;
        int length = waitingLength;
        waiting = NOTHING;
        waitingLength = 0;
        serve(bytes, length);
    }

    /// Answers every whole request in the bytes, one after the other, and keeps the rest.
    private void serve(byte[] bytes, int length) {
        boolean isOldHead = stage == Stage.HEAD;
        int at = 0;
        stage = Stage.IDLE;
        while (at < length && stage == Stage.IDLE) {
            int taken = till.request.parse(bytes, at, length);
            if (taken > 0) {
                at += taken;
                isOldHead = false;
                answer();
            } else if (taken == Request.INCOMPLETE) {
                stage = Stage.HEAD;
                needed = till.request.needed;
            } else {
                refuse(-taken);
            }
        }
        if (!isOldHead) {
            since = till.now;
        }
        if (at < length && stage != Stage.CLOSING) {
            waiting = Arrays.copyOfRange(bytes, at, length);
            waitingLength = length - at;
        }
    }

    private void answer() {
        hasAsked = true;
        seller.answer(this);
        if (stage == Stage.IDLE && !channel.isWritable()) {
            channel.flush();
            if (!channel.isWritable()) {
                pause(Stage.BLOCKED);
            }
        }
    }

    private void pause(Stage why) {
        stage = why;
        channel.config().setAutoRead(false);
    }

    /// Takes no more requests until [#deliver].
    void ask() {
        pause(Stage.ASKING);
    }

    /// Sends the answer that was made elsewhere, and goes on.
    void deliver(ByteBuf answer, boolean goesOn) {
        stage = Stage.IDLE;
        send(answer, goesOn);
        channel.flush();
        proceed();
    }

    /// Sends an answer, made here or elsewhere.
    void give(ByteBuf answer, boolean goesOn) {
        if (stage == Stage.ASKING) {
            deliver(answer, goesOn);
        } else {
            send(answer, goesOn);
        }
    }

    /// Sends a head, and a file after it: no request is answered until the last of it is taken.
    void deliver(ByteBuf head, FileSending file) {
        stage = Stage.SENDING;
        since = till.now;
        channel.write(head, channel.voidPromise());
        file.next();
    }

    /// Whether a reader who took some of a file may have the next of it.
    boolean mayGoOn(ShelfFile file) {
        since = unsentSince = till.now;
        return file.isAllowed(till.instant());
    }

    /// Says that the last of a file is taken.
    void sent(boolean goesOn) {
        if (goesOn) {
            stage = Stage.IDLE;
            proceed();
        } else {
            stage = Stage.CLOSING;
            since = till.now;
            shut();
        }
    }

    private void proceed() {
        if (stage == Stage.IDLE) {
            since = till.now;
            channel.config().setAutoRead(true);
            resume();
            channel.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (stage == Stage.BLOCKED && channel.isWritable()) {
            stage = Stage.IDLE;
            proceed();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    /// Sends an answer; the connection goes on after it, or ends.
    void send(ByteBuf answer, boolean goesOn) {
        if (goesOn) {
            channel.write(answer, channel.voidPromise());
        } else {
            last(answer);
        }
    }

    /// Answers what cannot be parsed or is not taken.
    private void refuse(int status) {
        till.refused++;
        last(seller.refusal(status));
    }

    /// Sends the last answer: then the sending side shuts, and the reader has a moment to read.
    private void last(ByteBuf answer) {
        stage = Stage.CLOSING;
        since = till.now;
        channel.writeAndFlush(answer)
                .addListener(
                        sent -> {
                            if (sent.isSuccess()) {
                                shut();
                            } else {
                                channel.close();
                            }
                        });
    }

    private void shut() {
        boolean isPlain = channel.pipeline().get(SslHandler.class) == null;
        if (isPlain && channel instanceof DuplexChannel two) {
            two.shutdownOutput();
        } else {
            channel.close();
        }
    }

    private void ignore(int bytes) {
        ignored += bytes;
        if (ignored > MAX_IGNORED) {
            channel.close();
        }
    }

    /// Closes the connection when a deadline has passed.
    void tick(long now) {
        boolean isSending = isSending();
        unsentSince = isSending ? unsentSince : now;
        long waited = now - since;
        boolean isLate =
                switch (stage) {
                    case IDLE -> waited > (hasAsked ? limits.idle() : limits.head());
                    case HEAD, CLOSING -> waited > limits.head();
                    case SENDING -> waited > limits.write();
                    case BLOCKED, ASKING -> false;
                };
        if (isLate && !isSending || now - unsentSince > limits.write()) {
            channel.close();
        }
    }

    private boolean isSending() {
        ChannelOutboundBuffer unsent = channel.unsafe().outboundBuffer();
        return unsent != null && unsent.totalPendingWriteBytes() > 0;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        till.connections.remove(this);
    }

    /// A reader who leaves in the middle is nothing to report.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        channel.close();
    }
}
