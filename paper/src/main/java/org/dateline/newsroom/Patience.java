package org.dateline.newsroom;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/// An end to patience: the server's own timeouts begin anew with each byte, so whoever sends one a
/// second could hold a connection for hours. A TLS handshake and a request's head must be complete
/// in time, or the connection is closed.
final class Patience extends AbstractLifeCycle {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Connector connector;

    /// What each connection had sent when we last owed it something, or it owed us nothing. Of the
    /// watching thread alone.
    private final Map<EndPoint, Mark> marks = new HashMap<>();

    private Thread watch = Thread.currentThread();

    Patience(Connector connector) {
        this.connector = connector;
    }

    @Override
    protected void doStart() {
        watch = Thread.ofVirtual().name("newsroom-patience").start(this::watch);
    }

    @Override
    protected void doStop() {
        watch.interrupt();
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
        marks.keySet().removeIf(each -> !each.isOpen());
        for (EndPoint each : connector.getConnectedEndPoints()) {
            Mark before = marks.getOrDefault(each, new Mark(0, 0, now));
            Mark mark = marked(each.getConnection(), before, now);
            marks.put(each, mark);
            if (now - mark.since > PATIENCE.toNanos()) {
                each.close();
            }
        }
    }

    /// The former mark as long as a handshake or a head is under way; else a new one.
    private static Mark marked(Connection connection, Mark before, long now) {
        if (connection instanceof SslConnection tls) {
            return isShakingHands(tls)
                    ? before
                    : marked(tls.getSslEndPoint().getConnection(), before, now);
        }
        if (!(connection instanceof ConnectionMetaData)) {
            return new Mark(0, 0, now); // not HTTP any more, so there are no heads
        }
        long heads = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        boolean answering = heads > connection.getMessagesOut();
        boolean underWay = !answering && heads == before.heads && bytes != before.bytes;
        return underWay ? before : new Mark(heads, bytes, now);
    }

    /// Until the handshake is through, the session has no protocol.
    private static boolean isShakingHands(SslConnection tls) {
        return tls.getSSLEngine().getSession().getProtocol().equals("NONE");
    }

    /// @param heads complete ones that came
    /// @param since in nanoseconds of [System#nanoTime]
    private record Mark(long heads, long bytes, long since) {}
}
