package org.dateline.media;

import java.nio.file.Path;

/// Who develops what: pictures the darkroom, film and sound the cutting room; documents are given
/// to readers as they came.
public final class Developers implements AutoCloseable {
    private final Darkroom darkroom;
    private final Developer pictures;
    private final Developer films;
    private final Developer documents = new AsItIs();

    private Developers(Cage cage, Darkroom.Equipment equipment, String path) {
        darkroom = new Darkroom(cage, equipment);
        pictures = new PictureDeveloper(darkroom);
        films = new FilmDeveloper(cage, darkroom, path);
    }

    /// @param folder where programs run that read files from strangers; what is in it is deleted
    /// @param path folders in which to look for ffmpeg, as in the environment's `PATH`
    public static Developers open(Path folder, Darkroom.Equipment equipment, String path) {
        return new Developers(Cage.open(folder), equipment, path);
    }

    Developer of(FileType.Kind kind) {
        return switch (kind) {
            case PICTURE -> pictures;
            case VIDEO, AUDIO -> films;
            case DOCUMENT -> documents;
        };
    }

    @Override
    public void close() {
        darkroom.close();
    }
}
