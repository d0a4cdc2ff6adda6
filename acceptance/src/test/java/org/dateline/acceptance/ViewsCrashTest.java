package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a crash takes from the counts: the views of the last second and no others.
class ViewsCrashTest {
    private static final Duration PROMISED = Duration.ofSeconds(1);

    /// For writing the second down, on a machine that is busy with other things.
    private static final Duration SLACK = Duration.ofMillis(600);

    private static final int STORIES = 10; // as many as the list of the most popular shows
    private static final int PAUSE_MILLIS = 300;

    /// @param at when the answer was there, of [System#nanoTime]
    private record View(String path, long at) {}

    @TempDir Path folder;

    @Test
    void aKillTakesNoViewOlderThanASecond() {
        Path data = folder.resolve("paper");
        List<View> views = new ArrayList<>();
        long killed;
        try (Staffed paper = Staffed.serve(data)) {
            for (String path : published(paper)) {
                read(paper.site(), path);
                views.add(new View(path, System.nanoTime()));
                Await.pause(PAUSE_MILLIS);
            }
            killed = System.nanoTime();
            paper.paper().kill();
        }
        long kept = killed - PROMISED.plus(SLACK).toNanos();
        List<String> old =
                views.stream().filter(view -> view.at() - kept < 0).map(View::path).toList();
        assertThat(old).as("views old enough to tell").isNotEmpty();
        try (RunningPaper again = RunningPaper.serve(data)) {
            List<String> counted = mostPopular(again.site());
            assertThat(counted).containsAll(old);
            assertThat(views).extracting(View::path).containsAll(counted);
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
