package org.dateline.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Collects the figures of a bench, says whether all targets are reached, and writes them down.
///
/// ```java
/// Figures figures = new Figures("publish");
/// figures.atMost("publish-p50", "ms", 10, samples);
/// figures.note("stories", "", 100_000);
/// return figures.print(json);
/// ```
final class Figures {
    private final String bench;
    private final List<Figure> figures = new ArrayList<>();

    /// @param bench its name on the command line
    Figures(String bench) {
        this.bench = bench;
    }

    /// A figure that may not be above `limit`.
    ///
    /// @param samples one or more; their median counts
    void atMost(String name, String unit, double limit, double... samples) {
        add(name, unit, Optional.of(new Figure.AtMost(limit)), samples);
    }

    /// A figure that must be below `limit`.
    void below(String name, String unit, double limit, double... samples) {
        add(name, unit, Optional.of(new Figure.Below(limit)), samples);
    }

    /// A figure that may not be below `limit`.
    void atLeast(String name, String unit, double limit, double... samples) {
        add(name, unit, Optional.of(new Figure.AtLeast(limit)), samples);
    }

    /// A figure for comparison, with nothing to reach.
    void note(String name, String unit, double... samples) {
        add(name, unit, Optional.empty(), samples);
    }

    /// Whether every target is reached.
    boolean reached() {
        return figures.stream().allMatch(Figure::reached);
    }

    /// Writes the table to standard output, and with `json` the object as the last line.
    ///
    /// @return the exit code: 0 when every target is reached, else 1
    int print(boolean json) {
        System.out.print(Table.of(figures));
        if (json) {
            System.out.println(Table.json(bench, reached(), figures));
        }
        return reached() ? 0 : 1;
    }

    /// The median; of an even number of samples, the mean of the middle two.
    static double median(double... samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// The smallest sample that at least `percent` of all do not exceed.
    static double percentile(double percent, double... samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    private void add(String name, String unit, Optional<Figure.Target> target, double... samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException(name + " was never measured");
        }
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        figures.add(
                new Figure(
                        name, unit, median(samples), sorted[0], sorted[sorted.length - 1], target));
    }
}
