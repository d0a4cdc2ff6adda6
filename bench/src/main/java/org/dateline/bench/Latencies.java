package org.dateline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What publishing and reading took while something else went on, in milliseconds.
///
/// @param publish from asking for a publication until readers see it everywhere
/// @param read of a story's page
record Latencies(double[] publish, double[] read) {
    private static final int READS = 20;

    /// Publishes and reads in turn.
    ///
    /// @param rounds publications, at least
    /// @param more whether it goes on after that
    static Latencies during(Publisher publisher, int rounds, BooleanSupplier more)
            throws IOException, InterruptedException {
        List<Double> publish = new ArrayList<>();
        List<Double> read = new ArrayList<>();
        while (publish.size() < rounds || more.getAsBoolean()) {
            publish.add(publisher.round());
            for (int i = 0; i < READS; i++) {
                read.add(publisher.read());
            }
        }
        return new Latencies(array(publish), array(read));
    }

    double publish(double percent) {
        return Figures.percentile(percent, publish);
    }

    double read(double percent) {
        return Figures.percentile(percent, read);
    }

    void note(Figures figures, String when) {
        figures.note(when + "-publish", "ms", publish);
        figures.note(when + "-read", "ms", read);
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
