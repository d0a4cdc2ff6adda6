package org.dateline.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.media.Change;
import org.dateline.media.Framing;
import org.dateline.media.Framing.Crop;
import org.dateline.media.Item;
import org.dateline.media.MediaCollection;
import org.dateline.media.Property;
import org.dateline.story.Constants;
import org.dateline.story.Medium;
import org.dateline.story.Shape;

/// What the page about one item shows.
public record ItemPage(
        Item item,
        String objection,
        List<Showing> uses,
        List<Tile> similar,
        List<MediaCollection> collections,
        List<MediaCollection> all,
        List<Change> changes) {
    /// A field of the form.
    ///
    /// @param isList one value a line
    public record Line(String key, String label, String value, boolean isLong, boolean isList) {}

    /// A crop in the form, in per cent; empty where the focal point decides.
    public record Cut(
            String shape, String label, String x, String y, String width, String height) {}

    /// What is asked for on deadline.
    private static final List<Property> FIRST =
            List.of(
                    Property.HEADLINE,
                    Property.CAPTION,
                    Property.ALT,
                    Property.CREATORS,
                    Property.CREDIT,
                    Property.SOURCE,
                    Property.COPYRIGHT);

    private static final Map<Property, String> LABELS =
            Map.of(
                    Property.ALT, "Alternative text, for readers who do not see it",
                    Property.CREATORS, "Creators, one a line",
                    Property.USAGE_TERMS, "Licence",
                    Property.WEB_STATEMENT, "Where the licence can be read",
                    Property.PEOPLE, "People shown, one a line",
                    Property.KEYWORDS, "Keywords, one a line");

    public String id() {
        return item.id().toString();
    }

    public int version() {
        return item.version();
    }

    public String name() {
        return item.name();
    }

    public String kind() {
        return Constants.word(item.original().type().kind());
    }

    public String preview() {
        return MediaJson.previewPath(item);
    }

    public String alt() {
        return item.description().metadata().text(Property.ALT);
    }

    public String facts() {
        Item.Original original = item.original();
        return "%s, %s, %,d bytes, %,d × %,d; brought in by %s at %s."
                .formatted(
                        original.name(),
                        original.type().mediaType(),
                        original.bytes(),
                        original.width(),
                        original.height(),
                        item.addedBy(),
                        item.added());
    }

    public List<Line> lines() {
        return Stream.concat(FIRST.stream(), Stream.of(Property.values()))
                .distinct()
                .map(this::line)
                .toList();
    }

    private Line line(Property property) {
        String value = String.join("\n", item.description().metadata().texts(property));
        boolean isLong =
                property.isList()
                        || property == Property.CAPTION
                        || property == Property.ALT
                        || property == Property.EXTENDED_DESCRIPTION
                        || property == Property.INSTRUCTIONS;
        return new Line(property.key(), label(property), value, isLong, property.isList());
    }

    private static String label(Property property) {
        String name = Constants.word(property).replace('_', ' ');
        return LABELS.getOrDefault(
                property, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    public List<Medium.Track> tracks() {
        return item.prints().tracks();
    }

    public boolean decorative() {
        return item.description().decorative();
    }

    public String transcript() {
        return String.join("\n", item.description().transcript());
    }

    public String territory() {
        return String.join(", ", item.terms().territory());
    }

    public String from() {
        return item.terms().from().map(Instant::toString).orElse("");
    }

    public String until() {
        return item.terms().until().map(Instant::toString).orElse("");
    }

    public String priceNote() {
        return item.terms().priceNote();
    }

    public boolean askFirst() {
        return item.terms().askFirst();
    }

    public String x() {
        return percent(item.framing().x());
    }

    public String y() {
        return percent(item.framing().y());
    }

    public List<Cut> cuts() {
        Framing framing = item.framing();
        return List.of(Shape.values()).stream()
                .filter(Shape::isCut)
                .map(shape -> cut(shape, Optional.ofNullable(framing.crops().get(shape))))
                .toList();
    }

    private static Cut cut(Shape shape, Optional<Crop> crop) {
        String word = Constants.word(shape);
        return new Cut(
                word,
                "%s (%d:%d)".formatted(word, shape.width(), shape.height()),
                crop.map(c -> percent(c.x())).orElse(""),
                crop.map(c -> percent(c.y())).orElse(""),
                crop.map(c -> percent(c.width())).orElse(""),
                crop.map(c -> percent(c.height())).orElse(""));
    }

    private static String percent(double fraction) {
        return Double.toString(Math.round(fraction * 1_000) / 10.0);
    }
}
