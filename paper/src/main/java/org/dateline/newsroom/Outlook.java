package org.dateline.newsroom;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.desk.Domains;
import org.dateline.press.Changes;
import org.dateline.story.Story;

/// What readers would see differently once a version was printed: said before the button.
///
/// @param headline what it was and what it will be; empty when it stays, and for a new story
/// @param section the same of the section, by slug
/// @param paragraphs how many differ; 0 for a new story
/// @param links that readers do not have in this story yet
/// @param domains those links lead to and nothing in this story did
/// @param media ids of what it shows
/// @param fronts by the names of their arrangements, top news among them
record Outlook(
        Optional<Turn> headline,
        Optional<Turn> section,
        int paragraphs,
        List<String> links,
        List<String> domains,
        Shift topics,
        Shift media,
        Shift fronts) {
    /// Something that is said differently.
    record Turn(String from, String to) {
        static Optional<Turn> of(String from, String to) {
            return from.equals(to) ? Optional.empty() : Optional.of(new Turn(from, to));
        }
    }

    /// What comes, what stays and what goes.
    record Shift(List<String> gains, List<String> keeps, List<String> loses) {
        static Shift of(Collection<String> before, Collection<String> after) {
            return new Shift(
                    without(after, before),
                    before.stream().filter(after::contains).distinct().toList(),
                    without(before, after));
        }
    }

    /// Where a story stands.
    ///
    /// @param before fronts that are open to the version readers have
    /// @param after fronts that are open to the version that shall be printed
    /// @param now fronts and rails that show it at this moment
    record Places(Set<String> before, Set<String> after, Set<String> now) {
        /// A front that is open to a story need not show it: only what shows it can lose it.
        Shift shift() {
            List<String> loses =
                    now.stream()
                            .filter(front -> before.contains(front) && !after.contains(front))
                            .toList();
            List<String> gains =
                    after.stream()
                            .filter(front -> !before.contains(front) && !now.contains(front))
                            .toList();
            return new Shift(gains, without(now, loses), loses);
        }
    }

    /// @param live what readers have; empty when they have nothing of it
    /// @param language of the words, BCP 47
    static Outlook of(Optional<Story> live, Story next, Places places, String language) {
        List<String> before = live.map(Story::links).orElse(List.of());
        List<String> after = next.links();
        return new Outlook(
                live.flatMap(story -> Turn.of(story.headline(), next.headline())),
                live.flatMap(story -> Turn.of(story.section().text(), next.section().text())),
                live.map(story -> changed(story, next, language)).orElse(0),
                without(after, before),
                without(Domains.of(after), Domains.of(before)),
                Shift.of(live.map(Story::topics).orElse(List.of()), next.topics()),
                Shift.of(live.map(Outlook::media).orElse(List.of()), media(next)),
                places.shift());
    }

    private static int changed(Story before, Story after, String language) {
        return (int)
                Changes.whole(before, after, language).stream().filter(Changes::differs).count();
    }

    private static List<String> without(Collection<String> all, Collection<String> those) {
        return all.stream().filter(each -> !those.contains(each)).distinct().toList();
    }

    private static List<String> media(Story story) {
        return story.media().stream().map(Object::toString).toList();
    }
}
