package org.dateline.newsroom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/// How the newsroom asks another server: it follows no redirect, waits ten seconds, and reads a
/// megabyte at most.
final class Outward {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1_000_000;

    private Outward() {}

    static RestTemplate http() {
        JdkClientHttpRequestFactory factory =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .connectTimeout(PATIENCE)
                                .build());
        factory.setReadTimeout(PATIENCE);
        RestTemplate http = new RestTemplate(factory);
        http.getInterceptors()
                .add((request, body, going) -> new Whole(going.execute(request, body)));
        return http;
    }

    /// An answer that was read to its end.
    private static final class Whole implements ClientHttpResponse {
        private final ClientHttpResponse answer;
        private final byte[] body;

        Whole(ClientHttpResponse answer) throws IOException {
            this.answer = answer;
            this.body = answer.getBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                answer.close();
                throw new IOException("an answer of more than %d bytes".formatted(MOST_BYTES));
            }
        }

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return answer.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return answer.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.getHeaders();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
