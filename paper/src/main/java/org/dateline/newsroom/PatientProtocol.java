package org.dateline.newsroom;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 as the server speaks it, with an end to patience: its own timeouts begin anew with each
/// byte, so whoever sends one a second could hold a connection for hours. Here a TLS handshake and
/// a request's head must be complete in time, or the connection is closed.
///
/// Public because the server makes it by its name.
public final class PatientProtocol extends Http11NioProtocol {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /// Connections whose handshake goes on, and since when. Of the watching thread alone.
    private final Map<SocketWrapperBase<NioChannel>, Long> handshakes = new HashMap<>();

    private @Nullable Thread watch;

    @Override
    public void start() throws Exception {
        super.start();
        watch = Thread.ofVirtual().name("newsroom-patience").start(this::watch);
    }

    @Override
    public void stop() throws Exception {
        if (watch != null) {
            watch.interrupt();
        }
        super.stop();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                look(System.nanoTime());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(long now) {
        handshakes.keySet().removeIf(each -> each.isClosed() || !isShakingHands(each));
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
            if (isShakingHands(connection)) {
                handshakes.putIfAbsent(connection, now);
            }
            Long since = handshakes.getOrDefault(connection, headSince(connection));
            if (since != null && now - since > PATIENCE.toNanos()) {
                connection.close();
            }
        }
    }

    private static boolean isShakingHands(SocketWrapperBase<NioChannel> connection) {
        return !connection.getSocket().isHandshakeComplete();
    }

    /// When the first byte of a request came whose head is not complete; null when there is none.
    private static @Nullable Long headSince(SocketWrapperBase<NioChannel> connection) {
        if (!(connection.getCurrentProcessor() instanceof Processor processor)) {
            return null;
        }
        Request request = processor.getRequest();
        boolean incomplete =
                request != null && isBeforeService(request) && request.getStartTimeNanos() >= 0;
        return incomplete ? request.getStartTimeNanos() : null;
    }

    /// Between two readings of a head the server counts the request as ended.
    private static boolean isBeforeService(Request request) {
        int stage = request.getRequestProcessor().getStage();
        return stage == Constants.STAGE_PARSE || stage == Constants.STAGE_ENDED;
    }
}
