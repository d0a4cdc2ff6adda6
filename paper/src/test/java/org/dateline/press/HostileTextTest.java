package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.press.Specimens.HOUSE;
import static org.dateline.press.Specimens.LATER;
import static org.dateline.press.Specimens.page;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Subject;
import org.dateline.story.Block;
import org.dateline.story.Digest;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Mark;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.Relations;
import org.dateline.story.Rendition;
import org.dateline.story.Rights;
import org.dateline.story.Shape;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import org.dateline.story.Text;
import org.dateline.story.Visual;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whatever a story says, it stays text: pages have our elements and attributes and no others.
class HostileTextTest {
    private static final Set<String> ATTRIBUTES =
            Set.of(
                    "action",
                    "alt",
                    "aria-current",
                    "aria-hidden",
                    "aria-label",
                    "aria-labelledby",
                    "autocomplete",
                    "charset",
                    "blocking",
                    "checked",
                    "class",
                    "content",
                    "controls",
                    "d",
                    "data-clock",
                    "data-copy",
                    "data-link",
                    "data-list",
                    "data-done",
                    "data-failed",
                    "data-full",
                    "data-gallery",
                    "data-gone",
                    "data-length",
                    "data-player",
                    "data-print",
                    "data-quality",
                    "data-said",
                    "data-save",
                    "data-save-status",
                    "data-saved",
                    "data-sheet",
                    "data-tools",
                    "data-unsaved",
                    "data-words",
                    "datetime",
                    "decoding",
                    "defer",
                    "dir",
                    "fetchpriority",
                    "fill",
                    "focusable",
                    "for",
                    "height",
                    "hidden",
                    "href",
                    "hreflang",
                    "id",
                    "kind",
                    "label",
                    "lang",
                    "loading",
                    "maxlength",
                    "media",
                    "method",
                    "name",
                    "playsinline",
                    "poster",
                    "preload",
                    "property",
                    "rel",
                    "role",
                    "scope",
                    "shape-rendering",
                    "sizes",
                    "src",
                    "srclang",
                    "srcset",
                    "stroke",
                    "tabindex",
                    "type",
                    "value",
                    "viewBox",
                    "width");
    private static final Set<String> ELEMENTS =
            Set.of(
                    "a",
                    "article",
                    "aside",
                    "audio",
                    "blockquote",
                    "body",
                    "button",
                    "caption",
                    "dd",
                    "details",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "fieldset",
                    "figcaption",
                    "figure",
                    "footer",
                    "form",
                    "h1",
                    "h2",
                    "h3",
                    "head",
                    "header",
                    "html",
                    "img",
                    "input",
                    "label",
                    "legend",
                    "li",
                    "link",
                    "main",
                    "meta",
                    "nav",
                    "ol",
                    "p",
                    "path",
                    "picture",
                    "rect",
                    "script",
                    "section",
                    "source",
                    "span",
                    "strong",
                    "summary",
                    "sup",
                    "svg",
                    "table",
                    "tbody",
                    "td",
                    "th",
                    "thead",
                    "time",
                    "title",
                    "tr",
                    "track",
                    "ul",
                    "video");

    private static final Digest FILE = new Digest("0".repeat(64));
    private static final Pattern HREF = Pattern.compile("/(?!/)|#|https?://|mailto:");

    /// Attributes that name what a browser fetches by itself: nothing but our own files.
    private static final Pattern OURS = Pattern.compile("/media/|/assets/");

    private static final Set<String> LOADED = Set.of("src", "srcset", "poster");

    private final Pages pages = new Pages();

    @Test
    void hostileWordsInEveryFieldStayWords() throws IOException {
        int printed = 0;
        for (String payload : payloads()) {
            Story story;
            try {
                story = everywhere(payload);
                media(payload);
            } catch (Refusal cannotBePrinted) {
                continue;
            }
            harmless(payload, story);
            printed++;
        }
        assertThat(printed).isGreaterThan(3_000);
    }

    @Test
    void wordsThatCloseTheDataBlockDoNot() {
        harmless("script", everywhere("</script><script>alert(1)</script><!-- <script>"));
        harmless("comment", everywhere("--><img src=x onerror=alert(1)>"));
        harmless("attribute", everywhere("\" onmouseover=\"alert(1)\" x='"));
    }

    private void harmless(String payload, Story story) {
        List<Medium> media = media(payload);
        Published.OfStory published =
                Specimens.published(
                        story, media, LATER, new Notice(Kind.CORRECT, LATER, story.headline(), -1));
        Card card = Card.of(published);
        List<Card> others =
                IntStream.rangeClosed(1, 10)
                        .mapToObj(each -> Card.of(Specimens.numbered(each, story, media)))
                        .toList();
        Strip photos = strip(others.subList(6, 8), Visual.GALLERY);
        Strip videos = strip(others.subList(6, 8), Visual.FILM);
        List<Published.StandingPage> standing = List.of(standing(story.headline()));
        Rails rails = new Rails(HOUSE, List.of(card), List.of(card), photos, videos, standing);
        Document page = page(pages.story(HOUSE, published, LATER), rails);
        ours(payload, page);
        assertThat(page.select("h1").text()).isEqualTo(shown(story.headline()));
        assertThat(page.expectFirst(".words > p").text()).isEqualTo(shown(story.headline()));
        assertThat(page.select("script:not([src])")).hasSize(1);
        assertThat(page.select("script[src]")).hasSize(5);
        JsonNode data =
                StoryJson.parse(
                                page.select("script:not([src])")
                                        .html()
                                        .getBytes(StandardCharsets.UTF_8))
                        .at("/@graph/0");
        assertThat(data.path("headline").asString()).isEqualTo(story.headline());
        Strip part = new Strip(Optional.of(HOUSE.sections().getFirst()), others.subList(8, 10));
        Offer offer = new Offer(others.subList(0, 6), photos, List.of(part));
        Document home = page(pages.front(Front.home(HOUSE, offer)), rails);
        ours(payload, home);
        assertThat(home.select("main .card")).hasSize(10);
        assertThat(home.select(".rails .photos li, .rails .videos li")).hasSize(4);
        Front visual = Front.visual(HOUSE, Visual.FILM, part.front().orElseThrow(), others);
        ours(payload, page(pages.visual(visual, Visual.FILM), rails));
        ours(payload, page(pages.withdrawn(HOUSE, withdrawn(story)), rails));
        ours(payload, page(pages.standing(HOUSE, standing(story.headline())), rails));
    }

    private static Strip strip(List<Card> cards, Visual visual) {
        return new Strip(HOUSE.front(visual), cards.stream().map(card -> card.as(visual)).toList());
    }

    /// Collects what is not ours; a check for each attribute of a million would take minutes.
    private static void ours(String payload, Document page) {
        List<String> foreign = new ArrayList<>();
        for (Element element : page.children().select("*")) {
            if (!ELEMENTS.contains(element.normalName())) {
                foreign.add("<" + element.normalName() + ">");
            }
            for (Attribute attribute : element.attributes()) {
                if (!ATTRIBUTES.contains(attribute.getKey())
                        || LOADED.contains(attribute.getKey())
                                && !OURS.matcher(attribute.getValue()).lookingAt()
                        || attribute.getKey().equals("href")
                                && !HREF.matcher(attribute.getValue()).lookingAt()) {
                    foreign.add(element.normalName() + " " + attribute);
                }
            }
        }
        for (Element script : page.select("script")) {
            foreign.addAll(
                    script.attr("type").equals("application/ld+json")
                                    || script.attr("src").startsWith("/assets/")
                            ? List.of()
                            : List.of(script.outerHtml()));
        }
        assertThat(foreign).as(payload).isEmpty();
    }

    /// As a browser, and jsoup, shows it: white space folded.
    private static String shown(String text) {
        return new Element("p").text(text).text();
    }

    private static Story everywhere(String payload) {
        Text text = Text.plain(payload);
        Text noted =
                new Text(payload, List.of(new Mark.Note(0, payload.length(), cut(payload, 2_000))));
        String name = cut(payload, 200);
        String line = cut(payload, 300);
        return new Story(
                payload,
                new Headlines(line, line, line),
                Language.MAIN,
                new Slug("politics"),
                name,
                payload,
                new Source(name, ""),
                List.of(name),
                name,
                name,
                List.of(cut(payload, 100)),
                Relations.NONE,
                List.of(
                        new Block.Paragraph(text),
                        new Block.Heading(2, noted),
                        new Block.Embed("https://example.org/", line),
                        new Block.Quote(text, cut(payload, 300)),
                        new Block.Listing(false, List.of(text)),
                        new Block.Table(
                                cut(payload, 500), List.of(List.of(payload), List.of(payload))),
                        new Block.FactBox(cut(payload, 200), List.of(text)),
                        new Block.Picture(new MediaId(1), payload),
                        new Block.Gallery(
                                cut(payload, 200),
                                List.of(
                                        new Block.Picture(new MediaId(1), ""),
                                        new Block.Picture(new MediaId(5), ""))),
                        new Block.Video(new MediaId(2), payload),
                        new Block.Audio(new MediaId(3), ""),
                        new Block.Document(new MediaId(4), cut(payload, 300))));
    }

    private static String cut(String payload, int length) {
        return payload.substring(0, Math.min(payload.length(), length));
    }

    /// Pictures and films that say the payload wherever they say anything.
    private static List<Medium> media(String payload) {
        String short500 = cut(payload, 500);
        String short100 = cut(payload, 100);
        Rights rights =
                new Rights(
                        short500,
                        short500,
                        short500,
                        short500,
                        short500,
                        "https://coast.example/?a=1&b='",
                        "",
                        Optional.empty());
        List<Rendition> pictures = List.of(file("image/jpeg"), file("image/webp"));
        return List.of(
                new Medium.Picture(
                        new MediaId(1), "", payload, rights, FILE, 3, 2, "#808080", pictures),
                new Medium.Picture(
                        new MediaId(5), payload, payload, rights, FILE, 3, 2, "#808080", pictures),
                new Medium.Video(
                        new MediaId(2),
                        payload,
                        rights,
                        FILE,
                        Duration.ofSeconds(61),
                        pictures,
                        List.of(
                                new Medium.Track(
                                        short100.substring(0, Math.min(short100.length(), 35)),
                                        short100,
                                        file("text/vtt"))),
                        List.of(file("video/mp4"))),
                new Medium.Audio(
                        new MediaId(3),
                        payload,
                        rights,
                        FILE,
                        Duration.ofSeconds(61),
                        List.of(payload),
                        List.of(file("audio/mpeg"))),
                new Medium.Document(
                        new MediaId(4), payload, rights, FILE, List.of(file("application/pdf"))));
    }

    private static Rendition file(String type) {
        return new Rendition(Shape.WHOLE, type, 3, 2, 1, FILE);
    }

    private static Published.Withdrawn withdrawn(Story story) {
        return new Published.Withdrawn(
                Specimens.entry(9, Kind.WITHDRAW, 2, Subject.Type.STORY),
                Specimens.ID,
                0,
                story.slug(),
                story.language(),
                story.headline(),
                story.headline(),
                false);
    }

    private static Published.StandingPage standing(String text) {
        return new Published.StandingPage(
                Specimens.entry(3, Kind.PUBLISH, 1, Subject.Type.PAGE),
                new Slug("about"),
                text,
                List.of(Text.plain(text)));
    }

    private static List<String> payloads() throws IOException {
        String corpora = System.getenv("DATELINE_CORPORA");
        assumeTrue(corpora != null, "DATELINE_CORPORA is not set: no hostile texts to try");
        Path folder = Path.of(corpora, "payloads");
        List<String> payloads = new ArrayList<>();
        for (String file : List.of("xss.txt", "xss-payloadbox.txt", "xxe.txt", "crlf.txt")) {
            try (Stream<String> lines = Files.lines(folder.resolve(file))) {
                lines.filter(line -> !line.isBlank()).forEach(payloads::add);
            }
        }
        JsonNode naughty = StoryJson.MAPPER.readTree(folder.resolve("blns.json").toFile());
        naughty.forEach(line -> payloads.add(line.asString()));
        return payloads;
    }
}
