package org.dateline.press;

import java.util.List;
import org.dateline.ledger.Published;
import org.dateline.story.Language;

/// What one version of a story changed in the words of the version before it.
///
/// @param path where the story stands now
/// @param when this version was entered
/// @param paragraphs those that differ; empty when only other things do
public record PageChanges(
        PageOpening opening,
        Published.OfStory before,
        Published.OfStory after,
        String path,
        When when,
        List<List<Changes.Piece>> paragraphs) {
    static PageChanges of(
            House house, Published.OfStory before, Published.OfStory after, String path) {
        Language language = after.story().language();
        String tag = house.foreign(language);
        return new PageChanges(
                PageOpening.plain(
                        house, house.say("changes.title", after.story().headline()), "", ""),
                before,
                after,
                path,
                house.when(after.entry().time()),
                Changes.between(
                        before.story(), after.story(), tag == null ? house.language() : tag));
    }

    public House house() {
        return opening.house();
    }
}
