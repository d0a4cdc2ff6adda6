package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a crash takes from the counts: the views of the last second and no others.
class ViewsCrashTest {
    private static final Duration PROMISED = Duration.ofSeconds(1);

    /// For writing the second down, on a machine that is busy with other things.
    private static final Duration SLACK = Duration.ofMillis(600);

    private static final int STORIES = 10; // as many as the list of the most popular shows
    private static final int PAUSE_MILLIS = 300;

    @TempDir Path folder;

    @Test
    void aKillTakesNoViewOlderThanASecond() {
        Path data = folder.resolve("paper");
        Map<String, Long> opened = new HashMap<>();
        long killed;
        try (Staffed paper = Staffed.serve(data)) {
            for (String path : published(paper)) {
                read(paper.site(), path);
                opened.put(path, System.nanoTime());
                Await.pause(PAUSE_MILLIS);
            }
            killed = System.nanoTime();
            paper.paper().kill();
        }
        long kept = killed - PROMISED.plus(SLACK).toNanos();
        List<String> old =
                opened.keySet().stream().filter(path -> opened.get(path) - kept < 0).toList();
        assertThat(old).as("views old enough to tell").isNotEmpty();
        try (RunningPaper again = RunningPaper.serve(data)) {
            List<String> counted = mostPopular(again.site());
            assertThat(counted).containsAll(old);
            assertThat(opened.keySet()).containsAll(counted);
        }
    }

    private static List<String> published(Staffed paper) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < STORIES; i++) {
            paths.add(paper.published(Staffed.story("Read by one, " + i, "Words.")).path());
        }
        return paths;
    }

    private static void read(Site site, String path) {
        var page =
                site.send(
                        path,
                        "User-Agent",
                        "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0");
        assertThat(page.statusCode()).isEqualTo(200);
    }

    private static List<String> mostPopular(Site site) {
        return site.get("/").document().select(".popular a").stream()
                .map(link -> link.attr("href"))
                .toList();
    }
}
