package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Killed at random moments around the seconds at which stories are to print, and started again:
/// each prints, once, and not before its second. So does the order of the front that shows them.
///
/// `-Ddateline.schedule.rounds=50` for the long form, `-Ddateline.schedule.seed=N` to repeat one.
class ScheduleCrashTest {
    private static final int ROUNDS = Integer.getInteger("dateline.schedule.rounds", 4);
    private static final long SEED = Long.getLong("dateline.schedule.seed", System.nanoTime());
    private static final String FRONT = "/api/fronts/home";
    private static final int STORIES = 6;
    private static final int AHEAD = 5; // seconds, in which all of them are scheduled
    private static final int SPREAD = 3; // seconds, over which they are to print

    @TempDir Path folder;

    @Test
    void killedAroundItsSecondAStoryPrintsOnceAndNotBefore() {
        Random random = new Random(SEED);
        Path data = folder.resolve("paper");
        List<Newsroom> staff = staff(data);
        Map<String, Instant> scheduled = new HashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            try (RunningPaper paper = RunningPaper.serve(data)) {
                Newsroom reporter = new Newsroom(paper.newsroom(), staff.get(0).token());
                Newsroom editor = new Newsroom(paper.newsroom(), staff.get(1).token());
                List<String> passed = new ArrayList<>();
                for (int i = 0; i < STORIES; i++) {
                    passed.add(passed(reporter, editor));
                }
                Instant first = Instant.now().plusSeconds(AHEAD).truncatedTo(ChronoUnit.SECONDS);
                for (String id : passed) {
                    Instant due = first.plusSeconds(random.nextInt(SPREAD));
                    schedule(editor, id, due);
                    scheduled.put(id, due);
                }
                plan(editor, passed, first.plusSeconds(SPREAD - 1));
                long until = Duration.between(Instant.now(), first).toMillis();
                Await.pause(Math.max(0, until) + random.nextInt(SPREAD * 1_000));
                paper.kill();
            }
        }
        try (RunningPaper paper = RunningPaper.serve(data)) {
            Newsroom editor = new Newsroom(paper.newsroom(), staff.get(1).token());
            scheduled.forEach((id, due) -> printed(editor, id, due));
            Await.until(
                    () -> "seed " + SEED + ": the front prints",
                    Duration.ofSeconds(20),
                    () -> editor.get(FRONT + "/plans").json().path("plans").isEmpty());
            List<String> subjects = Entries.subjects(paper.site());
            assertThat(subjects.stream().filter(each -> each.startsWith("story ")))
                    .as("seed " + SEED)
                    .containsExactlyInAnyOrderElementsOf(
                            scheduled.keySet().stream().map(id -> "story " + id).toList());
            // Entries name fronts by random words; a new paper has an order of top news already.
            assertThat(subjects.stream().filter(each -> each.startsWith("front ")))
                    .as("seed " + SEED)
                    .hasSize(ROUNDS + 1);
            assertThat(editor.get(FRONT).json().path("stories").size()).isEqualTo(STORIES);
        }
        Program.Ended check = Program.run("check", "--data", data);
        assertThat(check.status()).as("seed %d: %s", SEED, check).isZero();
    }

    private static List<Newsroom> staff(Path data) {
        try (RunningPaper paper = RunningPaper.serve(data)) {
            return List.of(
                    paper.as(data, "Mara Quist", "reporter"),
                    paper.as(data, "Ivo Brandt", "editor"));
        }
    }

    private static String passed(Newsroom reporter, Newsroom editor) {
        String id = reporter.create(Staffed.story("At its second", "Words.")).text("id");
        reporter.file(id);
        assertThat(editor.pass(id).status()).isEqualTo(201);
        return id;
    }

    private static void schedule(Newsroom editor, String id, Instant due) {
        String at = "{\"at\": \"" + due + "\"}";
        Newsroom.Answer answer = editor.send("PUT", "/api/stories/" + id + "/schedule", at);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void printed(Newsroom editor, String id, Instant due) {
        Await.until(
                () -> "seed " + SEED + ": story " + id + " prints",
                Duration.ofSeconds(20),
                () -> editor.get("/api/stories/" + id).text("state").equals("published"));
        String since = editor.get("/api/stories/" + id).json().at("/live/since").asString();
        assertThat(Instant.parse(since)).as("seed " + SEED).isAfterOrEqualTo(due);
    }

    private static void plan(Newsroom editor, List<String> stories, Instant due) {
        Newsroom.Answer answer =
                editor.post(FRONT + "/plans", Map.of("stories", stories, "at", due.toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
}
