package org.dateline.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;

/// Has pictures developed in the darkroom.
final class PictureDeveloper implements Developer {
    private final Darkroom darkroom;

    PictureDeveloper(Darkroom darkroom) {
        this.darkroom = darkroom;
    }

    @Override
    public Developed develop(Path original, Wanted wanted, Path folder, DoubleConsumer progress) {
        Order order =
                wanted.description()
                        .map(said -> Order.of(wanted.framing(), said.metadata()))
                        .orElseGet(Order::asTaken);
        Development made = darkroom.develop(original, order, folder);
        return new Developed(
                made.width(),
                made.height(),
                Duration.ZERO,
                made.metadata(),
                OptionalLong.of(made.fingerprint()),
                made.placeholder(),
                List.of(),
                made.renditions());
    }

    /// Every word about a picture is in its renditions.
    @Override
    public boolean isStale(Item before, Item after) {
        return !before.description().metadata().equals(after.description().metadata())
                || !before.framing().equals(after.framing());
    }
}
