package org.dateline.newsroom;

import java.util.Map;

/// The newsroom's few fixed pages, as they lie in the jar.
final class Pages {
    private static final String HTML = "text/html; charset=utf-8";

    private final byte[] openapi = Screens.read("openapi.json");
    private final byte[] landing = Screens.read("landing.html");
    private final byte[] problems = Screens.read("problems.html");
    private final byte[] icon = Screens.read("icon.svg");

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
}
