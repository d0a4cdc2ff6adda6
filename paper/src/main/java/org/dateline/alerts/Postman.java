package org.dateline.alerts;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.dateline.story.Refusal;

/// Takes one message to one push service (RFC 8030), encrypted for the one browser (RFC 8291) and
/// signed as the paper's (RFC 8292). The library makes body and headers; the sending is ours, so
/// that it goes nowhere else.
final class Postman implements AutoCloseable {
    private static final int TTL = 4 * 60 * 60; // seconds a push service keeps it for a device
    private static final int TRIES = 3;
    private static final long PAUSE_MILLIS = 500;
    private static final long MOST_PAUSE_SECONDS = 10;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final WebPush push;
    private final PushServices services;
    private final HttpClient client;

    /// @param client follows no redirects
    Postman(String sender, VapidKeys keys, PushServices services, HttpClient client) {
        this.push = new WebPush(sender, keys);
        this.services = services;
        this.client = client;
    }

    /// @param topic a later message of the same topic takes the place of one not yet delivered
    Outcome take(byte[] message, Subscription to, String topic) throws InterruptedException {
        HttpRequest request;
        try {
            services.check(to.endpoint());
            request = request(message, to, topic);
        } catch (Refusal notThere) {
            return Outcome.FAILED;
        } catch (RuntimeException notAKey) {
            return Outcome.GONE; // nothing can ever be encrypted for it
        }
        for (int tries = 1; ; tries++) {
            long pause = tries * PAUSE_MILLIS;
            try {
                HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
                int status = response.statusCode();
                if (status >= 200 && status < 300) {
                    return Outcome.DELIVERED;
                }
                if (status == 404 || status == 410) {
                    return Outcome.GONE;
                }
                if (status != 429 && status < 500) {
                    return Outcome.FAILED;
                }
                pause = Math.max(pause, 1_000 * asked(response));
            } catch (IOException unreached) {
                // tried again, as after an answer that says so
            }
            if (tries == TRIES) {
                return Outcome.FAILED;
            }
            Thread.sleep(pause);
        }
    }

    private HttpRequest request(byte[] message, Subscription to, String topic) {
        String endpoint = to.endpoint().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(to.endpoint()).timeout(ANSWER);
        push.getHeaders(endpoint, TTL, topic, WebPush.Urgency.High).forEach(request::setHeader);
        return request.POST(
                        BodyPublishers.ofByteArray(push.getBody(message, to.key(), to.secret())))
                .build();
    }

    /// Seconds the push service asks us to wait, at most ten.
    private static long asked(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("0");
        return seconds.matches("\\d{1,9}")
                ? Math.min(Long.parseLong(seconds), MOST_PAUSE_SECONDS)
                : 0;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
