package org.dateline.newsroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/// The newsroom's few fixed pages, as they lie in the jar.
final class Pages {
    private static final String HTML = "text/html; charset=utf-8";

    private final byte[] openapi = read("openapi.json");
    private final byte[] landing = read("landing.html");
    private final byte[] problems = read("problems.html");
    private final byte[] icon = read("icon.svg");

    Answer openapi(Call call) {
        return new Answer(200, Answer.JSON, Map.of(), openapi);
    }

    Answer landing(Call call) {
        return new Answer(200, HTML, Map.of(), landing);
    }

    Answer problems(Call call) {
        return new Answer(200, HTML, Map.of(), problems);
    }

    Answer icon(Call call) {
        return new Answer(200, "image/svg+xml", Map.of(), icon);
    }

    private static byte[] read(String name) {
        try (InputStream in = Pages.class.getResourceAsStream("/newsroom/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks newsroom/" + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
