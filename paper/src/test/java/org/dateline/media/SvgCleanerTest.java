package org.dateline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

class SvgCleanerTest {
    private static final String HEAD =
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>";

    private static String clean(String svg) {
        return new String(
                SvgCleaner.clean(svg.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String inside(String svg) {
        return clean(HEAD + svg + "</svg>").replaceAll("^<svg[^>]*>|</svg>$", "");
    }

    @Test
    void aDrawingKeepsItsLook() {
        String drawing =
                "<defs><linearGradient id=\"sea\"><stop offset=\"0\" stop-color=\"#06c\"></stop></linearGradient></defs>"
                        + "<style>.quay{fill:url(#sea);stroke:rgb(0,0,0)}</style>"
                        + "<g transform=\"translate(3 4)\"><path class=\"quay\" d=\"M0 0h9v9z\"></path></g>"
                        + "<text x=\"1\" y=\"2\">Malmö &lt;渡轮&gt;</text>";
        assertThat(inside(drawing)).isEqualTo(drawing);
    }

    @Test
    void whatRunsMovesOrLeadsSomewhereIsLeftOut() {
        assertThat(
                        inside(
                                "<script>alert(1)</script><rect onclick='alert(1)' width='1' onload='x'/>"
                                        + "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>"
                                        + "<animate attributeName='href' to='javascript:x'/><set attributeName='onclick'/>"
                                        + "<a xlink:href='javascript:x'><circle r='1'/></a>"
                                        + "<use href='https://elsewhere.example/x.svg#a'/><iframe/><metadata>m</metadata>"))
                .isEqualTo("<rect width=\"1\"></rect><circle r=\"1\"></circle><use></use>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<image href='https://elsewhere.example/p.png'/>",
                "<style>@import 'https://elsewhere.example/x.css';</style>",
                "<style>.a{fill:url(https://elsewhere.example/x)}</style>",
                "<style>.a{fill:u/**/rl(https://elsewhere.example/x)}</style>",
                "<style>.a{fill:url/**/(https://elsewhere.example/x)}</style>",
                "<style>.a{fill:\\75rl(https://elsewhere.example/x)}</style>",
                "<style>.a{width:expression(alert(1))}</style>",
                "<style>.a{background:image-set('x' 1x)}</style>",
                "<rect fill='url( &quot;https://elsewhere.example/x&quot; )'/>",
                "<rect style='behavior:URL(x.htc)'/>",
                "<rect style='fill:url(data:image/svg+xml,x)'/>",
                "<g id='a'><use href='#a'/></g>",
                "<text>&own;</text>",
                "<g><rect></g>",
            })
    void whatCannotBeLeftOutIsRefusedWithASentence(String svg) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> inside(svg))
                .withMessageStartingWith("The drawing")
                .withMessageContaining(": ");
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 'lol'>");
        IntStream.range(1, 30)
                .forEach(i -> bomb.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1)));
        bomb.append("<!ENTITY x SYSTEM 'file:///etc/passwd'>]>");
        for (String use : List.of("<text>&a29;</text>", "<text>&x;</text>", "<rect id='&a29;'/>")) {
            assertThat(outcome(bomb + HEAD + use + "</svg>").orElse(""))
                    .doesNotContain("lol", "root:");
        }
    }

    @Test
    void aDrawingMayNotDrawItselfOverAndOver() {
        StringBuilder bomb = new StringBuilder("<g id='g0'><rect/></g>");
        IntStream.range(1, 12)
                .forEach(
                        i ->
                                bomb.append("<g id='g%d'>".formatted(i))
                                        .append("<use href='#g%d'/>".formatted(i - 1).repeat(10))
                                        .append("</g>"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> inside(bomb.toString()));
    }

    @Test
    void depthAndSizeAndNumberAreBounded() {
        for (String svg :
                List.of("<g>".repeat(200), "<g/>".repeat(60_000), "x".repeat(SvgCleaner.MAX + 1))) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> inside(svg));
        }
    }

    @Test
    void aLongPathIsReadOnce() {
        String path = "<path d=\"" + "1-2-3".repeat(500_000) + "\"></path>";
        long start = System.nanoTime();
        assertThat(inside(path)).isEqualTo(path);
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void payloadsFromElsewhereDoNothing() throws Exception {
        List<String> payloads = payloads();
        int cleaned = 0;
        for (String payload : payloads) {
            for (String svg :
                    List.of(
                            payload,
                            HEAD + payload + "</svg>",
                            HEAD
                                    + "<rect id=\""
                                    + escaped(payload)
                                    + "\" style=\""
                                    + escaped(payload)
                                    + "\"/></svg>",
                            HEAD + "<style>" + escaped(payload) + "</style></svg>",
                            HEAD + "<use href=\"" + escaped(payload) + "\"/></svg>")) {
                Optional<String> safe = outcome(svg);
                cleaned += safe.isPresent() ? 1 : 0;
                if (safe.isPresent()) {
                    assertHarmless(safe.get());
                }
            }
        }
        System.out.printf(
                "%,d payloads in five places: %,d cleaned, the others refused%n",
                payloads.size(), cleaned);
        assertThat(cleaned).isPositive();
    }

    private static List<String> payloads() throws IOException {
        List<String> payloads = new ArrayList<>();
        for (String file : List.of("xss.txt", "xss-payloadbox.txt", "xxe.txt")) {
            Path path = Corpora.folder("payloads").resolve(file);
            payloads.addAll(Files.readString(path, StandardCharsets.ISO_8859_1).lines().toList());
        }
        Path expect = Corpora.folder("sanitize-dompurify").resolve("expect.json");
        for (JsonNode test : StoryJson.MAPPER.readTree(Files.readAllBytes(expect))) {
            payloads.add(test.path("payload").asString());
        }
        return payloads;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /// What came out; empty when it was refused.
    private static Optional<String> outcome(String svg) {
        try {
            return Optional.of(clean(svg));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /// Looks at the outcome with other eyes: a document tree, and what must not be in one.
    private static void assertHarmless(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        NodeList all =
                factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(element.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
            assertThat(element.getLocalName())
                    .isNotIn(
                            Set.of(
                                    "script",
                                    "foreignObject",
                                    "image",
                                    "a",
                                    "animate",
                                    "set",
                                    "handler"));
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                String name = element.getAttributes().item(j).getNodeName();
                String value = element.getAttributes().item(j).getNodeValue();
                assertThat(name.toLowerCase(Locale.ROOT))
                        .doesNotStartWith("on")
                        .isNotEqualTo("href");
                if (name.equals("xlink:href")) {
                    assertThat(value).startsWith("#");
                }
            }
            if (element.getLocalName().equals("style")) {
                assertThat(element.getTextContent()).doesNotContain("@", "\\");
            }
        }
    }
}
