package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Killed at random moments while two people kill stories together, and started again: what was
/// asked for is still asked for, what was confirmed is done, and nothing is done twice or by
/// halves.
///
/// `-Ddateline.requests.rounds=50` for the long form, `-Ddateline.requests.seed=N` to repeat one.
class RequestCrashTest {
    private static final int ROUNDS = Integer.getInteger("dateline.requests.rounds", 3);
    private static final long SEED = Long.getLong("dateline.requests.seed", System.nanoTime());
    private static final int STORIES = 4;
    private static final int SPREAD = 150; // milliseconds, in which all of them are asked for

    @TempDir Path folder;

    @Test
    void killedAroundAConfirmationARequestIsDoneOnceOrStillWaits() throws Exception {
        Random random = new Random(SEED);
        Path data = folder.resolve("paper");
        List<String> tokens;
        try (RunningPaper paper = RunningPaper.serve(data)) {
            tokens =
                    List.of(
                            paper.as(data, "Mara Quist", "reporter").token(),
                            paper.as(data, "Ivo Brandt", "editor").token(),
                            paper.as(data, "Helen Okafor", "chief").token(),
                            paper.as(data, "Ines Roth", "chief").token());
        }
        Map<String, Integer> asked = new HashMap<>();
        Set<String> done = ConcurrentHashMap.newKeySet();
        for (int round = 1; round <= ROUNDS; round++) {
            try (RunningPaper paper = RunningPaper.serve(data)) {
                List<Newsroom> staff = staff(paper, tokens);
                asked.forEach((id, number) -> stands(staff.get(2), id, number, done.contains(id)));
                List<String> live = new ArrayList<>();
                for (int i = 0; i < STORIES; i++) {
                    live.add(published(staff));
                }
                Thread two = Thread.startVirtualThread(() -> kill(staff, live, asked, done));
                Await.pause(random.nextInt(SPREAD));
                paper.kill();
                two.join();
            }
        }
        try (RunningPaper paper = RunningPaper.serve(data)) {
            List<Newsroom> staff = staff(paper, tokens);
            asked.forEach(
                    (id, number) -> {
                        stands(staff.get(2), id, number, done.contains(id));
                        Newsroom.Answer confirmed = confirm(staff.get(3), number);
                        assertThat(confirmed.status()).as(told(confirmed)).isEqualTo(201);
                    });
            List<String> subjects = Entries.subjects(paper.site());
            asked.keySet()
                    .forEach(
                            id ->
                                    assertThat(subjects.stream().filter(("story " + id)::equals))
                                            .as("seed " + SEED + ": entries of " + id)
                                            .hasSize(2));
        }
        Program.Ended check = Program.run("check", "--data", data);
        assertThat(check.status()).as("seed %d: %s", SEED, check).isZero();
    }

    private static List<Newsroom> staff(RunningPaper paper, List<String> tokens) {
        return tokens.stream().map(token -> new Newsroom(paper.newsroom(), token)).toList();
    }

    private static String published(List<Newsroom> staff) {
        String id = staff.get(0).create(Staffed.story("To be killed", "Words.")).text("id");
        staff.get(0).file(id);
        staff.get(1).pass(id);
        Newsroom.Answer published = staff.get(1).publish(id);
        assertThat(published.status()).as(told(published)).isEqualTo(201);
        return id;
    }

    /// One asks and another confirms, until the paper is gone.
    ///
    /// @param asked what was answered as waiting, by story
    /// @param done what was answered as done
    private static void kill(
            List<Newsroom> staff, List<String> live, Map<String, Integer> asked, Set<String> done) {
        try {
            for (String id : live) {
                Newsroom.Answer waiting =
                        staff.get(2)
                                .post(
                                        "/api/stories/" + id + "/withdrawals",
                                        Map.of("reason", "By order.", "law", true));
                if (waiting.status() != 202) {
                    return;
                }
                asked.put(id, waiting.number("number"));
                if (confirm(staff.get(3), waiting.number("number")).status() != 201) {
                    return;
                }
                done.add(id);
            }
        } catch (RuntimeException gone) {
            // The paper is; what was answered before that counts.
        }
    }

    private static Newsroom.Answer confirm(Newsroom chief, int number) {
        return chief.post("/api/requests/" + number + "/confirmations", Map.of());
    }

    /// What is done is confirmed and withdrawn; what is not known to be is either that or waits,
    /// and then readers have the story.
    private static void stands(Newsroom chief, String id, int number, boolean isDone) {
        String request = chief.get("/api/requests/" + number).text("state");
        assertThat(request).as("seed " + SEED).isIn("confirmed", isDone ? "confirmed" : "waiting");
        assertThat(chief.get("/api/stories/" + id).text("state"))
                .as("seed %d: story %s, request %s", SEED, id, request)
                .isEqualTo(request.equals("confirmed") ? "withdrawn" : "published");
    }

    private static String told(Newsroom.Answer answer) {
        return "seed %d: %s".formatted(SEED, answer.body());
    }
}
