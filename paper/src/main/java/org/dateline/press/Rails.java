package org.dateline.press;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.ledger.Published;
import org.dateline.story.Section;

/// What stands beside and below every page and is shared by all of them.
///
/// @param popular most popular first
/// @param top as the desk arranged them
/// @param photos galleries, and where more of them are
/// @param videos films, likewise
public record Rails(
        House house,
        List<Card> popular,
        List<Card> top,
        Strip photos,
        Strip videos,
        List<Published.StandingPage> pages) {
    /// How long the lists of headlines are.
    public static final int LENGTH = 10;

    private static final int PHOTOS = 4;
    private static final int VIDEOS = 3;

    /// The rails as they may be shown at `now`.
    Rails at(Instant now) {
        return new Rails(
                house,
                popular,
                top,
                photos.at(now).pictured(PHOTOS),
                videos.at(now).pictured(VIDEOS),
                pages);
    }

    /// Fronts that the foot leads to: the sections', and those of galleries and films.
    public List<Section> fronts() {
        return Stream.of(
                        house.sections().stream(), photos.front().stream(), videos.front().stream())
                .flatMap(sections -> sections)
                .toList();
    }
}
