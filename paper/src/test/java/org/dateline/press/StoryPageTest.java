package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.story.Block;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Mark;
import org.dateline.story.Relations;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// What stands around the words of a story: ways to pass it on, sizes, notes, and what paper needs.
class StoryPageTest {
    private static final Pattern STROKE =
            Pattern.compile("(?:M(\\d+) (\\d+)\\.5|m(\\d+) 0)h(\\d+)");
    private static final String URL = "https://pier.example";

    private static Document page(String url, Story story) {
        House house =
                new House(
                        "The Test",
                        "en",
                        ZoneId.of("Europe/Oslo"),
                        url,
                        List.of(new Section(new Slug("politics"), "Politics")),
                        List.of());
        byte[] body =
                new Pages()
                        .story(house, Specimens.published(story, Specimens.FIRST), Instant.EPOCH);
        return Jsoup.parse(new String(body, StandardCharsets.UTF_8));
    }

    private static Story story(Headlines headlines, Text... paragraphs) {
        return new Story(
                "Pier & ferries: “open”",
                headlines,
                Language.MAIN,
                new Slug("politics"),
                "",
                "",
                Source.OWN,
                List.of(),
                "",
                "",
                List.of(),
                Relations.NONE,
                Arrays.stream(paragraphs).map(text -> (Block) new Block.Paragraph(text)).toList());
    }

    @Test
    void everyWayToShareIsALinkWithTheWholeAddressAndTheTitle() {
        Document page = page(URL, story(Headlines.NONE, Text.plain("Open.")));
        String address = page.select("link[rel=canonical]").attr("href");
        assertThat(page.select(".share a").eachText())
                .containsExactly("LINE", "WhatsApp", "Telegram", "X", "Weibo", "E-mail");
        for (Element link : page.select(".share a")) {
            URI href = URI.create(link.attr("href"));
            String said =
                    href.getScheme().equals("mailto")
                            ? href.getSchemeSpecificPart()
                            : href.getQuery();
            assertThat(said).as(link.text()).contains(address);
            if (!link.text().equals("LINE")) {
                assertThat(said).as(link.text()).contains("Pier & ferries: “open”");
            }
            assertThat(link.attr("href")).doesNotContain("+");
        }
    }

    @Test
    void aStoryWithoutAStandfirstIsDescribedByItsBeginningUpToTheEndOfAWord() {
        String words = "The ferry left at six. ".repeat(20);
        assertThat(description(Text.plain("The ferry left."), Text.plain("It came back.")))
                .isEqualTo("The ferry left.");
        assertThat(description(Text.plain(words)))
                .hasSizeBetween(100, 161)
                .endsWith("…")
                .matches(
                        "(The ferry left at six\\. )*(The|The ferry|The ferry left|.* (at|six\\.))…");
        assertThat(description(Text.plain("渡轮六点离开。".repeat(60)))).hasSizeBetween(100, 161);
        assertThat(description(Text.plain("🛳".repeat(300))).chars())
                .as("no character is cut in two")
                .noneMatch(unit -> unit == 0xFFFD || unit == '?');
        assertThat(page(URL, story(Headlines.NONE)).select("meta[name=description]")).isEmpty();
    }

    private static String description(Text... paragraphs) {
        return page(URL, story(Headlines.NONE, paragraphs))
                .select("meta[name=description]")
                .attr("content");
    }

    @Test
    void theCodesLeadToThePageAndToTheProofOfThisVersion() throws Exception {
        Document page = page(URL, story(Headlines.NONE, Text.plain("Open.")));
        String address = page.select("link[rel=canonical]").attr("href");
        assertThat(scanned(page.expectFirst(".scan .code"))).isEqualTo(address);
        assertThat(scanned(page.expectFirst(".clipping .code"))).isEqualTo(URL + "/proofs/7");
        assertThat(page.select(".clipping").text()).contains(address, URL + "/proofs/7");
    }

    @Test
    void withoutAnAddressNothingIsPassedOnThatLeadsNowhere() {
        Document page = page("", story(Headlines.NONE, Text.plain("Open.")));
        assertThat(page.select(".share a, .code, .clipping")).isEmpty();
        assertThat(page.expectFirst(".share").hasAttr("hidden")).isTrue();
    }

    @Test
    void buttonsThatNeedAScriptAreNotShownWithoutIt() {
        Document page = page(URL, story(Headlines.NONE, Text.plain("Open.")));
        assertThat(page.select("[data-print], [data-link], [data-sheet]")).hasSize(3);
        assertThat(page.select("[data-print]").hasAttr("hidden")).isTrue();
        assertThat(page.select("li:has([data-link])").hasAttr("hidden")).isTrue();
        assertThat(page.select("li:has([data-sheet])").hasAttr("hidden")).isTrue();
    }

    @Test
    void theTextHasFourSizesAndTheScriptThatRemembersOneIsSmall() {
        Document page = page(URL, story(Headlines.NONE, Text.plain("Open.")));
        assertThat(page.select("fieldset.size input[type=radio]").eachAttr("value"))
                .containsExactly("100", "112", "125", "150");
        assertThat(page.select("fieldset.size input[checked]").attr("value")).isEqualTo("100");
        assertThat(Objects.requireNonNull(Assets.all().get(Assets.size())).bytes())
                .hasSizeLessThanOrEqualTo(1_024);
    }

    @Test
    void footnotesAreNumberedInOrderAndLeadThereAndBack() {
        Text first =
                new Text(
                        "The tide turned at noon.",
                        List.of(
                                new Mark.Note(0, 8, "By the gauge."),
                                new Mark.Link(4, 15, "https://tide.example/"),
                                new Mark.Note(16, 23, "Local time.")));
        Text second = new Text("It turned again.", List.of(new Mark.Note(0, 9, "By the gauge.")));
        Document page = page(URL, story(Headlines.NONE, first, second));
        assertThat(page.expectFirst(".words p").text()).isEqualTo("The tide1 turned at noon2.");
        assertThat(page.select(".words p a[href^=https]").eachText())
                .as("a link that a note stands in")
                .containsExactly("tide", "turned");
        assertThat(page.select(".notes li span").eachText())
                .containsExactly("By the gauge.", "Local time.", "By the gauge.");
        for (Element call : page.select("sup a")) {
            Element note = page.expectFirst(call.attr("href"));

            assertThat(note.expectFirst("a").attr("href")).isEqualTo("#" + call.id());
        }
    }

    @Test
    void otherHeadlinesStandWhereTheyWereMeantFor() {
        Headlines others = new Headlines("Front", "Search me", "Share me");
        Document page = page(URL, story(others, Text.plain("Open.")));
        assertThat(page.title()).isEqualTo("Search me – The Test");
        assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("Share me");
        assertThat(page.select("h1").text()).isEqualTo("Pier & ferries: “open”");
        assertThat(page.select(".share a").eachAttr("href").getLast()).contains("Share%20me");
    }

    @Test
    void onlyALongStoryIsPrintedInTwoColumns() {
        assertThat(page(URL, story(Headlines.NONE, Text.plain("Open."))).select(".long")).isEmpty();
        Text much = Text.plain("The ferry runs again. ".repeat(200));
        assertThat(page(URL, story(Headlines.NONE, much)).select(".words.long")).hasSize(1);
    }

    /// Draws a code as a browser would, and reads it as a telephone does.
    private static String scanned(Element svg) throws Exception {
        int side = Integer.parseInt(svg.attr("viewBox").split(" ")[2]);
        int scale = 4;
        int[] pixels = new int[side * scale * side * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher strokes = STROKE.matcher(svg.expectFirst("path").attr("d"));
        int x = 0;
        int y = 0;
        while (strokes.find()) {
            boolean isRow = strokes.group(1) != null;
            x = isRow ? number(strokes, 1) : x + number(strokes, 3);
            y = isRow ? number(strokes, 2) : y;
            int to = x + number(strokes, 4);
            for (int row = y * scale; row < (y + 1) * scale; row++) {
                Arrays.fill(
                        pixels, row * side * scale + x * scale, row * side * scale + to * scale, 0);
            }
            x = to;
        }
        LuminanceSource source = new RGBLuminanceSource(side * scale, side * scale, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }

    private static int number(Matcher strokes, int group) {
        return Integer.parseInt(strokes.group(group));
    }
}
