package org.dateline.newsroom;

import java.util.List;
import org.dateline.newsroom.MastheadScreen.Look;
import org.dateline.story.Edition;

/// The sections of the paper, or of one of its editions, on a screen.
///
/// @param edition whose sections these are by its slug; empty for the main one
/// @param paper what the main edition is called
/// @param rows every section of the paper, in the order they are shown
/// @param fresh a section that is being added
/// @param may whether whoever looks settles it
public record SectionScreen(
        String edition,
        String paper,
        List<Edition> editions,
        List<Row> rows,
        Fresh fresh,
        boolean may,
        Look looked) {
    /// A section.
    ///
    /// @param name as it is in this edition
    /// @param main its name in the main one
    /// @param place from the top, as it was typed
    /// @param kept whether this edition has it
    /// @param live how many stories readers have of it, in any edition; over 1,000 is more than
    ///   that
    public record Row(String slug, String name, String main, String place, boolean kept, int live) {
        /// How many, in words.
        public String count() {
            return live > 1_000
                    ? "over 1,000 live stories"
                    : live == 1 ? "1 live story" : live + " live stories";
        }
    }

    /// What stands in the fields for a new one.
    public record Fresh(String name, String slug, String place) {}

    /// The name of the edition.
    public String title() {
        return editions.stream()
                .filter(each -> each.slug().text().equals(edition))
                .map(Edition::name)
                .findFirst()
                .orElse(paper);
    }
}
