package org.dateline.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A front that is being arranged.
///
/// @param name of its arrangement, such as `zh.home`
/// @param title as readers call it
/// @param stories the proposed order, as in the screen's address
/// @param was the order that readers have, likewise
/// @param gone stories of the order that readers do not have and that do not print by themselves
/// @param zone by which times are named
/// @param find words by which a story is looked for; empty for none
/// @param refusal why what was asked for last was not done; empty otherwise
public record FrontScreen(
        String name,
        String title,
        String address,
        List<Group> groups,
        String stories,
        String was,
        boolean may,
        List<Line> lines,
        List<String> gone,
        String zone,
        List<Plan> plans,
        String find,
        List<Found> found,
        Optional<String> refusal) {
    /// The fronts of an edition.
    ///
    /// @param home the name of its home front
    public record Group(String edition, String home, List<Choice> fronts) {
        boolean has(String name) {
            return fronts.stream().anyMatch(each -> each.name().equals(name));
        }
    }

    /// A front there is.
    public record Choice(String name, String label) {}

    /// A story where it stands.
    ///
    /// @param byHand whether somebody put it there; else its time did
    /// @param popular its rank among the most popular; 0 when it is none of them
    /// @param since first published; of what is not printed yet, when it will be
    /// @param remarks what is missing or too long there
    public record Line(
            String id,
            String headline,
            String section,
            String spot,
            Instant since,
            boolean byHand,
            int popular,
            List<String> remarks) {}

    /// An order to come.
    ///
    /// @param at its second, in words
    /// @param stories as in the screen's address
    /// @param missed why it did not print; empty while it is to come
    public record Plan(
            long number, String at, String by, String stories, int size, String missed) {}

    /// A story that may be brought here.
    public record Found(String id, String headline, String state, Instant changed) {}

    /// The fronts of the edition that this one belongs to.
    public List<Choice> siblings() {
        return groups.stream().filter(each -> each.has(name)).findFirst().orElseThrow().fronts();
    }

    public boolean isOf(Group group) {
        return group.has(name);
    }

    public boolean isChanged() {
        return !stories.equals(was);
    }

    /// The proposal's own page, as the press makes it.
    public String page() {
        return "/fronts/%s/page?stories=%s".formatted(name, stories);
    }
}
