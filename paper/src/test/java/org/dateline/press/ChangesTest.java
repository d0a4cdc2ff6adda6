package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.story;

import java.util.List;
import org.dateline.story.Block;
import org.dateline.story.Story;
import org.junit.jupiter.api.Test;

class ChangesTest {
    @Test
    void onlyParagraphsThatDifferAreShown() {
        assertThat(between(story("A", "Same.", "Old end."), story("A", "Same.", "New end.")))
                .containsExactly(
                        List.of(
                                new Changes.Piece(Changes.Kind.TAKEN_OUT, "Old"),
                                new Changes.Piece(Changes.Kind.PUT_IN, "New"),
                                new Changes.Piece(Changes.Kind.KEPT, " end.")));
    }

    @Test
    void twoVersionsWithTheSameWordsDoNotDiffer() {
        assertThat(between(story("A", "Same."), story("A", "Same."))).isEmpty();
    }

    @Test
    void chineseIsComparedWordByWord() {
        List<List<Changes.Piece>> changes =
                Changes.between(story("A", "渡轮星期一停航。"), story("A", "渡轮星期二停航。"), "zh");
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst()).contains(new Changes.Piece(Changes.Kind.KEPT, "渡轮"));
        assertThat(changes.getFirst().getLast().text()).isEqualTo("停航。");
    }

    @Test
    void aParagraphTooLongToCompareIsShownWhole() {
        String before = "one ".repeat(Changes.MAX_PARAGRAPH).strip();
        String after = before + " two";
        assertThat(between(story("A", before), story("A", after)))
                .containsExactly(
                        List.of(
                                new Changes.Piece(Changes.Kind.TAKEN_OUT, before),
                                new Changes.Piece(Changes.Kind.PUT_IN, after)));
    }

    @Test
    void everyBlockThatOneVersionCanHaveMoreIsPutIn() {
        Story before = story("A", "Words.");
        Story after =
                before.with(List.of(Block.Paragraph.of("Words."), Block.Paragraph.of("More.")));
        assertThat(between(before, after))
                .containsExactly(List.of(new Changes.Piece(Changes.Kind.PUT_IN, "More.")));
    }

    private static List<List<Changes.Piece>> between(Story before, Story after) {
        return Changes.between(before, after, "en");
    }
}
