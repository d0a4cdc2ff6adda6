package org.dateline.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;

/// The pages of the three outside sets, with what is expected of each.
final class ExtractPages {
    private ExtractPages() {}

    /// A page with the whole text that should come of it.
    ///
    /// @param metadata what else is expected, as the set gives it
    record Whole(String name, byte[] html, String expected, JsonNode metadata) {}

    /// A page with sentences that should and should not come of it.
    record Segments(String name, byte[] html, List<String> with, List<String> without) {}

    static List<Whole> readability(Path corpora) {
        List<Whole> pages = new ArrayList<>();
        for (Path folder : sorted(corpora.resolve("extract-readability"))) {
            if (Files.isDirectory(folder)) {
                String expected =
                        org.jsoup.Jsoup.parse(text(folder.resolve("expected.html"))).wholeText();
                pages.add(
                        new Whole(
                                String.valueOf(folder.getFileName()),
                                bytes(folder.resolve("source.html")),
                                expected,
                                json(folder.resolve("expected-metadata.json"))));
            }
        }
        return pages;
    }

    static List<Segments> trafilatura(Path corpora) {
        Path folder = corpora.resolve("extract-trafilatura");
        List<Segments> pages = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry :
                json(folder.resolve("evaldata.json")).properties()) {
            JsonNode page = entry.getValue();
            String file = page.get("file").stringValue();
            Path html = folder.resolve("html").resolve(file + ".gz");
            if (Files.exists(html)) {
                pages.add(
                        new Segments(
                                file,
                                unpacked(bytes(html)),
                                strings(page, "with"),
                                strings(page, "without")));
            }
        }
        return pages;
    }

    static List<Whole> scrapinghub(Path corpora) {
        Path folder = corpora.resolve("extract-scrapinghub");
        List<Whole> pages = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry :
                json(folder.resolve("ground-truth.json")).properties()) {
            Path html = folder.resolve("html").resolve(entry.getKey() + ".html.gz");
            if (Files.exists(html)) {
                pages.add(
                        new Whole(
                                entry.getKey(),
                                unpacked(bytes(html)),
                                entry.getValue().path("articleBody").asString(""),
                                entry.getValue()));
            }
        }
        return pages;
    }

    /// What of an HTML page is left when somebody copies its text.
    static String bare(String html) {
        org.jsoup.nodes.Document page = org.jsoup.Jsoup.parse(html);
        page.select("script, style, noscript, template, select, button, textarea, svg, iframe")
                .remove();
        page.select(
                        "p, div, li, ul, ol, h1, h2, h3, h4, h5, tr, td, section, article, br, nav, header,"
                                + " footer, aside, figure, figcaption, blockquote, dt, dd, form, table")
                .forEach(element -> element.before("\u001e").after("\u001e"));
        String text = page.body().text().replaceAll("\\s*\u001e[\\s\u001e]*", "\n\n");
        return text.strip() + "\n";
    }

    private static List<String> strings(JsonNode page, String field) {
        List<String> strings = new ArrayList<>();
        page.path(field).forEach(value -> strings.add(value.stringValue()));
        return strings;
    }

    private static JsonNode json(Path file) {
        return StoryJson.MAPPER.readTree(bytes(file));
    }

    private static String text(Path file) {
        return new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
