package org.dateline.newsstand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Plays the scripts under `newsstand/` over real sockets.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptTest {
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\n|\\\\0|\\\\t|\\\\x([0-9a-f]{2})|\\{(\\d+)}");

    private final Stand stand;

    ScriptTest(@TempDir Path folder) {
        this.stand = new Stand(folder);
    }

    @AfterAll
    void close() {
        stand.close();
    }

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        return script("pages.txt");
    }

    @TestFactory
    Stream<DynamicTest> hostileRequests() throws IOException {
        return script("hostile.txt");
    }

    private Stream<DynamicTest> script(String file) throws IOException {
        String text;
        try (InputStream in = ScriptTest.class.getResourceAsStream("/newsstand/" + file)) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (String script : text.split("(?m)^== ")) {
            if (!script.startsWith("#")) {
                List<String> lines = script.lines().toList();
                tests.add(
                        DynamicTest.dynamicTest(
                                lines.getFirst(), () -> play(lines.subList(1, lines.size()))));
            }
        }
        return tests.stream();
    }

    private void play(List<String> lines) throws IOException {
        try (Socket socket = stand.connect()) {
            String request = request(lines);
            Stand.send(socket, request);
            Answer answer = Answer.read(socket.getInputStream(), request.startsWith("HEAD"));
            for (String line : lines) {
                if (line.startsWith("< ")) {
                    check(line.substring(2), answer, socket);
                } else if (line.startsWith("~ ")) {
                    assertThat(answer.text()).contains(line.substring(2));
                }
            }
        }
    }

    private static String request(List<String> lines) {
        StringBuilder request = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith("* ")) {
                String[] parts = line.split(" ", 3);
                request.repeat(parts[2] + "\r\n", Integer.parseInt(parts[1]));
            } else if (line.startsWith(">")) {
                String rest = line.length() < 2 ? "" : line.substring(2);
                boolean isOpen = rest.endsWith("\\");
                request.append(isOpen ? rest.substring(0, rest.length() - 1) : rest + "\r\n");
            }
        }
        return ESCAPE.matcher(request)
                .replaceAll(found -> Matcher.quoteReplacement(written(found.group())));
    }

    private static String written(String escape) {
        return switch (escape) {
            case "\\n" -> "\n";
            case "\\0" -> "\0";
            case "\\t" -> "\t";
            default ->
                    escape.startsWith("{")
                            ? "a".repeat(Integer.parseInt(escape.substring(1, escape.length() - 1)))
                            : Character.toString(Integer.parseInt(escape.substring(2), 16));
        };
    }

    private void check(String expected, Answer answer, Socket socket) throws IOException {
        if (expected.matches("\\d{3}")) {
            assertThat(answer.status()).isEqualTo(Integer.parseInt(expected));
        } else if (expected.startsWith("-")) {
            assertThat(answer.headers()).doesNotContainKey(expected.substring(1));
        } else if (expected.equals("closed") || expected.equals("one")) {
            assertThat(Stand.isClosed(socket)).as("closed").isTrue();
        } else if (expected.equals("open")) {
            assertThat(Stand.get(socket, "/").status()).isEqualTo(200);
        } else if (expected.equals("empty")) {
            assertThat(answer.body()).isEmpty();
        } else {
            int colon = expected.indexOf(": ");
            assertThat(answer.header(expected.substring(0, colon)))
                    .isEqualTo(expected.substring(colon + 2));
        }
    }
}
