package org.dateline.press;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dateline.ledger.Published;
import org.dateline.story.Medium;
import org.dateline.story.Shape;
import org.dateline.story.Visual;

/// The picture on a card.
///
/// @param credit who is named for it
/// @param length how long the video plays, when it is one; empty otherwise
/// @param series until when each picture of the gallery it stands for may be seen, [Instant#MAX]
///   for as long as the paper likes; empty when it stands for none
/// @param until the second from which readers must not see it any more
public record CardPicture(
        PageImage image,
        String credit,
        String length,
        List<Instant> series,
        Optional<Instant> until) {
    /// The first of its story; empty for a story without.
    static Optional<CardPicture> of(Published.OfStory published) {
        return published.media().stream()
                .filter(medium -> !PageMedia.pictures(medium).isEmpty())
                .findFirst()
                .flatMap(medium -> of(medium, Shape.CARD, List.of()));
    }

    /// What stands for the story where only such stories stand, uncut: a gallery's first picture or
    /// a film's poster. Empty for a story that has nothing of the kind.
    static Optional<CardPicture> of(Published.OfStory published, Visual visual) {
        Set<Visual> visuals = published.story().visuals();
        return visuals.contains(visual)
                ? switch (visual) {
                    case GALLERY -> gallery(published);
                    case FILM -> film(published);
                }
                : Optional.empty();
    }

    private static Optional<CardPicture> gallery(Published.OfStory published) {
        List<Medium.Picture> pictures =
                published.media().stream()
                        .filter(Medium.Picture.class::isInstance)
                        .map(Medium.Picture.class::cast)
                        .filter(picture -> !picture.renditions().isEmpty())
                        .toList();
        List<Instant> series =
                pictures.stream()
                        .map(picture -> picture.rights().until().orElse(Instant.MAX))
                        .toList();
        return pictures.stream().findFirst().flatMap(picture -> of(picture, Shape.WHOLE, series));
    }

    private static Optional<CardPicture> film(Published.OfStory published) {
        return published.media().stream()
                .filter(Medium.Video.class::isInstance)
                .findFirst()
                .flatMap(film -> of(film, Shape.WHOLE, List.of()));
    }

    private static Optional<CardPicture> of(Medium medium, Shape shape, List<Instant> series) {
        String ground = medium instanceof Medium.Picture picture ? picture.placeholder() : "";
        String alt = medium instanceof Medium.Picture picture ? picture.alt() : "";
        String length =
                medium instanceof Medium.Video video ? PageMedia.length(video.length()) : "";
        return image(medium, shape, alt, ground)
                .map(
                        image ->
                                new CardPicture(
                                        image,
                                        PageMedia.credit(medium.rights()),
                                        length,
                                        series,
                                        medium.rights().until()));
    }

    private static Optional<PageImage> image(
            Medium medium, Shape shape, String alt, String ground) {
        return shape == Shape.WHOLE
                ? PageImage.small(PageMedia.pictures(medium), shape, alt, ground)
                : PageImage.of(PageMedia.pictures(medium), shape, alt, ground);
    }

    /// How many pictures the gallery has that it stands for; 0 when it stands for none.
    public int pictures() {
        return series.size();
    }

    /// When something of it ends.
    Stream<Instant> untils() {
        return Stream.concat(until.stream(), series.stream().filter(Instant.MAX::isAfter));
    }

    /// As it may be shown at `now`; empty when it may not.
    Optional<CardPicture> at(Instant now) {
        if (until.isPresent() && !now.isBefore(until.get())) {
            return Optional.empty();
        }
        List<Instant> left = series.stream().filter(now::isBefore).toList();
        return Optional.of(
                left.size() == series.size()
                        ? this
                        : new CardPicture(image, credit, length, left, until));
    }
}
