package org.dateline.press;

import java.time.Instant;
import java.util.Optional;
import org.dateline.ledger.Published;
import org.dateline.story.Medium;
import org.dateline.story.Shape;

/// The picture on a card: the first of its story.
///
/// @param credit who is named for it
/// @param length how long the video plays, when it is one; empty otherwise
/// @param until the second from which readers must not see it any more
public record CardPicture(PageImage image, String credit, String length, Optional<Instant> until) {
    /// Empty for a story that opens with no picture.
    static Optional<CardPicture> of(Published.OfStory story) {
        return story.media().stream()
                .filter(medium -> !PageMedia.pictures(medium).isEmpty())
                .findFirst()
                .flatMap(CardPicture::of);
    }

    private static Optional<CardPicture> of(Medium medium) {
        String ground = medium instanceof Medium.Picture picture ? picture.placeholder() : "";
        String alt = medium instanceof Medium.Picture picture ? picture.alt() : "";
        String length =
                medium instanceof Medium.Video video ? PageMedia.length(video.length()) : "";
        return PageImage.of(PageMedia.pictures(medium), Shape.CARD, alt, ground)
                .map(
                        image ->
                                new CardPicture(
                                        image,
                                        PageMedia.credit(medium.rights()),
                                        length,
                                        medium.rights().until()));
    }

    boolean isAllowed(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }
}
