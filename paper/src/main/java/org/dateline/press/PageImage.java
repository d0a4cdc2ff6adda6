package org.dateline.press;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;

/// A picture as `<picture>` gives it to browsers, which choose a size and a format.
///
/// @param alt what it shows; empty when it is decorative
/// @param ground the colour that stands there until it is loaded, `#rrggbb`; empty for none
/// @param width of the largest size, in pixels
/// @param height likewise
/// @param sources newer formats, the smallest files first
/// @param src for browsers that choose nothing
/// @param srcset the sizes in the format every browser knows
/// @param largest the largest of them
public record PageImage(
        String alt,
        String ground,
        int width,
        int height,
        List<Source> sources,
        String src,
        String srcset,
        String largest) {
    /// The width that is given to browsers that choose nothing, in pixels.
    private static final int USUAL = 800;

    private static final List<String> NEW = List.of("image/avif", "image/webp");
    private static final List<String> KNOWN =
            List.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif");

    /// The sizes in one format.
    public record Source(String type, String srcset) {}

    /// @return empty when there are no renditions of this shape
    static Optional<PageImage> of(
            List<Rendition> renditions, Shape shape, String alt, String ground) {
        for (String type : KNOWN) {
            List<Rendition> known = sizes(renditions, shape, type);
            if (!known.isEmpty()) {
                return Optional.of(of(renditions, known, alt, ground));
            }
        }
        return Optional.empty();
    }

    /// The same for a picture that is never shown wide: fewer sizes, in one newer format.
    static Optional<PageImage> small(
            List<Rendition> renditions, Shape shape, String alt, String ground) {
        Optional<String> best =
                NEW.stream().filter(type -> !sizes(renditions, shape, type).isEmpty()).findFirst();
        List<Rendition> few =
                renditions.stream()
                        .filter(rendition -> rendition.width() <= USUAL)
                        .filter(rendition -> isWanted(rendition.type(), best))
                        .toList();
        return of(few, shape, alt, ground).or(() -> of(renditions, shape, alt, ground));
    }

    private static boolean isWanted(String type, Optional<String> best) {
        return !NEW.contains(type) || best.filter(type::equals).isPresent();
    }

    private static PageImage of(
            List<Rendition> renditions, List<Rendition> known, String alt, String ground) {
        Rendition largest = known.getLast();
        List<Source> sources =
                NEW.stream()
                        .filter(type -> !type.equals(largest.type()))
                        .map(
                                type ->
                                        new Source(
                                                type,
                                                srcset(sizes(renditions, largest.shape(), type))))
                        .filter(source -> !source.srcset().isEmpty())
                        .toList();
        return new PageImage(
                alt,
                ground,
                largest.width(),
                largest.height(),
                sources,
                usual(known).path(),
                srcset(known),
                largest.path());
    }

    private static Rendition usual(List<Rendition> known) {
        return known.stream()
                .filter(rendition -> rendition.width() >= USUAL)
                .findFirst()
                .orElse(known.getLast());
    }

    /// Narrow ones first.
    private static List<Rendition> sizes(List<Rendition> renditions, Shape shape, String type) {
        return renditions.stream()
                .filter(rendition -> rendition.shape() == shape && rendition.type().equals(type))
                .sorted(Comparator.comparingInt(Rendition::width))
                .toList();
    }

    private static String srcset(List<Rendition> sizes) {
        return sizes.stream()
                .map(rendition -> rendition.path() + " " + rendition.width() + "w")
                .collect(Collectors.joining(", "));
    }
}
