package org.dateline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.media.Developer.Developed;
import org.dateline.media.Developer.Wanted;
import org.dateline.store.Blobs;
import org.dateline.story.Digest;
import org.dateline.story.Rendition;
import org.dateline.story.Shape;

/// The library's files, and who makes them.
final class LibraryFiles {
    private final Path arriving;
    private final Blobs originals;
    private final Blobs renditions;
    private final Developers developers;

    /// @param folder made when the first file comes
    LibraryFiles(Path folder, Developers developers) {
        this.arriving = folder.resolve("arriving");
        this.originals = new Blobs(folder.resolve("originals"));
        this.renditions = new Blobs(folder.resolve("renditions"));
        this.developers = developers;
    }

    Developer developer(FileType type) {
        return developers.of(type.kind());
    }

    /// Has an original developed, and keeps what was made.
    Developed develop(Path original, Wanted wanted, DoubleConsumer progress) {
        Developer developer = developer(wanted.type());
        Path folder = folder();
        try {
            Developed developed = developer.develop(original, wanted, folder, progress);
            for (Digest made : files(developed)) {
                Path file = folder.resolve(made.hex());
                if (!renditions.put(file).equals(made.hex())) {
                    throw new IllegalStateException("A rendition is not what its maker says it is");
                }
            }
            return developed;
        } finally {
            deleteAll(folder);
        }
    }

    /// Each once: a card may be all of its picture, and the same file.
    private static Set<Digest> files(Developed developed) {
        return Stream.concat(developed.poster().stream(), developed.renditions().stream())
                .map(Rendition::digest)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Path folder() {
        try {
            Files.createDirectories(arriving);
            return Files.createTempDirectory(arriving, "made");
        } catch (IOException broken) {
            throw Blobs.failure("The library's folder cannot be used", broken);
        }
    }

    /// Keeps captions as the file readers are given.
    Rendition keep(Captions captions) {
        Path folder = folder();
        try {
            Path file = Files.writeString(folder.resolve("captions"), captions.write());
            long bytes = size(file);
            Digest digest = new Digest(renditions.put(file));
            return new Rendition(Shape.WHOLE, "text/vtt", 0, 0, bytes, digest);
        } catch (IOException broken) {
            throw Blobs.failure("The captions cannot be kept", broken);
        } finally {
            deleteAll(folder);
        }
    }

    /// Moves an original in; it is on disk when this returns.
    void keepOriginal(Path file) {
        originals.put(file);
    }

    Path original(Digest digest) {
        return originals.find(digest.hex()).orElseThrow(() -> lost(digest));
    }

    Path rendition(Digest digest) {
        return find(digest).orElseThrow(() -> lost(digest));
    }

    Optional<Path> find(Digest rendition) {
        return renditions.find(rendition.hex());
    }

    /// What is wrong with an original; empty when nothing is.
    Optional<String> damageToOriginal(Digest digest) {
        return originals.damage(digest.hex());
    }

    /// What is wrong with a rendition; empty when nothing is.
    Optional<String> damageToRendition(Digest digest) {
        return renditions.damage(digest.hex());
    }

    private static IllegalStateException lost(Digest digest) {
        return new IllegalStateException("The library lacks the file " + digest + "; run check");
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException broken) {
            throw new UncheckedIOException("The upload cannot be read", broken);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be deleted", broken);
        }
    }

    private static void deleteAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(folder + " cannot be deleted", broken);
        }
    }
}
