package org.dateline.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextCaptureTest {
    private static String page(String credits, String after) {
        return "Menu\nSubscribe\n\nHome > Region > Islands\n\nOld ferry sails on for one more year\n\n"
                + credits
                + "\n\n"
                + String.join("\n\n", Captured.HARBOUR)
                + "\n\n"
                + after;
    }

    @Test
    void creditsAreReadInTheFormsPapersPrint() {
        Capture english =
                Captured.text(page("By Mara Lindqvist and Tom Achebe | March 4, 2025 3:07 PM", ""));
        assertThat(english.byline()).containsExactly("Mara Lindqvist", "Tom Achebe");
        assertThat(english.published().map(Object::toString)).hasValue("2025-03-04T15:07+08:00");

        Capture glued =
                Captured.text(
                        page("2025-03-04 15:07:09Bay News Editor : Ruth Osei App Download", ""));
        assertThat(glued.source().name()).isEqualTo("Bay News");
        assertThat(glued.editor()).isEqualTo("Ruth Osei");
        assertThat(glued.published().map(Object::toString)).hasValue("2025-03-04T15:07:09+08:00");
        assertThat(glued.leftOut()).extracting(LeftOut::text).contains("App Download");

        Capture labelled =
                Captured.text(
                        page("Source: Bay News  4 March 2025, 15:07 GMT", "(Editor: Ruth Osei)"));
        assertThat(labelled.source().name()).isEqualTo("Bay News");
        assertThat(labelled.published().map(Object::toString)).hasValue("2025-03-04T15:07Z");
        assertThat(labelled.editor()).isEqualTo("Ruth Osei");
    }

    @Test
    void chineseCreditsAreRead() {
        String paragraph =
                "港务局周二投票决定，老渡轮将再航行一年。渔民、教师和店主挤满了会议厅，反对停航。工程师们写道，新船需要九百万元，载客量是现在的两倍，时间只要一半。";
        Capture capture =
                Captured.text(
                        "首页\n\n老渡轮再航行一年\n\n2025年3月4日 15:07 来源：海湾日报 作者：林美拉\n\n"
                                + paragraph
                                + "\n\n"
                                + paragraph.replace("周二", "后来")
                                + "\n\n责任编辑：欧赛\n");
        assertThat(capture.headline()).isEqualTo("老渡轮再航行一年");
        assertThat(capture.published().map(Object::toString)).hasValue("2025-03-04T15:07+08:00");
        assertThat(capture.source().name()).isEqualTo("海湾日报");
        assertThat(capture.byline()).containsExactly("林美拉");
        assertThat(capture.editor()).isEqualTo("欧赛");
        assertThat(capture.paragraphs()).hasSize(2);
    }

    @Test
    void aPathOfSectionsNamesTheLastOne() {
        Capture capture = Captured.text(page("4 March 2025", ""));
        assertThat(capture.headline()).isEqualTo("Old ferry sails on for one more year");
        assertThat(capture.section()).isEqualTo("Islands");
        assertThat(capture.paragraphs()).isEqualTo(Captured.HARBOUR);
    }

    @Test
    void linesWrappedAtAWidthAreOneParagraph() {
        StringBuilder wrapped = new StringBuilder("Old ferry sails on for one more year\n\n");
        for (String paragraph : Captured.HARBOUR) {
            int column = 0;
            for (String word : paragraph.split(" ")) {
                if (column + word.length() > 70) {
                    wrapped.append('\n');
                    column = 0;
                }
                wrapped.append(column > 0 ? " " : "").append(word);
                column += word.length() + 1;
            }
            wrapped.append("\n\n");
        }
        assertThat(Captured.text(wrapped.toString()).paragraphs()).isEqualTo(Captured.HARBOUR);
    }

    @Test
    void whatIsLeftOutIsSlicesOfTheInput() {
        String input = page("4 March 2025", "Most read\n\nAbout us | Contact\r\n© Ellery Courier");
        Capture capture = Captured.text(input);
        assertThat(capture.leftOut()).isNotEmpty();
        for (LeftOut span : capture.leftOut()) {
            assertThat(input.substring(span.offset(), span.offset() + span.text().length()))
                    .isEqualTo(span.text());
            assertThat(span.reason()).isEqualTo(LeftOut.Reason.FURNITURE);
        }
        assertThat(capture.leftOut().getLast().text()).startsWith("Most read").endsWith("Courier");
    }

    @Test
    void aListInAnotherScriptIsForeignWhereverItStands() {
        String list =
                "Реклама: Энск | Заречный | Берёзовка | Каменка | Луговое | Дубрава | Озёрск | Полянка | Ключи |"
                        + " Родники | Вишнёвка | Сосновка | Ольховка | Рябиново";
        for (String input : List.of(page("4 March 2025", list), list + "\n\n" + page("", ""))) {
            Capture capture = Captured.text(input);
            assertThat(capture.paragraphs()).isEqualTo(Captured.HARBOUR);
            assertThat(capture.leftOut())
                    .filteredOn(span -> span.reason() == LeftOut.Reason.FOREIGN)
                    .singleElement()
                    .satisfies(
                            span -> {
                                assertThat(span.text()).isEqualTo(list);
                                assertThat(span.offset()).isEqualTo(input.indexOf(list));
                            });
        }
    }

    @Test
    void aFewNamesInAnotherScriptAreNotForeign() {
        Capture capture =
                Captured.text(
                        page("4 March 2025", "English | Français | 中文 | Русский | العربية | 日本語"));
        assertThat(capture.leftOut()).noneMatch(span -> span.reason() == LeftOut.Reason.FOREIGN);
    }
}
