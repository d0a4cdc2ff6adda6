package org.dateline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import org.dateline.media.Item.Description;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;

/// Has film and sound cut in the cutting room, and the still that stands for a film developed in
/// the darkroom.
final class FilmDeveloper implements Developer {
    private static final String GREY = "#808080";

    private final Cage cage;
    private final Darkroom darkroom;
    private final String path;
    private Optional<CuttingRoom> room = Optional.empty();

    /// @param path folders in which to look for ffmpeg, as in the environment's `PATH`
    FilmDeveloper(Cage cage, Darkroom darkroom, String path) {
        this.cage = cage;
        this.darkroom = darkroom;
        this.path = path;
    }

    @Override
    public Developed develop(Path original, Wanted wanted, Path folder, DoubleConsumer progress) {
        Metadata metadata = read(original, wanted.type());
        Description said = wanted.description().orElse(new Description(metadata, false, List.of()));
        Film film = cut(original, wanted, said, folder, progress);
        Optional<Development> poster =
                film.still().map(still -> poster(still, said, wanted.framing(), folder));
        return new Developed(
                film.width(),
                film.height(),
                film.length(),
                metadata,
                OptionalLong.empty(),
                poster.map(Development::placeholder).orElse(GREY),
                poster.map(Development::renditions).orElse(List.<Rendition>of()),
                film.renditions());
    }

    /// What is written into the files is the title and the rights.
    @Override
    public boolean isStale(Item before, Item after) {
        return !slate(before.description()).equals(slate(after.description()))
                || !before.framing().equals(after.framing());
    }

    private Film cut(
            Path original, Wanted wanted, Description said, Path folder, DoubleConsumer progress) {
        try {
            return room().cut(original, wanted.type(), slate(said), folder, progress);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE, "The paper is closing: bring the file in again.");
        }
    }

    /// Looked for when it is first needed: the tools are asked what they can do, which takes a
    /// while.
    private synchronized CuttingRoom room() throws InterruptedException {
        if (room.isEmpty()) {
            room = Optional.of(CuttingRoom.open(cage, path));
        }
        return room.get();
    }

    private Development poster(Path still, Description said, Framing framing, Path folder) {
        Path apart = folder.resolve("poster");
        try {
            Files.createDirectory(apart);
            Development made = darkroom.develop(still, Order.of(framing, said.metadata()), apart);
            for (Rendition rendition : made.renditions()) {
                String name = rendition.digest().hex();
                Files.move(apart.resolve(name), folder.resolve(name));
            }
            return made;
        } catch (IOException broken) {
            throw new UncheckedIOException("A poster cannot be moved", broken);
        }
    }

    private static Slate slate(Description said) {
        return new Slate(
                said.metadata().text(Property.TITLE),
                said.rights(Optional.empty()),
                Optional.empty());
    }

    private static Metadata read(Path original, FileType type) {
        try {
            return MetadataReader.read(original, type);
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload cannot be read", broken);
        }
    }
}
