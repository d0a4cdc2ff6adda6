package org.dateline.newsroom;

import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The outermost layer: headers that every answer carries, and an end to requests that are
/// well-formed but have no business here.
final class Threshold extends Handler.Wrapper {
    private static final int MOST_HEADERS = 60;
    private static final Set<String> METHODS_OF_PROXIES = Set.of("CONNECT", "TRACE");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        setHeaders(request, response.getHeaders());
        int refusal = refusal(request);
        if (refusal == 0) {
            request.addHttpStreamWrapper(stream -> new Leftover(stream, request.getHeaders()));
            return super.handle(request, response, callback);
        }
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Response.writeError(request, response, callback, refusal);
        return true;
    }

    /// @return a status, 0 when nothing is wrong
    private static int refusal(Request request) {
        if (METHODS_OF_PROXIES.contains(request.getMethod())) {
            return 405;
        }
        if (request.getHeaders().size() > MOST_HEADERS) {
            return 431;
        }
        String coding = request.getHeaders().get(HttpHeader.TRANSFER_ENCODING);
        if (coding == null) {
            return 0;
        }
        // HTTP/1.0 knows no codings (RFC 9112, 6.1), and we know only one.
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0) {
            return 400;
        }
        return coding.equalsIgnoreCase("chunked") ? 0 : 501;
    }

    static void setHeaders(Request request, HttpFields.Mutable headers) {
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        if (request.isSecure()) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
