package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static final List<StoryId> IDS =
            LongStream.rangeClosed(1, 6).mapToObj(StoryId::new).toList();

    @Test
    void aStoryThatStoodByTimeIsPutOnTopAndNothingElseIsHeld() {
        assertThat(moved("", "abcdef", 'd', 1)).isEqualTo("d");
        assertThat(moved("ab", "abcdef", 'd', 1)).isEqualTo("dab");
        assertThat(moved("ab", "abcdef", 'c', 3)).isEqualTo("abc");
    }

    @Test
    void allAboveAPositionStandThereByHand() {
        assertThat(moved("a", "abcdef", 'f', 4)).isEqualTo("abcf");
        assertThat(moved("ab", "abcdef", 'a', 5)).isEqualTo("bcdea");
    }

    @Test
    void movingWithinWhatStandsByHandHoldsNothingMore() {
        assertThat(moved("abc", "abcdef", 'c', 1)).isEqualTo("cab");
        assertThat(moved("abc", "abcdef", 'a', 2)).isEqualTo("bac");
    }

    @Test
    void whatIsNotShownYetIsBroughtInAndAPositionOutsideIsTheNearestOneInside() {
        assertThat(moved("ab", "abcde", 'f', 2)).isEqualTo("afb");
        assertThat(moved("ab", "abcde", 'f', 99)).isEqualTo("abcdef");
        assertThat(moved("ab", "abcde", 'b', 0)).isEqualTo("ba");
    }

    @Test
    void whatIsLetGoFollowsByTimeAgain() {
        assertThat(word(new Proposal(ids("abc")).without(ids("b").getFirst()))).isEqualTo("ac");
    }

    private static String moved(String byHand, String shown, char story, int to) {
        Proposal proposal = new Proposal(ids(byHand));
        return word(proposal.moved(ids(shown), ids(String.valueOf(story)).getFirst(), to));
    }

    private static List<StoryId> ids(String letters) {
        return letters.chars().mapToObj(letter -> IDS.get(letter - 'a')).toList();
    }

    private static String word(Proposal proposal) {
        return String.join(
                "",
                Stream.ofNullable(proposal.stories())
                        .flatMap(List::stream)
                        .map(id -> String.valueOf((char) ('a' + IDS.indexOf(id))))
                        .toList());
    }
}
