package org.dateline.newsroom;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.Ssl;

/// The HTTP server: where it listens, and the bounds it keeps before any of our code runs.
final class Server {
    private static final int MOST_CONNECTIONS = 2_048;
    private static final int HEADER_BYTES = 16_384;

    /// Threads that wait for sockets; requests are answered on virtual ones.
    private static final int THREADS = 16;

    private static final Duration KEPT_OPEN = Duration.ofSeconds(30);

    /// The server's own reading of RFC 9110, less the one liberty it takes: lines that end in a
    /// bare line feed.
    private static final HttpCompliance STRICT =
            HttpCompliance.RFC9110.without("newsroom", Violation.LF_HEADER_TERMINATION);

    private Server() {}

    static JettyServletWebServerFactory factory(
            Settings settings,
            Optional<Certificates> certificates,
            RequestLog log,
            Problems problems) {
        JettyServletWebServerFactory factory = new JettyServletWebServerFactory(settings.port());
        factory.setAddress(settings.bind());
        factory.setShutdown(Shutdown.GRACEFUL);
        factory.setThreadPool(threads());
        factory.getSettings().getJsp().setRegistered(false);
        certificates.ifPresent(
                pair -> {
                    factory.setSsl(Ssl.forBundle(Certificates.BUNDLE));
                    factory.setSslBundles(pair.bundles());
                });
        factory.addConfigurations(new Reports(problems));
        factory.addServerCustomizers(
                server -> {
                    server.setRequestLog(log);
                    server.setErrorHandler(problems);
                    server.insertHandler(new Threshold());
                    server.addBean(
                            new NetworkConnectionLimit(MOST_CONNECTIONS, server.getConnectors()));
                    for (Connector connector : server.getConnectors()) {
                        bound(connector);
                        certificates.ifPresent(pair -> renew(connector, pair));
                    }
                });
        return factory;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("newsroom-sockets");
        threads.setVirtualThreadsExecutor(
                VirtualThreads.getNamedVirtualThreadsExecutor("newsroom-"));
        return threads;
    }

    private static void bound(Connector connector) {
        for (ConnectionFactory each : connector.getConnectionFactories()) {
            if (each instanceof HttpConfiguration.ConnectionFactory factory) {
                bound(factory.getHttpConfiguration());
            }
        }
        if (connector instanceof AbstractConnector it) {
            it.setIdleTimeout(KEPT_OPEN.toMillis());
            it.addBean(new Patience(it));
        }
    }

    private static void bound(HttpConfiguration http) {
        http.setHttpCompliance(STRICT);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setSendServerVersion(false);
    }

    /// Connections from now on get the new certificate; those that are open keep the former one.
    private static void renew(Connector connector, Certificates pair) {
        SslContextFactory.Server tls =
                connector.getConnectionFactory(SslConnectionFactory.class).getSslContextFactory();
        pair.onRenewal(
                store -> {
                    try {
                        tls.reload(context -> context.setKeyStore(store));
                    } catch (Exception unusable) {
                        throw new IllegalStateException(unusable);
                    }
                });
    }

    /// Puts our reports of errors in place of those that the server's factory has set up by then.
    private static final class Reports extends AbstractConfiguration {
        private final Problems problems;

        Reports(Problems problems) {
            super(new Builder());
            this.problems = problems;
        }

        @Override
        public void configure(WebAppContext context) {
            context.setErrorHandler(problems);
        }
    }
}
