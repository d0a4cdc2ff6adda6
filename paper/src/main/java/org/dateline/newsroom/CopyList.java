package org.dateline.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dateline.desk.Basket;
import org.dateline.desk.Lists;
import org.dateline.desk.SavedList;
import org.dateline.desk.Search;
import org.dateline.story.Section;

/// A list of copy on a screen.
///
/// @param search what the list has, as in its address
/// @param found how many stories it has; over 1,000 means more than that
/// @param assigned what whoever looks is on and nobody has begun
/// @param next address of its next part; empty when there is none
/// @param first whether this is its first part
/// @param choices what the filters can be set to
/// @param saved lists under a name
/// @param refusal why what was asked for last was not done; empty otherwise
/// @param tardy what did not print at its second, or late
/// @param waiting what waits for a second person, the newest first
public record CopyList(
        Search search,
        Map<Basket, Integer> counts,
        int found,
        List<Line> lines,
        List<NewslistScreen.Line> assigned,
        String next,
        boolean first,
        Choices choices,
        List<SavedList> saved,
        boolean mayShare,
        String refusal,
        boolean isCatchingUp,
        List<Late> tardy,
        List<Waiting> waiting) {
    /// One story.
    ///
    /// @param live readers have an earlier version
    /// @param times when it prints, or before when it must not; empty when nothing is said
    /// @param missed why it did not print when it was to; empty otherwise
    /// @param flag what there is to read for before it goes on; empty otherwise
    public record Line(
            String id,
            String headline,
            String section,
            String state,
            boolean live,
            String times,
            String missed,
            String flag,
            String byline,
            Instant changed) {}

    /// A story that did not print at its second, or late.
    public record Late(String id, String headline, String sentence) {}

    /// An act that waits for a second person.
    ///
    /// @param act what shall be done, as in “Kill it”
    /// @param own whether who looks asked for it
    public record Waiting(
            String id, String headline, String act, String by, Instant ends, boolean own) {}

    /// A list there is.
    public record Tab(Basket basket, String address, String count) {}

    /// What a filter can be set to.
    ///
    /// @param value as in the address
    public record Choice(String value, String name, boolean chosen) {}

    /// What the filters can be set to.
    ///
    /// @param languages none when the paper has one
    /// @param people of the staff
    public record Choices(
            List<Section> sections,
            List<Choice> section,
            List<Choice> languages,
            List<Choice> kinds,
            List<Choice> orders,
            List<String> people) {}

    /// Every list there is; what is filtered stays so in the others.
    public List<Tab> tabs() {
        return List.of(Basket.values()).stream()
                .map(
                        basket ->
                                new Tab(
                                        basket,
                                        "/stories?" + search.in(basket).address(),
                                        number(counts.getOrDefault(basket, 0))))
                .toList();
    }

    /// How many there are, in a sentence.
    public String told() {
        return switch (found) {
            case 0 ->
                    search.isNarrowed()
                            ? "Nothing is like that. Take a word or a filter away."
                            : "No copy in this list.";
            case 1 -> "One story.";
            default ->
                    found > Lists.COUNTED
                            ? "More than 1,000 stories."
                            : "%,d stories.".formatted(found);
        };
    }

    static String number(int count) {
        return count > Lists.COUNTED ? "1,000+" : "%,d".formatted(count);
    }

    /// Where the filters are not set.
    public String whole() {
        return "/stories?" + Search.of(search.basket()).address();
    }

    /// Whether a saved list is this one.
    public boolean isHere(SavedList list) {
        return list.search().equals(search);
    }
}
