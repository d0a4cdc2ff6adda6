package org.dateline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.store.Blobs;
import org.dateline.story.Digest;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;

/// The files that are done, in the folder the caller named, and a list of them beside: whoever was
/// interrupted goes on after the last one.
final class Takes {
    private static final String LIST = "takes";

    private final Path folder;
    private final Path list;
    private final List<String> lines;

    private Takes(Path folder, List<String> lines) {
        this.folder = folder;
        this.list = folder.resolve(LIST);
        this.lines = lines;
    }

    /// @param work says of what and how the files are made; takes of other work are thrown away
    static Takes open(Path folder, String work) {
        Path list = folder.resolve(LIST);
        try {
            List<String> lines = Files.exists(list) ? Files.readAllLines(list) : List.of();
            if (!lines.isEmpty() && lines.getFirst().equals(work)) {
                return new Takes(folder, new ArrayList<>(lines));
            }
            discard(folder);
            Files.writeString(list, work + "\n");
            return new Takes(folder, new ArrayList<>(List.of(work)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// What was made in a step that was finished; empty when it was not.
    List<Rendition> of(String step) {
        List<Rendition> made =
                lines.stream()
                        .filter(line -> line.startsWith(step + " "))
                        .map(Takes::read)
                        .flatMap(Optional::stream)
                        .toList();
        return made.stream().allMatch(this::isThere) ? made : List.of();
    }

    /// Moves a finished file that readers are not given into the folder.
    void keepAs(Path file, String name) {
        try {
            Files.move(file, file(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Moves a finished file into the folder, under its digest.
    Rendition keep(Path file, String type, int width, int height) {
        try {
            Rendition rendition =
                    new Rendition(
                            Shape.WHOLE,
                            type,
                            width,
                            height,
                            Files.size(file),
                            new Digest(Blobs.digest(file)));
            Files.move(file, file(rendition), StandardCopyOption.REPLACE_EXISTING);
            return rendition;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Writes down that a step is finished, and what it made.
    List<Rendition> finished(String step, List<Rendition> made) {
        StringBuilder text = new StringBuilder();
        made.forEach(rendition -> text.append(step).append(' ').append(line(rendition)));
        try {
            Files.writeString(list, text, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        text.toString().lines().forEach(lines::add);
        return made;
    }

    Path file(Rendition rendition) {
        return file(rendition.digest().hex());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private boolean isThere(Rendition rendition) {
        try {
            return Files.exists(file(rendition))
                    && Files.size(file(rendition)) == rendition.bytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String line(Rendition rendition) {
        return "%s %d %d %d %s\n"
                .formatted(
                        rendition.type(),
                        rendition.width(),
                        rendition.height(),
                        rendition.bytes(),
                        rendition.digest());
    }

    /// Empty when the line was cut by a crash.
    private static Optional<Rendition> read(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 6 || words[5].length() != 64) {
            return Optional.empty();
        }
        return Optional.of(
                new Rendition(
                        Shape.WHOLE,
                        words[1],
                        Integer.parseInt(words[2]),
                        Integer.parseInt(words[3]),
                        Long.parseLong(words[4]),
                        new Digest(words[5])));
    }

    private static void discard(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
