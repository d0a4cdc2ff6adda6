package org.dateline.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Somebody of the staff who asks the newsroom for one thing after the other, and how long each
/// takes, over HTTP from this machine.
final class Clerk {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Figures figures;
    private final URI newsroom;
    private final String token;
    private final int rounds;
    private final double limit;

    /// @param rounds how often each is asked for
    /// @param limit milliseconds that 95 of 100 may take
    Clerk(Figures figures, URI newsroom, String token, int rounds, double limit) {
        this.figures = figures;
        this.newsroom = newsroom;
        this.token = token;
        this.rounds = rounds;
        this.limit = limit;
    }

    /// Asks for addresses of a kind, after a few that do not count.
    void time(String name, Supplier<String> path) throws IOException, InterruptedException {
        measure(name, () -> get(path.get()));
    }

    /// One thing that is asked for.
    interface Asking {
        String ask() throws IOException, InterruptedException;
    }

    /// The same of whatever is asked for.
    void measure(String name, Asking asking) throws IOException, InterruptedException {
        for (int i = 0; i < rounds / 10; i++) {
            asking.ask();
        }
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            asking.ask();
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        figures.note(name, "ms", millis);
        figures.atMost(name + "-p95", "ms", limit, Figures.percentile(95, millis));
    }

    String get(String path) throws IOException, InterruptedException {
        return answer(path, asking(path));
    }

    /// Sends JSON to an address.
    String send(String method, String path, String json) throws IOException, InterruptedException {
        return answer(
                path,
                asking(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder asking(String path) {
        return HttpRequest.newBuilder(newsroom.resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    private String answer(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(path + " answers " + response.body());
        }
        return response.body();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
