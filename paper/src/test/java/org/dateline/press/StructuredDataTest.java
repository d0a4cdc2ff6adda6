package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Album.FERRY;
import static org.dateline.Album.PIER;
import static org.dateline.press.Specimens.HOUSE;
import static org.dateline.press.Specimens.LATER;
import static org.dateline.press.Specimens.entry;
import static org.dateline.press.Specimens.page;
import static org.dateline.press.Specimens.published;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dateline.Album;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Subject;
import org.dateline.story.Block;
import org.dateline.story.Medium;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.Text;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What pages say of themselves to machines, held against what search engines ask for.
class StructuredDataTest {
    /// What each thing must say: the required properties of Google's guides to structured data
    /// (Article, Breadcrumb, Carousel, Image metadata, Logo, Sitelinks searchbox, Video), and of
    /// schema.org where those have none.
    private static final Map<String, Set<String>> RULES =
            Map.ofEntries(
                    Map.entry(
                            "NewsArticle",
                            Set.of(
                                    "headline",
                                    "datePublished",
                                    "dateModified",
                                    "author",
                                    "publisher",
                                    "mainEntityOfPage",
                                    "url")),
                    Map.entry("WebPage", Set.of("@id")),
                    Map.entry("Person", Set.of("name")),
                    Map.entry("Organization", Set.of("name")),
                    Map.entry("NewsMediaOrganization", Set.of("@id", "name", "url", "logo")),
                    Map.entry("ImageObject", Set.of("url", "width", "height")),
                    Map.entry(
                            "VideoObject",
                            Set.of(
                                    "name",
                                    "description",
                                    "thumbnailUrl",
                                    "uploadDate",
                                    "contentUrl")),
                    Map.entry("CorrectionComment", Set.of("text", "datePublished")),
                    Map.entry("BreadcrumbList", Set.of("itemListElement")),
                    Map.entry("ListItem", Set.of("position")),
                    Map.entry("ItemList", Set.of("itemListElement", "numberOfItems")),
                    Map.entry("CollectionPage", Set.of("url", "name", "mainEntity")),
                    Map.entry("WebSite", Set.of("url", "name", "potentialAction")),
                    Map.entry("SearchAction", Set.of("target", "query-input")),
                    Map.entry("EntryPoint", Set.of("urlTemplate")));

    private static final Set<String> ADDRESSES =
            Set.of("url", "contentUrl", "thumbnailUrl", "item", "@id", "urlTemplate", "license");
    private static final Set<String> DATES = Set.of("datePublished", "dateModified", "uploadDate");

    @TempDir private Path folder;
    private final Pages pages = new Pages();
    private Album album;

    @BeforeEach
    void open() {
        album = new Album(folder);
    }

    private Document story() {
        return story(HOUSE);
    }

    private Document story(House house) {
        Story story =
                Specimens.story(
                        List.of(
                                Block.Paragraph.of("Open."),
                                new Block.Picture(PIER, ""),
                                new Block.Video(FERRY, "")));
        List<Medium> media = story.media().stream().map(album::get).toList();
        Notice correction = new Notice(Kind.CORRECT, LATER, "It is 90 metres long.", -1);
        return page(pages.story(house, published(story, media, LATER, correction), LATER));
    }

    private static List<Card> cards() {
        Story story = Specimens.story(List.of(Block.Paragraph.of("Open.")));
        Card card = Card.of(published(story, LATER));
        return List.of(card, card, card);
    }

    private Document home() {
        Published.StandingPage ethics =
                new Published.StandingPage(
                        entry(4, Kind.PUBLISH, 1, Subject.Type.PAGE),
                        new Slug("ethics"),
                        "Our ethics",
                        List.of(Text.plain("We take no gifts.")));
        String data = FrontData.home(HOUSE, cards(), List.of(Specimens.about(), ethics));
        return page(pages.front(Specimens.home(cards()).with(data, List.of())));
    }

    private Document section() {
        Section politics = HOUSE.sections().getFirst();
        String data = FrontData.section(HOUSE, politics, cards());
        return page(pages.front(Front.of(HOUSE, politics, cards()).with(data, List.of())));
    }

    private static JsonNode data(Document page) {
        String json = page.expectFirst("script[type=application/ld+json]").html();
        JsonNode data = JsonMapper.shared().readTree(json.getBytes(StandardCharsets.UTF_8));
        assertThat(data.path("@context").asString("")).isEqualTo("https://schema.org");
        return data;
    }

    @Test
    void everythingASearchEngineAsksForIsThere() {
        Stream.of(story(), home(), section())
                .forEach(page -> assertThat(complaints("", data(page))).isEmpty());
    }

    @Test
    void aLackIsFoundOut() {
        JsonNode wrong =
                JsonMapper.shared()
                        .readTree(
                                """
                                {"@graph": [{"@type": "NewsArticle", "url": "/stories/1",
                                 "datePublished": "2026-11-23"}, {"@type": "Thing"}]}
                                """);
        assertThat(complaints("", wrong))
                .contains(
                        "NewsArticle lacks headline",
                        "url is not a whole address: /stories/1",
                        "datePublished is no moment: 2026-11-23",
                        "there is no rule for Thing");
    }

    /// Walks everything that is said.
    private static List<String> complaints(String name, JsonNode node) {
        List<String> complaints = new ArrayList<>();
        if (node.has("@type")) {
            String type = node.path("@type").asString("");
            Set<String> needed = RULES.getOrDefault(type, Set.of());
            if (!RULES.containsKey(type)) {
                complaints.add("there is no rule for " + type);
            }
            needed.stream()
                    .filter(property -> !node.has(property))
                    .forEach(property -> complaints.add(type + " lacks " + property));
        }
        String text = node.asString("");
        if (ADDRESSES.contains(name) && node.isString() && !text.startsWith("https://")) {
            complaints.add(name + " is not a whole address: " + text);
        }
        if (DATES.contains(name)
                && !text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d")) {
            complaints.add(name + " is no moment: " + text);
        }
        if (node.isString() && text.isBlank()) {
            complaints.add(name + " is empty");
        }
        if (node.isArray()) {
            node.valueStream().forEach(each -> complaints.addAll(complaints(name, each)));
        } else {
            node.properties()
                    .forEach(each -> complaints.addAll(complaints(each.getKey(), each.getValue())));
        }
        return complaints;
    }

    @Test
    void aStorySaysWhereItStandsInThePaper() {
        JsonNode crumbs = data(story()).at("/@graph/1");
        assertThat(crumbs.findValuesAsString("name"))
                .containsExactly("Home", "Politics", "The pier is open again");
        assertThat(crumbs.findValuesAsString("item"))
                .containsExactly(
                        "https://light.example/",
                        "https://light.example/politics",
                        "https://light.example/stories/0123456789ab/the-pier-is-open-again");
    }

    @Test
    void theHomeFrontSaysWhoThePaperIsAndWhatItHoldsItselfTo() {
        JsonNode data = data(home());
        JsonNode paper = data.at("/@graph/1");
        assertThat(paper.path("ethicsPolicy").asString(""))
                .isEqualTo("https://light.example/ethics");
        assertThat(paper.has("correctionsPolicy")).isFalse();
        assertThat(data.at("/@graph/0/potentialAction/target/urlTemplate").asString(""))
                .isEqualTo("https://light.example/search?q={search_term_string}");
        assertThat(data.at("/@graph/2/mainEntity/itemListElement/2/position").asInt()).isEqualTo(3);
    }

    @Test
    void aPaperThatDoesNotKnowItsAddressNamesNone() {
        House nowhere =
                new House(
                        HOUSE.name(),
                        HOUSE.language(),
                        HOUSE.zone(),
                        "",
                        HOUSE.sections(),
                        HOUSE.notices());
        JsonNode article = data(story(nowhere)).at("/@graph/0");
        assertThat(article.has("url") || article.has("mainEntityOfPage")).isFalse();
        assertThat(article.path("publisher").has("logo")).isFalse();
        assertThat(FrontData.home(nowhere, cards(), List.of())).isEmpty();
    }

    @Test
    void networksAreToldWhatTheyAskFor() {
        Document page = story();
        assertThat(meta(page, "og:locale")).containsExactly("en_US");
        assertThat(meta(page, "og:type")).containsExactly("article");
        assertThat(meta(page, "og:url"))
                .containsExactly(page.expectFirst("link[rel=canonical]").attr("href"));
        assertThat(meta(page, "article:published_time"))
                .containsExactly("2026-11-23T15:13:19+01:00");
        assertThat(meta(page, "article:modified_time"))
                .containsExactly("2026-11-23T16:00:07+01:00");
        assertThat(meta(page, "article:section")).containsExactly("Politics");
        assertThat(meta(page, "article:tag")).containsExactly("Ferries", "Repairs");
        assertThat(page.select("meta[name=twitter:card]").eachAttr("content"))
                .containsExactly("summary_large_image");
        assertThat(page.select("meta[name=robots]").attr("content"))
                .isEqualTo("max-image-preview:large");
        assertThat(home().select("meta[name=twitter:card]").attr("content")).isEqualTo("summary");
        assertThat(meta(home(), "article:published_time")).isEmpty();
    }

    private static List<String> meta(Document page, String property) {
        return page.select("meta[property='" + property + "']").eachAttr("content");
    }
}
