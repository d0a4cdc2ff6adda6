package org.dateline.newsroom;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line of log and one measurement a request. The line has the route's template, never the
/// address, a body or a token.
final class RequestLog implements org.eclipse.jetty.server.RequestLog {
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
    private static final String ROUTE = "dateline.route";
    private static final String MEMBER = "dateline.member";

    private final MeterRegistry meters;

    RequestLog(MeterRegistry meters) {
        this.meters = meters;
    }

    /// Says which route's template a request was led by.
    static void route(HttpServletRequest request, String template) {
        note(request, ROUTE, template);
    }

    /// Says which member of staff asks.
    static void member(HttpServletRequest request, String name) {
        note(request, MEMBER, name);
    }

    /// What is noted on the servlet's request ends with it, before the line is written.
    private static void note(HttpServletRequest request, String name, String value) {
        Request.unWrap(ServletContextRequest.getServletContextRequest(request))
                .setAttribute(name, value);
    }

    @Override
    public void log(Request request, Response response) {
        long nanos = System.nanoTime() - request.getHeadersNanoTime();
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        String route = noted(request, ROUTE, "none");
        LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("route", route)
                .addKeyValue("status", response.getStatus())
                .addKeyValue("ms", TimeUnit.NANOSECONDS.toMicros(nanos) / 1_000.0)
                .addKeyValue("member", noted(request, MEMBER, ""))
                .log("request");
        Timer.builder("newsroom.requests")
                .description("Time to answer a request on the newsroom's port")
                .tags("method", method, "route", route)
                .tag("status", Integer.toString(response.getStatus()))
                .serviceLevelObjectives(BOUNDS)
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private static String noted(Request request, String name, String otherwise) {
        return request.getAttribute(name) instanceof String value ? value : otherwise;
    }
}
