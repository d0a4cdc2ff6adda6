package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.dateline.Chromium;
import org.dateline.press.Assets;
import org.dateline.press.House;
import org.dateline.story.Rendition;
import org.dateline.story.Rights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The scripts of the reader site, in a browser, on files the cutting room made.
class PlayerTest {
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final Slate SLATE = new Slate("", Rights.UNKNOWN, Optional.empty());

    @TempDir private Path folder;

    @BeforeAll
    static void tools() {
        Chromium.assume();
    }

    @Test
    void theScriptsAreSmallAndNeedNothing() {
        assertThat(script(Assets.player())).hasSizeLessThan(8 * 1024);
        assertThat(script(Assets.gallery())).hasSizeLessThan(3 * 1024);
    }

    @Test
    void aReaderWorksThePlayerByKeysAndMenus() throws Exception {
        Clips.assumeFfmpeg();
        try (BrowserPage page = new BrowserPage()) {
            Film film = film(page);
            Film talk = talk(page);
            page.with("/captions.vtt", "text/vtt", "WEBVTT\n\n00:00.000 --> 00:05.000\nHello\n");
            page.with("/page", HTML, html(film, talk));
            page.with("/player.js", SCRIPT, script(Assets.player()));
            page.with("/test.js", SCRIPT, resource("player-test.js"));
            check(page.open("/page", profile()));
        }
    }

    private static void check(JsonNode found) {
        assertThat(found.path("error").asString("")).isEmpty();
        assertThat(texts(found.path("violations"))).isEmpty();
        assertThat(found.path("nativeControls").asBoolean()).isFalse();
        assertThat(texts(found.path("buttons"))).containsExactly("Play", "Mute", "Full screen");
        assertThat(texts(found.path("menus"))).containsExactly("Captions", "Quality", "Speed");
        assertThat(texts(found.path("qualities"))).containsExactly("720p", "360p");
        assertThat(texts(found.path("captions"))).containsExactly("Captions off", "English");
        assertThat(found.path("lengthBefore").asString("")).isEqualTo("0:00 / 0:12");
        assertThat(found.path("loadedBefore").asInt()).isZero();
        assertThat(found.path("playing").asString("")).isEqualTo("Pause");
        assertThat(found.path("paused").asBoolean()).isTrue();
        assertThat(found.path("half").asDouble()).isCloseTo(6, Offset.offset(0.2));
        assertThat(found.path("left").asDouble()).isCloseTo(1, Offset.offset(0.2));
        assertThat(found.path("spoken").asString("")).matches("\\d seconds? of 12 seconds");
        assertThat(found.path("end").asDouble()).isCloseTo(-1, Offset.offset(0.3));
        assertThat(found.path("muted").asBoolean()).isTrue();
        assertThat(found.path("quieter").asDouble())
                .isCloseTo(found.path("volume").asDouble() - 0.1, Offset.offset(0.01));
        assertThat(texts(found.path("shown"))).containsExactly("showing");
        assertThat(found.path("news").asString("")).isEqualTo("Captions: English");
        assertThat(found.path("cue").asString("")).isEqualTo("Hello");
        assertThat(texts(found.path("hidden"))).containsExactly("disabled");
        assertThat(found.path("sameMoment").asDouble()).isCloseTo(6, Offset.offset(0.3));
        assertThat(found.path("rate").asDouble()).isEqualTo(1.5);
        assertThat(found.path("tookControlKey").asBoolean()).isFalse();
        assertThat(texts(found.path("talkButtons"))).containsExactly("Play", "Mute");
        assertThat(found.path("onlyOnePlays").asBoolean()).isTrue();
        assertThat(found.path("broken").asString(""))
                .isEqualTo("This video cannot be played here.");
        if (!found.path("streams").asString("").isEmpty()) {
            assertThat(found.path("streamed").asInt()).isIn(640, 1_280);
        }
    }

    @Test
    void aReaderGoesThroughAGalleryByKeysAndAnAddressNamesAPicture() throws Exception {
        try (BrowserPage page = new BrowserPage()) {
            page.with("/style.css", "text/css", GALLERY_STYLE);
            page.with("/page", HTML, GALLERY.replace("WORDS", words("gallery")));
            page.with("/gallery.js", SCRIPT, script(Assets.gallery()));
            page.with("/test.js", SCRIPT, resource("gallery-test.js"));
            JsonNode found = page.open("/page#picture-3", profile());
            assertThat(found.path("error").asString("")).isEmpty();
            assertThat(found.path("first").asString("")).isEqualTo("3 of 5#picture-3");
            assertThat(found.path("next").asString("")).isEqualTo("4 of 5");
            assertThat(found.path("home").asString("")).isEqualTo("1 of 5");
            assertThat(found.path("before").asString("")).isEqualTo("#picture-1");
            assertThat(found.path("history").asInt()).as("going back leaves the page").isEqualTo(1);
        }
    }

    private static final String GALLERY_STYLE =
            """
            .pictures { display: flex; overflow-x: auto; scroll-snap-type: x mandatory; }
            figure { flex: 0 0 100%; height: 300px; margin: 0; scroll-snap-align: center; }
            """;

    private static final String GALLERY =
            """
            <!doctype html><meta charset="utf-8"><title>Gallery</title>
            <link rel="stylesheet" href="/style.css">
            <script defer src="/gallery.js"></script><script defer src="/test.js"></script>
            <section class="gallery" data-gallery data-words="WORDS"><div class="pictures">
            <figure id="picture-1">1</figure><figure id="picture-2">2</figure>
            <figure id="picture-3">3</figure><figure id="picture-4">4</figure>
            <figure id="picture-5">5</figure></div><p class="count" role="status"></p></section>
            """;

    private Film film(BrowserPage page) throws Exception {
        Path clip = new Clips(folder).film("film.mp4", "1280x720", 25, 12);
        return cut(clip, FileType.MP4, page);
    }

    private Film talk(BrowserPage page) throws Exception {
        Path clip = new Clips(folder).of("sine=440:d=3", "talk.m4a", "-c:a", "aac");
        return cut(clip, FileType.M4A, page);
    }

    private Film cut(Path clip, FileType type, BrowserPage page) throws Exception {
        CuttingRoom room =
                CuttingRoom.open(Cage.open(folder.resolve("cells")), System.getenv("PATH"));
        Path out = Files.createDirectories(folder.resolve(type.name()));
        Film film = room.cut(clip, type, SLATE, out, _ -> {});
        for (Rendition made : film.renditions()) {
            page.with(
                    made.path(), made.type(), BrowserPage.bytes(out.resolve(made.digest().hex())));
        }
        return film;
    }

    private static String html(Film film, Film talk) {
        List<Rendition> films = film.renditions();
        List<Rendition> talks = talk.renditions();
        return """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Film</title>
        <script defer src="/player.js"></script><script defer src="/test.js"></script>
        <figure class="video" data-player data-words="WORDS" data-length="12" id="film">
        <video controls preload="none" width="1280" height="720">
        <source src="%s" type="video/mp4" data-quality="720p">
        <source src="%s" type="video/mp4" data-quality="360p">
        <source src="/never.xyz" type="video/x-unheard-of" data-quality="none">
        <track kind="captions" srclang="en" label="English" src="/captions.vtt">
        </video></figure>
        <figure class="audio" data-player data-words="WORDS" id="talk"><audio controls preload="none">
        <source src="%s" type="audio/mp4"><source src="%s" type="audio/mpeg"></audio></figure>
        <figure data-player data-words="WORDS" id="stream"><video controls preload="none">
        <source src="%s" type="application/vnd.apple.mpegurl"></video></figure>
        <figure data-player data-words="WORDS" id="broken"><video controls preload="none">
        <source src="/missing.mp4" type="video/mp4"></video></figure>
        """
                .formatted(
                        films.get(1).path(),
                        films.get(2).path(),
                        talks.get(0).path(),
                        talks.get(1).path(),
                        films.getFirst().path())
                .replace("WORDS", words("player"));
    }

    /// As a page has them.
    private static String words(String script) {
        House house = new House("", "en", ZoneOffset.UTC, "", List.of(), List.of());
        return house.words(script).replace("\"", "&quot;");
    }

    private Path profile() throws Exception {
        return Files.createDirectories(folder.resolve("profile"));
    }

    private static byte[] script(String path) {
        return Objects.requireNonNull(Assets.all().get(path)).bytes();
    }

    private static byte[] resource(String name) throws Exception {
        try (var in = PlayerTest.class.getResourceAsStream("/media/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(node -> node.asString(""))
                .toList();
    }
}
