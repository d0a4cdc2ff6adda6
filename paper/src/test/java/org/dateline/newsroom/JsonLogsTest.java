package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dateline.story.StoryJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.node.ObjectNode;

class JsonLogsTest {
    @Test
    void anEventIsOneLineOfJson() {
        LoggingEvent event = event("two\nlines", null);
        event.setKeyValuePairs(
                List.of(
                        new KeyValuePair("status", 201),
                        new KeyValuePair("ms", 1.5),
                        new KeyValuePair("member", "Mira \"O\"")));
        String line = JsonLogs.line(event);
        assertThat(line).doesNotContain("\n");
        ObjectNode json = parse(line);
        assertThat(json.path("message").asString()).isEqualTo("two\nlines");
        assertThat(json.path("level").asString()).isEqualTo("info");
        assertThat(json.path("status").asInt()).isEqualTo(201);
        assertThat(json.path("ms").asDouble()).isEqualTo(1.5);
        assertThat(json.path("member").asString()).isEqualTo("Mira \"O\"");
        assertThat(json.path("time").asString()).endsWith("Z");
    }

    @Test
    void aFailureComesWithItsTraceAndCauses() {
        Throwable failure = new IllegalStateException("outer", new IllegalArgumentException("in"));
        ObjectNode json = parse(JsonLogs.line(event("incident", failure)));
        assertThat(json.path("trace").asString())
                .startsWith("java.lang.IllegalStateException: outer\n")
                .contains("caused by java.lang.IllegalArgumentException: in\n")
                .contains("JsonLogsTest.java:");
    }

    @Test
    void whatIsLongIsCut() {
        String line = JsonLogs.line(event("x".repeat(1_000_000), null));
        assertThat(line.length()).isLessThan(2_000);
    }

    private static LoggingEvent event(String message, @Nullable Throwable failure) {
        var logger = new LoggerContext().getLogger("org.dateline.test");
        return new LoggingEvent("test", logger, Level.INFO, message, failure, null);
    }

    private static ObjectNode parse(String line) {
        return StoryJson.parse(line.getBytes(StandardCharsets.UTF_8));
    }
}
