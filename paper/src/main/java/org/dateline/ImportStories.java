package org.dateline;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.desk.Import;
import org.dateline.desk.Imported;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import stories FILE.jsonl --data DIR`
@Command(
        name = "stories",
        description = {
            "Publishes the stories of a file, one a line in the API's story form.",
            "Interrupted, it can be given again: what is there already stays as it is."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: dateline import stories archive.jsonl --data paper"})
final class ImportStories extends PaperCommand {
    private static final int BATCH = 256;
    private static final int MAX_LINE = 8_000_000;

    @Parameters(paramLabel = "FILE", description = "Stories, one JSON object a line.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(names = "--drafts", description = "Keep them as drafts instead of publishing.")
    private boolean drafts;

    private long line;
    private long stories;
    private long duplicates;

    @Override
    boolean needsPaper() {
        return false;
    }

    @Override
    int run(Paper paper, Console console) {
        Path path = console.path(file);
        ProgressBar progress = new ProgressBar(console, "imported", InstantSource.system());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 20)) {
            long size = Files.size(path);
            long read = 0;
            for (List<byte[]> lines = next(in); !lines.isEmpty(); lines = next(in)) {
                batch(paper, lines);
                read += lines.stream().mapToLong(each -> each.length + 1L).sum();
                progress.at(stories + duplicates, read == 0 ? 0 : stories * size / read);
                if (console.isGone()) {
                    return Main.REFUSED;
                }
            }
        } catch (NoSuchFileException missing) {
            throw Refusal.notFound("There is no file " + path + ".");
        } catch (IOException broken) {
            throw new UncheckedIOException(path + " cannot be read", broken);
        }
        paper.awaitPress();
        console.say(
                "%,d stories imported%s."
                        .formatted(
                                stories,
                                duplicates == 0
                                        ? ""
                                        : ", %,d were there already".formatted(duplicates)));
        return Main.DONE;
    }

    private void batch(Paper paper, List<byte[]> lines) {
        List<Import> imports = new ArrayList<>(lines.size());
        for (byte[] json : lines) {
            line++;
            if (json.length > 0) {
                imports.add(new Import(story(paper, json), digest(json), Optional.empty()));
            }
        }
        List<Imported> done = paper.desk().bringIn(imports, !drafts);
        long known = done.stream().filter(Imported::duplicate).count();
        duplicates += known;
        stories += done.size() - known;
    }

    private Story story(Paper paper, byte[] json) {
        try {
            return StoryJson.read(StoryJson.parse(json), paper.desk()::section);
        } catch (Refusal refusal) {
            throw Refusal.invalid(
                    "Line %,d: %s %,d stories before it are imported."
                            .formatted(line, refusal.sentence(), stories));
        }
    }

    private static List<byte[]> next(InputStream in) throws IOException {
        List<byte[]> lines = new ArrayList<>(BATCH);
        for (Optional<byte[]> next = line(in);
                next.isPresent();
                next = lines.size() < BATCH ? line(in) : Optional.empty()) {
            lines.add(next.get());
        }
        return lines;
    }

    private static Optional<byte[]> line(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(8_192);
        for (int c = first; c >= 0 && c != '\n'; c = in.read()) {
            if (line.size() == MAX_LINE) {
                throw Refusal.invalid("A line is longer than 8 MB; stories are one a line.");
            }
            line.write(c);
        }
        String text = line.toString(StandardCharsets.UTF_8).strip();
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(byte[] json) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
