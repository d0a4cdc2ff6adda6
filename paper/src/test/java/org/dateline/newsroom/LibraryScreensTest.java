package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.dateline.Chromium;
import org.dateline.Newsdesk;
import org.dateline.media.Shelf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The library's screens in a browser, with the script and under the policy that staff get.
class LibraryScreensTest {
    @TempDir private Path folder;

    @BeforeAll
    static void tools() {
        Chromium.assume();
    }

    @Test
    void anEditorBringsFilesInFindsThemByKeysAndDescribesOne() throws Exception {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        try (Door door = Door.open(folder.resolve("paper"));
                Turnstile way = new Turnstile(door.newsroom.port(), script())) {
            way.with("/bridge.png", Shelf.picture("png", 1));
            way.with("/pier.jpg", Shelf.picture("jpg", 7));
            way.with("/notes.jpg", "only words".getBytes(StandardCharsets.UTF_8));
            String url =
                    way.url("/sign-in#" + door.paper.staff.links().comeBack(Newsdesk.TOM.name()));
            JsonNode found = JsonMapper.shared().readTree(Chromium.open(url, profile, way.found));
            assertThat(texts(found.path("errors"))).isEmpty();
            assertThat(texts(found.path("violations"))).isEmpty();
            uploaded(found);
            resumed(way.upload);
            assertThat(door.paper.folder.resolve("media/arriving")).isEmptyDirectory();
            worked(found);
            assertThat(Chromium.console(profile)).allMatch(LibraryScreensTest::expected);
        }
    }

    private static void uploaded(JsonNode found) {
        assertThat(found.path("wrong").asString("")).contains("no recovery code");
        assertThat(found.path("who").asString("")).isEqualTo("Notices · Tom Ahlgren, editor");
        assertThat(texts(found.path("lines")))
                .hasSize(3)
                .satisfiesExactly(
                        dropped -> assertThat(dropped).startsWith("bridge.png is in the library"),
                        chosen -> assertThat(chosen).startsWith("pier.jpg is in the library"),
                        pasted ->
                                assertThat(pasted)
                                        .startsWith("notes.jpg “notes.jpg” is not a picture"));
        assertThat(texts(found.path("states")))
                .contains("0 %", "has come, is being made ready", "is in the library");
        assertThat(found.path("bars").asInt(-1)).as("progress bars left over").isZero();
        assertThat(texts(found.path("kept"))).as("uploads remembered").isEmpty();
        assertThat(texts(found.path("tiles"))).containsExactly("pier.jpg", "bridge.png");
        assertThat(found.path("thumbnails").asInt()).isEqualTo(2);
    }

    private static void resumed(List<String> upload) {
        int cut = upload.indexOf("PATCH 0 cut");
        assertThat(cut).isNotNegative();
        assertThat(upload.subList(cut, cut + 3))
                .containsExactly(
                        "PATCH 0 cut",
                        "HEAD " + Turnstile.ARRIVES,
                        "PATCH " + Turnstile.ARRIVES + " 204");
    }

    private static void worked(JsonNode found) {
        assertThat(found.path("right").asString("")).isEqualTo("bridge.png");
        assertThat(found.path("end").asString("")).isEqualTo("bridge.png");
        assertThat(found.path("left").asString("")).isEqualTo("pier.jpg");
        assertThat(found.path("slash").asString("")).isEqualTo("q");
        assertThat(found.path("tookSlashWhileTyping").asBoolean(true)).isFalse();
        // The browser counts clicks in whole pixels.
        assertThat(found.path("point").asString("")).matches("2[45](\\.\\d)?% (49\\.\\d|50)%");
        assertThat(found.path("stale").asString("")).contains("is not the newest");
        assertThat(found.path("version").asString("")).isEqualTo("3");
        assertThat(found.path("ready").asString("")).isEqualTo("It may be published.");
        assertThat(found.path("uses").asString("")).isEqualTo("No story shows it.");
        assertThat(found.path("signedOut").asBoolean()).isTrue();
    }

    /// Advice of the browser's for forms with a password: ours asks for a token, which has no name
    /// beside it.
    private static boolean expected(String line) {
        return line.contains("[DOM] Password forms should have");
    }

    private static byte[] script() throws Exception {
        try (var in = LibraryScreensTest.class.getResourceAsStream("/newsroom/library-test.js")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.asString(""))
                .toList();
    }
}
