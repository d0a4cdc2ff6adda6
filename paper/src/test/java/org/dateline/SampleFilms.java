package org.dateline;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Paints the frames of the sample paper's films, which lie in the repository finished:
/// `bin/sample-films` makes them anew.
final class SampleFilms {
    private static final int WIDTH = 854;
    private static final int PER_SECOND = 12;
    private static final int SECONDS = 8;

    private SampleFilms() {}

    /// @param args the film's name and the folder for its frames
    public static void main(String[] args) throws IOException {
        for (int i = 0; i < SECONDS * PER_SECOND; i++) {
            Path file = Path.of(args[1], "%03d.png".formatted(i));
            ImageIO.write(
                    SampleArt.frame(args[0], WIDTH, (double) i / PER_SECOND), "png", file.toFile());
        }
    }
}
