package org.dateline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.dateline.media.Library;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import media FOLDER… --data DIR`
@Command(
        name = "media",
        description = {
            "Brings pictures, video, recordings and PDFs of a folder and those below it into the",
            "library. What a file is, its content says; what it says about itself is kept with it.",
            "Interrupted, it can be given again: what is there already stays as it is.",
            "Exits 0 when all were taken, 1 when some were refused."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: dateline import media photographs --data paper"})
final class ImportMedia extends PaperCommand {
    private static final int MOST_FILES = 1_000_000;
    private static final int DEEPEST = 50;

    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Folders, or single files.")
    @SuppressWarnings("NullAway.Init") // required
    private List<Path> folders;

    @Option(
            names = "--as",
            paramLabel = "MEMBER",
            defaultValue = "Picture desk",
            description = "Who is said to have brought them in; “Picture desk” when left out.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String name;

    @Option(names = "--json", description = "Print one JSON object a line for each file.")
    private boolean json;

    private long added;
    private long known;
    private long refused;

    @Override
    boolean needsPaper() {
        return false;
    }

    @Override
    int run(Paper paper, Console console) {
        List<Path> files = new ArrayList<>();
        folders.forEach(folder -> collect(console.path(folder), files));
        Member by = new Member(name, Role.EDITOR);
        ProgressBar progress = new ProgressBar(console, "imported", InstantSource.system());
        for (Path file : files) {
            bringIn(paper, console, by, file);
            progress.at(added + known + refused, files.size());
            if (console.isGone()) {
                return Main.REFUSED;
            }
        }
        console.say(
                "%,d files imported, %,d were there already, %,d were refused."
                        .formatted(added, known, refused));
        return refused == 0 ? Main.DONE : Main.WRONG;
    }

    private static void collect(Path folder, List<Path> files) {
        if (!Files.exists(folder)) {
            throw Refusal.notFound("There is no folder or file " + folder + ".");
        }
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.noneOf(FileVisitOption.class),
                    DEEPEST,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                            if (about.isRegularFile()
                                    && !file.getFileName().toString().startsWith(".")) {
                                files.add(file);
                            }
                            if (files.size() > MOST_FILES) {
                                throw Refusal.invalid(
                                        "There are more than a million files; import folder by folder.");
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException broken) {
            throw new UncheckedIOException(folder + " cannot be read", broken);
        }
        files.sort(null);
    }

    private void bringIn(Paper paper, Console console, Member by, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            tell(console, file, added(paper, by, file, in));
        } catch (Refusal refusal) {
            refused++;
            tell(console, file, refusal);
        } catch (IOException unreadable) {
            refused++;
            tell(console, file, Refusal.invalid("It cannot be read."));
        }
    }

    private static Library.Added added(Paper paper, Member by, Path file, InputStream in) {
        return paper.pictures()
                .uploads()
                .receive(
                        file.getFileName().toString(),
                        in,
                        arrival ->
                                paper.pictures()
                                        .library()
                                        .add(
                                                by,
                                                arrival.file(),
                                                arrival.name(),
                                                arrival.progress()));
    }

    private void tell(Console console, Path file, Library.Added came) {
        if (came.known()) {
            known++;
        } else {
            added++;
        }
        if (json) {
            console.out()
                    .println(
                            StoryJson.MAPPER
                                    .createObjectNode()
                                    .put("file", file.toString())
                                    .put("id", came.item().id().toString())
                                    .put("known", came.known()));
        }
    }

    private void tell(Console console, Path file, Refusal refusal) {
        if (json) {
            console.out()
                    .println(
                            StoryJson.MAPPER
                                    .createObjectNode()
                                    .put("file", file.toString())
                                    .put("refused", refusal.sentence()));
        } else {
            console.say(file + ": " + refusal.sentence());
        }
    }
}
