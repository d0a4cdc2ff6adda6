package org.dateline.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import org.dateline.store.Blobs;
import org.dateline.story.Digest;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;

/// Gives readers the file as it came.
final class AsItIs implements Developer {
    private static final String GREY = "#808080";

    @Override
    public Developed develop(Path original, Wanted wanted, Path folder, DoubleConsumer progress) {
        try {
            Digest digest = new Digest(Blobs.digest(original));
            Files.copy(original, folder.resolve(digest.hex()));
            Rendition same =
                    new Rendition(
                            Shape.WHOLE,
                            wanted.type().mediaType(),
                            0,
                            0,
                            Files.size(original),
                            digest);
            return new Developed(
                    0,
                    0,
                    Duration.ZERO,
                    Metadata.NOTHING,
                    OptionalLong.empty(),
                    GREY,
                    List.of(),
                    List.of(same));
        } catch (IOException broken) {
            throw Blobs.failure("The file cannot be copied", broken);
        }
    }

    @Override
    public boolean isStale(Item before, Item after) {
        return false;
    }
}
