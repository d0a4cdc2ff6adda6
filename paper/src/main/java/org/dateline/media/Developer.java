package org.dateline.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import org.dateline.media.Item.Description;
import org.dateline.story.Rendition;

/// Makes of an original what readers would be given: the darkroom of pictures, the cutting room of
/// film and sound.
public interface Developer {
    /// Examines a file and makes its renditions.
    ///
    /// @param original of a type this developer takes
    /// @param wanted empty words when the file is new, and then its own are stamped
    /// @param folder empty; each file made is there when this returns, named by its digest
    /// @param progress told now and then, from 0 to 1
    /// @throws org.dateline.story.Refusal when the file is broken, hostile or beyond our bounds
    Developed develop(Path original, Wanted wanted, Path folder, DoubleConsumer progress);

    /// Whether what was made of an item has something in it that is different now.
    boolean isStale(Item before, Item after);

    /// How it is to be.
    ///
    /// @param type of the original
    /// @param description empty for a file that has just come: what it says itself is taken then
    record Wanted(FileType type, Optional<Description> description, Framing framing) {}

    /// What came of it.
    ///
    /// @param width upright, in pixels; 0 for sound and documents
    /// @param length zero for pictures and documents
    /// @param metadata as read from the original
    /// @param look perceptual hash of a picture
    /// @param placeholder `#rrggbb`
    record Developed(
            int width,
            int height,
            Duration length,
            Metadata metadata,
            OptionalLong look,
            String placeholder,
            List<Rendition> poster,
            List<Rendition> renditions) {}
}
