package org.dateline.newsroom;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Turns what the server itself refuses into problem documents, in place of its HTML pages.
final class ProblemValve extends ErrorReportValve {
    private final Incidents incidents;

    ProblemValve(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem =
                throwable == null || status < 500
                        ? Problem.ofStatus(status)
                        : incidents.problem(throwable);
        try {
            String path = request.getRequestURI();
            problem.answer(path == null ? "" : path).write(response);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("the caller is gone", gone);
        }
    }
}
