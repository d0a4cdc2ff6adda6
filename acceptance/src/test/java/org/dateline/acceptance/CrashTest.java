package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Killed at random moments while four people publish, and started again: what was acknowledged is
/// there, once, at its position; and `check` finds nothing.
///
/// `-Ddateline.crash.rounds=200` for the long form, `-Ddateline.crash.seed=N` to repeat one.
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("dateline.crash.rounds", 10);
    private static final long SEED = Long.getLong("dateline.crash.seed", System.nanoTime());
    private static final int WRITERS = 4;

    /// A publication the newsroom acknowledged.
    private record Acknowledged(String id, int version, int position, String path) {}

    @TempDir Path folder;

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

    /// Positions already compared, with the entry that stood there.
    private final List<String> entries = new ArrayList<>();

    @Test
    void killedAtAnyMomentNothingAcknowledgedIsLostOrDoubled() throws InterruptedException {
        Random random = new Random(SEED);
        Path data = folder.resolve("paper");
        String round = "";
        List<String> tokens = tokens(data);
        for (int i = 1; i <= ROUNDS; i++) {
            round = "seed " + SEED + ", round " + i;
            if (random.nextInt(5) == 0) {
                killWhileStarting(data, random.nextInt(2500));
            }
            try (RunningPaper paper = RunningPaper.serve(data)) {
                compare(round, paper.site());
                publishUntilKilled(round, paper, tokens, random.nextInt(12), random.nextInt(150));
            }
            if (i % 10 == 0 || i == ROUNDS) {
                Program.Ended check = Program.run("check", "--data", data);
                assertThat(check.status()).as("%s: %s", round, check).isZero();
            }
        }
        try (RunningPaper paper = RunningPaper.serve(data)) {
            compare(round, paper.site());
            paper.stop();
        }
        assertThat(acknowledged).as("something was published").isNotEmpty();
    }

    private static List<String> tokens(Path data) {
        List<String> tokens = new ArrayList<>();
        try (RunningPaper paper = RunningPaper.serve(data)) {
            for (String[] who :
                    new String[][] {{"Mara Quist", "reporter"}, {"Ivo Brandt", "editor"}}) {
                tokens.add(paper.as(data, who[0], who[1]).token());
            }
        }
        return tokens;
    }

    private static void killWhileStarting(Path data, int milliseconds) {
        try (RunningPaper paper = RunningPaper.start(data)) {
            Await.pause(milliseconds);
            paper.kill();
        }
    }

    /// @param publications to wait for, as many as come within the deadline
    /// @param more milliseconds to wait after them, so that the kill falls anywhere
    private void publishUntilKilled(
            String round, RunningPaper paper, List<String> tokens, int publications, int more)
            throws InterruptedException {
        int enough = acknowledged.size() + publications;
        Newsroom reporter = new Newsroom(paper.newsroom(), tokens.get(0));
        Newsroom editor = new Newsroom(paper.newsroom(), tokens.get(1));
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.ofVirtual().start(() -> publishOn(paper, reporter, editor)));
        }
        Await.until(
                () -> "%s: %d publications%n%s".formatted(round, publications, paper.printed()),
                Duration.ofSeconds(60),
                () -> acknowledged.size() >= enough);
        Await.pause(more);
        paper.kill();
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private void publishOn(RunningPaper paper, Newsroom reporter, Newsroom editor) {
        try {
            while (paper.isAlive()) {
                String id = reporter.create(Staffed.story("Under load", "Words.")).text("id");
                reporter.file(id);
                editor.pass(id);
                Newsroom.Answer answer = editor.publish(id);
                if (answer.status() == 201) {
                    acknowledged.add(
                            new Acknowledged(
                                    id,
                                    answer.number("version"),
                                    answer.number("position"),
                                    answer.path()));
                }
            }
        } catch (UncheckedIOException | tools.jackson.core.JacksonException killed) {
            // The answer did not arrive: nothing was acknowledged.
        }
    }

    /// Compares the public log with what was acknowledged, and with itself of earlier rounds.
    private void compare(String round, Site site) {
        int size = Integer.parseInt(site.get("/logs/1/checkpoint").text().split("\n")[1]);
        assertThat(size).as(round).isGreaterThanOrEqualTo(entries.size());
        for (int at = Math.max(0, entries.size() - 3); at < size; at++) {
            Site.Page entry = site.get("/proofs/" + at + "/entry.txt");
            assertThat(entry.status()).as("%s: entry %d", round, at).isEqualTo(200);
            if (at < entries.size()) {
                assertThat(entry.text()).as("%s: entry %d", round, at).isEqualTo(entries.get(at));
            } else {
                entries.add(entry.text());
            }
        }
        Map<String, Integer> positions = new HashMap<>();
        for (int at = 0; at < entries.size(); at++) {
            String[] lines = entries.get(at).split("\n");
            if (lines[2].startsWith("subject story ")) {
                assertThat(positions.put(lines[2] + lines[3], at))
                        .as("%s: %s entered twice", round, lines[2])
                        .isNull();
            }
        }
        for (Acknowledged story : acknowledged) {
            String named = "subject story " + story.id() + "version " + story.version();
            assertThat(positions.get(named)).as("%s: %s", round, story).isEqualTo(story.position());
        }
        acknowledged.stream()
                .skip(Math.max(0, acknowledged.size() - 20))
                .forEach(
                        story ->
                                assertThat(site.get(story.path()).status())
                                        .as("%s: %s", round, story)
                                        .isEqualTo(200));
    }
}
