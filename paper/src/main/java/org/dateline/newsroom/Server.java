package org.dateline.newsroom;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.servlet.Session;

/// The HTTP server: where it listens, and the bounds it keeps before any of our code runs.
final class Server {
    private static final int MOST_CONNECTIONS = 2_048;
    private static final int MOST_HEADERS = 60;
    private static final int HEADER_BYTES = 16_384;

    /// Bytes of a refused body that are still read, so that the caller gets to see the refusal.
    private static final int SWALLOWED_BYTES = 2 * Bodies.MOST_BYTES;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHIFT = Duration.ofHours(12);
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
        sessions(factory.getSettings().getSession(), certificates.isPresent());
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

    /// A session is a member at a browser; it ends with the browser, or when nobody has asked for
    /// anything for a shift.
    private static void sessions(Session session, boolean secure) {
        session.setTimeout(SHIFT);
        session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
        session.getCookie().setName("newsroom");
        session.getCookie().setHttpOnly(true);
        session.getCookie().setSecure(secure);
        session.getCookie().setSameSite(Cookie.SameSite.STRICT);
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
