package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine whose clock was set back a day.
class ClockTest {
    @TempDir Path folder;

    @Test
    void withTheClockSetBackOrderStaysTheLedgers() {
        assumeThat(installed("faketime")).as("faketime is installed").isTrue();
        Path data = folder.resolve("paper");
        Newsroom.Answer today;
        try (Staffed paper = Staffed.serve(data)) {
            today = paper.published(Staffed.story("Printed today", "Words."));
            paper.paper().stop();
        }
        List<String> yesterday = List.of("env", "DONT_FAKE_MONOTONIC=1", "faketime", "-f", "-1d");
        try (Staffed paper = Staffed.of(data, RunningPaper.serve(yesterday, data).awaited())) {
            Newsroom.Answer later = paper.published(Staffed.story("Printed later", "Words."));

            assertThat(later.number("position")).isGreaterThan(today.number("position"));
            List<String> home = paper.site().get("/").links();
            assertThat(home.indexOf(later.path())).isBetween(0, home.indexOf(today.path()));
            assertThat(paper.site().get(later.path()).status()).isEqualTo(200);
            paper.paper().stop();
        }
        assertThat(Program.run("check", "--data", data).status()).isZero();
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
