package org.dateline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void aBenchIsReachedWhenEveryTargetIs() {
        Figures figures = new Figures("publish");
        figures.note("stories", "", 100_000);
        figures.atMost("p50", "ms", 10, 12, 9, 10);
        figures.atLeast("rate", "M/s", 20, 20);
        assertThat(figures.reached()).isTrue();
        figures.below("ratio", "", 1, 1.0);
        assertThat(figures.reached()).isFalse();
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Figures.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Figures.median(3, 1, 2)).isEqualTo(2);
    }

    @Test
    void aPercentileIsASample() {
        assertThat(Figures.percentile(99, 1, 2, 3)).isEqualTo(3);
        assertThat(Figures.percentile(50, 1, 2, 3, 4)).isEqualTo(2);
        assertThat(Figures.percentile(0, 1, 2)).isEqualTo(1);
    }

    @Test
    void theTableAndTheObjectSayTheSame() {
        List<Figure> figures =
                List.of(
                        new Figure("p50", "ms", 9, 8, 10, Optional.of(new Figure.AtMost(10))),
                        new Figure("p99", "ms", 51, 51, 51, Optional.of(new Figure.AtMost(50))));
        assertThat(Table.of(figures).lines())
                .containsExactly(
                        "figure  median  [min..max]  target",
                        "p50     9 ms    [8..10]     ≤ 10 ms  reached",
                        "p99     51 ms               ≤ 50 ms  SHORT");
        assertThat(Table.json("publish", false, figures))
                .isEqualTo(
                        "{\"bench\":\"publish\",\"reached\":false,\"figures\":{"
                                + "\"p50\":{\"unit\":\"ms\",\"median\":9.0,\"min\":8.0,\"max\":10.0,"
                                + "\"target\":10.0,\"reached\":true},"
                                + "\"p99\":{\"unit\":\"ms\",\"median\":51.0,\"min\":51.0,\"max\":51.0,"
                                + "\"target\":50.0,\"reached\":false}}}");
    }

    @Test
    void aFigureThatWasNeverMeasuredIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figures("x").note("nothing", "ms"))
                .withMessageContaining("nothing");
    }

    @Test
    void anUnknownBenchCouldNotRun() {
        assertThat(Main.run("nonsense")).isEqualTo(2);
        assertThat(Main.run("help")).isZero();
        assertThat(Main.run()).isEqualTo(2);
    }
}
