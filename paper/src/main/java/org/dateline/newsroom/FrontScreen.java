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
    /// @param remarks what is missing or too long there
    public record Line(
            int number,
            String id,
            String headline,
            String section,
            String spot,
            Instant since,
            boolean byHand,
            int popular,
            List<String> remarks) {}

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
