package org.dateline.newsroom;

import java.time.Duration;
import java.util.Optional;
import org.apache.catalina.Context;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.Ssl;

/// The HTTP server: where it listens, and the bounds it keeps before any of our code runs.
final class Server {
    private static final int MOST_CONNECTIONS = 2_048;
    private static final int MOST_HEADERS = 60;
    private static final int HEADER_BYTES = 16_384;

    /// Bytes of a refused body that are still read, so that the caller gets to see the refusal.
    private static final int SWALLOWED_BYTES = 2 * Bodies.MOST_BYTES;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEPT_OPEN = Duration.ofSeconds(30);

    private Server() {}

    static TomcatServletWebServerFactory factory(
            Settings settings,
            Optional<Certificates> certificates,
            RequestLog log,
            ProblemValve problems) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(settings.port());
        factory.setProtocol(PatientProtocol.class.getName());
        factory.setShutdown(Shutdown.GRACEFUL);
        factory.setAddress(settings.bind());
        factory.getSettings().getJsp().setRegistered(false);
        factory.addEngineValves(log);
        factory.addContextCustomizers(context -> report(context, problems));
        factory.addConnectorCustomizers(Server::bound);
        certificates.ifPresent(
                pair -> {
                    Ssl ssl = Ssl.forBundle(Certificates.BUNDLE);
                    ssl.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                    factory.setSsl(ssl);
                    factory.setSslBundles(pair.bundles());
                });
        return factory;
    }

    private static void bound(Connector connector) {
        connector.setAllowTrace(false);
        connector.setXpoweredBy(false);
        connector.setMaxParameterCount(20);
        connector.setMaxPostSize(0);
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setExecutor(new VirtualThreadExecutor("newsroom-"));
            http.setMaxConnections(MOST_CONNECTIONS);
            http.setMaxHttpHeaderSize(HEADER_BYTES);
            http.setMaxHeaderCount(MOST_HEADERS);
            http.setMaxSwallowSize(SWALLOWED_BYTES);
            http.setMaxTrailerSize(1_024);
            http.setConnectionTimeout((int) PATIENCE.toMillis());
            http.setKeepAliveTimeout((int) KEPT_OPEN.toMillis());
        }
    }

    private static void report(Context context, ProblemValve problems) {
        Host host = (Host) context.getParent();
        host.getPipeline().addValve(problems);
        if (host instanceof StandardHost standard) {
            // The host adds a valve of this name unless there is one: so it takes ours.
            standard.setErrorReportValveClass(ProblemValve.class.getName());
        }
    }
}
