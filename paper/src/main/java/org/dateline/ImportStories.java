package org.dateline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Option(
            names = "--publish",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Publish them, as an operator's act (the default), or keep drafts.")
    private boolean publish;

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
        try (InputStream in = Files.newInputStream(path);
                ExecutorService committer = Executors.newSingleThreadExecutor()) {
            Future<List<Imported>> committing = committer.submit(() -> List.of());
            Lines lines = new Lines(in);
            long size = Files.size(path);
            long read = 0;
            for (List<byte[]> batch = lines.next(BATCH);
                    !batch.isEmpty();
                    batch = lines.next(BATCH)) {
                List<Import> parsed = parsed(paper, batch);
                committed(committing);
                committing = committer.submit(() -> paper.desk().bringIn(parsed, publish));
                read += batch.stream().mapToLong(each -> each.length + 1L).sum();
                progress.at(stories + duplicates, (stories + duplicates) * size / read);
                if (console.isGone()) {
                    return Main.REFUSED;
                }
            }
            committed(committing);
        } catch (NoSuchFileException missing) {
            throw Refusal.notFound("There is no file " + path + ".");
        } catch (IOException broken) {
            throw new UncheckedIOException(path + " cannot be read", broken);
        }
        paper.awaitPress(console);
        console.say(
                "%,d stories imported%s."
                        .formatted(
                                stories,
                                duplicates == 0
                                        ? ""
                                        : ", %,d were there already".formatted(duplicates)));
        return Main.DONE;
    }

    private List<Import> parsed(Paper paper, List<byte[]> lines) {
        List<Import> imports = new ArrayList<>(lines.size());
        for (byte[] json : lines) {
            line++;
            if (!isBlank(json)) {
                imports.add(new Import(story(paper, json), digest(json), Optional.empty()));
            }
        }
        return imports;
    }

    /// Waits for the batch before: while it is committed, the next one is read.
    private void committed(Future<List<Imported>> committing) {
        try {
            List<Imported> done = committing.get();
            long known = done.stream().filter(Imported::duplicate).count();
            duplicates += known;
            stories += done.size() - known;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The import was stopped; give it again.");
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private Story story(Paper paper, byte[] json) {
        try {
            return StoryJson.read(StoryJson.parse(json), paper.desk()::section);
        } catch (Refusal refusal) {
            throw Refusal.invalid(
                    "Line %,d: %s Mend it and give the file again: what is in stays as it is."
                            .formatted(line, refusal.sentence()));
        }
    }

    /// The lines of a file, bounded.
    private static final class Lines {
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 20];
        private int at;
        private int end;

        Lines(InputStream in) {
            this.in = in;
        }

        /// @return empty at the end of the file
        List<byte[]> next(int count) throws IOException {
            List<byte[]> lines = new ArrayList<>(count);
            while (lines.size() < count && (at < end || fill())) {
                lines.add(line());
            }
            return lines;
        }

        private byte[] line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(8_192);
            do {
                int from = at;
                while (at < end && buffer[at] != '\n') {
                    at++;
                }
                if (line.size() + at - from > MAX_LINE) {
                    throw Refusal.invalid("A line is longer than 8 MB; stories are one a line.");
                }
                line.write(buffer, from, at - from);
            } while (at == end && fill());
            at++;
            return line.toByteArray();
        }

        private boolean fill() throws IOException {
            at = 0;
            end = Math.max(0, in.read(buffer));
            return end > 0;
        }
    }

    private static byte[] digest(byte[] json) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
