package org.dateline.newsroom;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Turns what the server itself refuses into problem documents, in place of its HTML pages.
final class Problems extends ErrorHandler {
    private final Incidents incidents;

    Problems(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Threshold.setHeaders(request, response.getHeaders());
        Problem problem = problem(request, response.getStatus());
        byte[] body = problem.json(path(request));
        HttpFields.Mutable headers = response.getHeaders();
        problem.headers().forEach(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private Problem problem(Request request, int status) {
        return switch (request.getAttribute(ERROR_EXCEPTION)) {
            case HttpException _ -> Problem.ofStatus(status);
            case QuietException _ -> Problem.ofStatus(status); // the caller hung up
            case Throwable failure when status >= 500 -> incidents.problem(failure);
            case null, default -> Problem.ofStatus(status);
        };
    }

    private static String path(Request request) {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }
}
