package org.dateline.media;

import java.time.Instant;
import java.util.Optional;
import org.dateline.media.Item.Prints;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;

/// Turns an item into the public facts that a story prints, or says why it may not be printed.
final class Print {
    private Print() {}

    static Medium of(Item item, Instant now) {
        objection(item, now)
                .ifPresent(
                        why -> {
                            throw Refusal.invalid(why);
                        });
        return medium(item);
    }

    /// Why it may not be published at `now`.
    static Optional<String> objection(Item item, Instant now) {
        return item.terms().objection(item.name(), now).or(() -> missing(item));
    }

    private static Optional<String> missing(Item item) {
        if (item.prints().renditions().isEmpty()) {
            return Optional.of(
                    "“%s” has no file that readers could be given: bring it in again."
                            .formatted(item.name()));
        }
        boolean captioned = !item.description().metadata().texts(Property.CAPTION).isEmpty();
        if (!captioned && !item.description().decorative()) {
            return Optional.of(
                    "“%s” has no caption: write one, or say that it is decorative."
                            .formatted(item.name()));
        }
        if (item.lacksAlt()) {
            return Optional.of(
                    "“%s” has no alternative text: say what it shows, for readers who do not see it."
                            .formatted(item.name()));
        }
        return Optional.empty();
    }

    private static Medium medium(Item item) {
        String caption = item.description().metadata().text(Property.CAPTION);
        Item.Original original = item.original();
        Prints prints = item.prints();
        return switch (original.type().kind()) {
            case PICTURE ->
                    new Medium.Picture(
                            item.id(),
                            caption,
                            item.description().metadata().text(Property.ALT),
                            item.rights(),
                            original.digest(),
                            original.width(),
                            original.height(),
                            prints.placeholder(),
                            prints.renditions());
            case VIDEO ->
                    new Medium.Video(
                            item.id(),
                            caption,
                            item.rights(),
                            original.digest(),
                            original.length(),
                            prints.poster(),
                            prints.tracks(),
                            prints.renditions());
            case AUDIO ->
                    new Medium.Audio(
                            item.id(),
                            caption,
                            item.rights(),
                            original.digest(),
                            original.length(),
                            item.description().transcript(),
                            prints.renditions());
            case DOCUMENT ->
                    new Medium.Document(
                            item.id(),
                            caption,
                            item.rights(),
                            original.digest(),
                            prints.renditions());
        };
    }
}
