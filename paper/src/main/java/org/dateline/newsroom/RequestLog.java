package org.dateline.newsroom;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outermost layer: headers that every answer carries, one line of log and one measurement a
/// request. The line has the route's template, never the address, a body or a token.
final class RequestLog extends ValveBase implements AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("org.dateline.newsroom.requests");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry meters;

    RequestLog(MeterRegistry meters) {
        super(true);
        this.meters = meters;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!String.valueOf(request.getProtocol()).startsWith("HTTP/")) {
            // HTTP/0.9: no version to answer in, no header to refuse with.
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("HTTP/0.9"));
            return;
        }
        setHeaders(request, response);
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        String method = method(request.getMethod());
        String route = attribute(request, Reception.ROUTE, "none");
        LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("route", route)
                .addKeyValue("status", response.getStatus())
                .addKeyValue("ms", TimeUnit.NANOSECONDS.toMicros(nanos) / 1_000.0)
                .addKeyValue("member", attribute(request, Guard.MEMBER, ""))
                .log("request");
        Timer.builder("newsroom.requests")
                .description("Time to answer a request on the newsroom's port")
                .tags("method", method, "route", route)
                .tag("status", Integer.toString(response.getStatus()))
                .serviceLevelObjectives(BOUNDS)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private static void setHeaders(Request request, Response response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /// What came before a request line could be read has no method.
    private static String method(@Nullable String method) {
        return method != null && METHODS.contains(method) ? method : "other";
    }

    private static String attribute(Request request, String name, String otherwise) {
        return request.getAttribute(name) instanceof String value ? value : otherwise;
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // Nothing here reads the attributes this is about.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
