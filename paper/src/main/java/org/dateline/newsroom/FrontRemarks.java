package org.dateline.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dateline.press.Makeup.Place;
import org.dateline.press.Makeup.Spot;

/// What an editor is told about a story where it stands on a front: what is missing there, and what
/// is too long. None of it is forbidden.
final class FrontRemarks {
    /// Somebody put it on top, and it has been there for longer than news last.
    private static final Duration OLD = Duration.ofDays(2);

    private FrontRemarks() {}

    static List<String> of(Place place, boolean byHand, Instant now) {
        List<String> remarks = new ArrayList<>();
        if (!place.pictured() && (place.spot() == Spot.LEAD || place.spot() == Spot.PICTURE)) {
            remarks.add("No picture that may be shown.");
        }
        int length = place.headline().codePointCount(0, place.headline().length());
        int fits = fits(place);
        if (length > fits) {
            remarks.add(
                    "A long headline: %d characters, and %d fit well here."
                            .formatted(length, fits));
        }
        long days = Duration.between(place.firstPublished(), now).toDays();
        if (byHand && days >= OLD.toDays()) {
            remarks.add("On top by hand, and %d days old.".formatted(days));
        }
        return List.copyOf(remarks);
    }

    /// Characters of three lines. A Chinese character is as wide as two letters.
    private static int fits(Place place) {
        int letters =
                switch (place.spot()) {
                    case LEAD -> 90;
                    case SUMMARY -> 110;
                    case HEADLINE, PICTURE -> 120;
                    case RAIL -> 100;
                };
        boolean isWide =
                place.headline().codePoints().filter(Character::isIdeographic).count() * 2
                        > place.headline().length();
        return isWide ? letters / 2 : letters;
    }
}
