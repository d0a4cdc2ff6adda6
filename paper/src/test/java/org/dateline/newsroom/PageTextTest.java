package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dateline.story.Mark;
import org.dateline.story.Refusal;
import org.dateline.story.Text;
import org.junit.jupiter.api.Test;

/// A standing page as it is typed, and as the ledger has it.
class PageTextTest {
    private static final List<String> WORDS =
            List.of(
                    "ferry", "*", "a_b", "[x]", "1.", "-", "#", "<b>", "&amp;", "港口", "\\", "`c`",
                    "!");

    @Test
    void signsBecomeMarksAndAnEmptyLineAnotherParagraph() {
        assertThat(PageText.read("We *print* **what** [we know](https://a.example/b).\n\nMore.\n"))
                .containsExactly(
                        new Text(
                                "We print what we know.",
                                List.of(
                                        new Mark.Emphasis(3, 8),
                                        new Mark.Strong(9, 13),
                                        new Mark.Link(14, 21, "https://a.example/b"))),
                        Text.plain("More."));
    }

    @Test
    void whateverElseCommonMarkHasIsWords() {
        assertThat(PageText.read("# One\n\n- two\n\n> three <i>4</i> `five`\n\n    six"))
                .extracting(Text::plain)
                .containsExactly("# One", "- two", "> three <i>4</i> `five`", "six");
    }

    @Test
    void whatCannotBeAPageIsRefused() {
        assertThatThrownBy(() -> PageText.read("![a](https://a.example/b.png)"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no pictures");
        assertThatThrownBy(() -> PageText.read("[a](javascript:alert)"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not a link");
        assertThatThrownBy(() -> PageText.read("[a]: https://a.example/"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("write a link as");
        assertThatThrownBy(() -> PageText.read("**a *b ".repeat(20) + "c" + "* d**".repeat(20)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("within one another");
        assertThatThrownBy(() -> PageText.read("a".repeat(PageText.MAX_LENGTH + 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("at most 250,000");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<Text> paragraphs = List.of(paragraph(random), paragraph(random));
            String typed = PageText.write(paragraphs);
            List<Text> read = PageText.read(typed);
            assertThat(read)
                    .as("seed %d: %s", seed, typed)
                    .extracting(Text::plain)
                    .isEqualTo(paragraphs.stream().map(Text::plain).toList());
            assertThat(read.stream().map(text -> Set.copyOf(text.marks())).toList())
                    .as("seed %d: %s", seed, typed)
                    .isEqualTo(paragraphs.stream().map(text -> Set.copyOf(text.marks())).toList());
            assertThat(PageText.isTypable(paragraphs)).isTrue();
        }
    }

    @Test
    void whatCannotBeTypedIsKnown() {
        assertThat(
                        PageText.isTypable(
                                List.of(new Text("one", List.of(new Mark.Note(0, 3, "Why."))))))
                .isFalse();
    }

    /// Words of which some are marked, with plain ones between.
    private static Text paragraph(Random random) {
        StringBuilder plain = new StringBuilder("begin");
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            plain.append(' ');
            int from = plain.length();
            plain.append("so ").append(WORDS.get(random.nextInt(WORDS.size()))).append(" far");
            switch (random.nextInt(5)) {
                case 0 -> marks.add(new Mark.Strong(from, plain.length()));
                case 1 -> marks.add(new Mark.Emphasis(from, plain.length()));
                case 2 -> {
                    marks.add(new Mark.Link(from, plain.length(), "https://a.example/b?c=(d)"));
                    marks.add(new Mark.Strong(from, plain.length()));
                    marks.add(new Mark.Emphasis(from, plain.length()));
                }
                default -> {}
            }
            plain.append(" and");
        }
        return new Text(plain.toString(), marks);
    }
}
