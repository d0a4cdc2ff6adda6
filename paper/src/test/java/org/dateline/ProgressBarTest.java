package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final SettableClock clock = new SettableClock();
    private final StringWriter said = new StringWriter();
    private final ProgressBar bar =
            new ProgressBar(
                    new Console(
                            Path.of(""),
                            new PrintWriter(new StringWriter()),
                            new PrintWriter(said, true)),
                    "pressed",
                    clock);

    @Test
    void workThatIsQuickIsNotTalkedAbout() {
        clock.pass(Duration.ofMillis(1_900));
        bar.at(1_900, 4_000);

        assertThat(said.toString()).isEmpty();
    }

    @Test
    void longWorkSaysOnceASecondHowFarItIs() {
        clock.pass(Duration.ofSeconds(2));
        bar.at(2_000, 5_000);
        clock.pass(Duration.ofMillis(900));
        bar.at(2_900, 5_000);
        clock.pass(Duration.ofMillis(100));
        bar.at(3_000, 0);

        assertThat(said.toString().lines())
                .containsExactly(
                        "pressed 2,000 of 5,000 · 1,000/s · 3 s left", "pressed 3,000 · 1,000/s");
    }
}
