package org.dateline.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dateline.story.Block;
import org.dateline.story.Mark;
import org.junit.jupiter.api.Test;

class HtmlCaptureTest {
    @Test
    void thePagesOwnDataIsReadFirst() {
        String head =
                "<title>Old ferry sails on | Ellery Courier</title>"
                        + "<link rel=canonical href=\"https://courier.example/ferry\">"
                        + "<meta property=og:site_name content=\"Ellery Courier\">"
                        + "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":"
                        + "\"NewsArticle\",\"headline\":\"Old ferry sails on\",\"articleSection\":\"Region\",\"datePublished\":"
                        + "\"2025-03-04T15:07:09+01:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"Mara Lindqvist\"}],"
                        + "\"editor\":{\"name\":\"Ruth Osei\"},\"publisher\":{\"name\":\"Ellery Courier\"}}]}</script>";
        Capture capture = Captured.html(head, Captured.page("", ""));
        assertThat(capture.headline()).isEqualTo("Old ferry sails on");
        assertThat(capture.section()).isEqualTo("Region");
        assertThat(capture.published().map(Object::toString)).hasValue("2025-03-04T15:07:09+01:00");
        assertThat(capture.byline()).containsExactly("Mara Lindqvist");
        assertThat(capture.editor()).isEqualTo("Ruth Osei");
        assertThat(capture.source().name()).isEqualTo("Ellery Courier");
        assertThat(capture.source().url()).isEqualTo("https://courier.example/ferry");
        assertThat(capture.language()).isEqualTo("en");
        assertThat(capture.paragraphs()).isEqualTo(Captured.HARBOUR);
        assertThat(capture.form()).isEqualTo(Capture.Form.HTML);
    }

    @Test
    void withoutAnyDataThePageItselfIsRead() {
        Capture capture =
                Captured.html(
                        "<title>Old ferry sails on for one more year - Ellery Courier</title>",
                        Captured.page("", ""));
        assertThat(capture.headline()).isEqualTo("Old ferry sails on for one more year");
        assertThat(capture.byline()).containsExactly("Mara Lindqvist", "Tom Achebe");
        assertThat(capture.published()).isEmpty();
        assertThat(capture.paragraphs()).isEqualTo(Captured.HARBOUR);
    }

    @Test
    void brokenDataOnThePageIsNoHindrance() {
        Capture capture =
                Captured.html(
                        "<title>Old ferry sails on for one more year</title><script type=application/ld+json>{\"@type\": [{]</script>"
                                + "<meta property=article:published_time content=\"the day before yesterday\">",
                        Captured.page("", ""));
        assertThat(capture.paragraphs()).isEqualTo(Captured.HARBOUR);
    }

    @Test
    void blocksKeepTheirKindAndLinks() {
        String inside =
                "<h2>What it costs</h2><ul><li>A new boat: nine million</li><li>A new engine: one</li></ul>"
                        + "<blockquote>The sea does not wait for budgets, and neither do the children.</blockquote>"
                        + "<table><tr><th>Year</th><th>Passengers</th></tr><tr><td>2023</td><td>41,000</td></tr>"
                        + "<tr><td>2024</td><td>44,500</td></tr></table>"
                        + "<p>The figures, which the board published <a href=\"https://board.example/figures\">in full</a> on its"
                        + " own <a href=\"/site\">site</a>, go back to <b>1961</b>, when the ferry was built.</p>";
        List<Block> body = Captured.html("", Captured.page(inside, "")).body();
        assertThat(body.subList(3, body.size()))
                .extracting(block -> block.getClass().getSimpleName())
                .containsExactly("Heading", "Listing", "Quote", "Table", "Paragraph");
        assertThat(((Block.Table) body.get(6)).rows()).hasSize(3);
        Block.Paragraph last = (Block.Paragraph) body.getLast();
        assertThat(last.text().marks())
                .filteredOn(Mark.Link.class::isInstance)
                .singleElement()
                .satisfies(
                        mark ->
                                assertThat(last.text().plain().substring(mark.from(), mark.to()))
                                        .isEqualTo("in full"));
        assertThat(last.text().marks()).anyMatch(Mark.Strong.class::isInstance);
    }

    @Test
    void whatIsLeftOutSaysWhereItStands() {
        String html =
                "<!doctype html><html><body>"
                        + Captured.page("", "<p>Back to top</p>")
                        + "</body></html>";
        Capture capture = Captured.text(html);
        assertThat(capture.leftOut())
                .extracting(LeftOut::text)
                .containsExactly(
                        "Home\nSport\nWeather",
                        "Share Print\n© The Ellery Courier. All rights reserved.\nBack to top");
        assertThat(html.substring(capture.leftOut().get(0).offset())).startsWith("Home</a>");
        assertThat(html.substring(capture.leftOut().get(1).offset())).startsWith("Share</a>");
    }

    @Test
    void aHiddenBlockThatLeadsAwayIsForeign() {
        StringBuilder farm = new StringBuilder("<div style=\"position: absolute; left: -5000px\">");
        for (int i = 0; i < 12; i++) {
            farm.append("<a href=\"http://shop")
                    .append(i)
                    .append(".example")
                    .append(i)
                    .append(".test/\">bargain ")
                    .append(i)
                    .append("</a> ");
        }
        String html =
                "<!doctype html><html><body>"
                        + Captured.page("", farm + "</div>")
                        + "</body></html>";
        Capture capture = Captured.text(html);
        assertThat(capture.leftOut())
                .filteredOn(span -> span.reason() == LeftOut.Reason.FOREIGN)
                .singleElement()
                .satisfies(
                        span -> {
                            assertThat(span.text()).startsWith("bargain 0").endsWith("bargain 11");
                            assertThat(html.substring(span.offset())).startsWith("bargain 0");
                        });
        assertThat(capture.paragraphs()).isEqualTo(Captured.HARBOUR);
    }

    @Test
    void aListInAnotherScriptInsideTheBodyIsTakenOut() {
        String list =
                "<div>青山 | 绿水 | 白云 | 红叶 | 黄土 | 蓝天 | 紫竹 | 金沙 | 银湖 | 铁桥 | 石门 | 木塔 | 花园 | 草原</div>";
        Capture capture =
                Captured.html(
                        "", Captured.page(list + "<p>" + Captured.HARBOUR.get(1) + "</p>", ""));
        assertThat(capture.paragraphs()).hasSize(4).noneMatch(text -> text.contains("青山"));
        assertThat(capture.leftOut())
                .anyMatch(
                        span ->
                                span.reason() == LeftOut.Reason.FOREIGN
                                        && span.text().startsWith("青山"));
    }

    @Test
    void aPageOfBareLinesIsReadLikeText() {
        String html =
                "<html><body><div>Menu</div><div>Islands</div><div>Old ferry sails on for one more year</div>"
                        + "<div>2025-03-04 15:07:09 Bay News Editor: Ruth Osei</div><div>"
                        + String.join("</div><div>", Captured.HARBOUR)
                        + "</div><div>Back to top</div></body></html>";
        Capture capture = Captured.text(html);
        assertThat(capture.headline()).isEqualTo("Old ferry sails on for one more year");
        assertThat(capture.section()).isEqualTo("Islands");
        assertThat(capture.editor()).isEqualTo("Ruth Osei");
        assertThat(capture.source().name()).isEqualTo("Bay News");
        assertThat(capture.paragraphs()).isEqualTo(Captured.HARBOUR);
        assertThat(capture.form()).isEqualTo(Capture.Form.HTML);
        assertThat(html.substring(capture.leftOut().getLast().offset())).startsWith("Back to top<");
    }

    @Test
    void waysToShareAPageAreNotForeign() {
        StringBuilder share = new StringBuilder("<div style=\"display:none\">");
        for (int i = 0; i < 12; i++) {
            share.append("<a href=\"https://network")
                    .append(i)
                    .append(".example")
                    .append(i)
                    .append(".test/post?u=https://courier.example/ferry\">Share ")
                    .append(i)
                    .append("</a>");
        }
        Capture capture =
                Captured.html(
                        "<link rel=canonical href=\"https://courier.example/ferry\">",
                        Captured.page("", share + "</div>"));
        assertThat(capture.leftOut()).noneMatch(span -> span.reason() == LeftOut.Reason.FOREIGN);
    }

    @Test
    void theFingerprintIsTheStorysAndNotThePages() {
        Capture one =
                Captured.html(
                        "<title>Old ferry sails on for one more year</title>",
                        Captured.page("", ""));
        Capture two =
                Captured.html(
                        "<title>Old ferry sails on for one more year</title>",
                        Captured.page("", "<p><a href=/a>More stories</a></p>")
                                .replace("<p>", "\n <p class=x> "));
        Capture other =
                Captured.html(
                        "<title>Old ferry sails on for one more year</title>",
                        Captured.page("<p>" + Captured.HARBOUR.get(0) + "</p>", ""));
        assertThat(two.fingerprint()).isEqualTo(one.fingerprint()).hasSize(64);
        assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
    }
}
