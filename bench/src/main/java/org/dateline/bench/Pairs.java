package org.dateline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The same load on two servers in turn, again and again: the ratio within a pair cancels what the
/// machine does meanwhile.
final class Pairs {
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    /// One run of each.
    interface Once {
        double micros(Server server, int round) throws IOException;
    }

    static Pairs of(int rounds, Server ours, Server theirs, Once once) throws IOException {
        Pairs pairs = new Pairs();
        for (int round = 0; round < rounds; round++) {
            boolean first = round % 2 == 0;
            double a = first ? once.micros(ours, round) : 0;
            double b = once.micros(theirs, round);
            pairs.ours.add(first ? a : once.micros(ours, round));
            pairs.theirs.add(b);
        }
        return pairs;
    }

    /// Adds what both cost, microseconds a request; the target is for [#ratios].
    void note(Figures figures, String name) {
        figures.note(name + "-ours", "µs", values(ours));
        figures.note(name + "-nginx", "µs", values(theirs));
    }

    /// Ours to theirs, pair by pair.
    double[] ratios() {
        double[] ratios = new double[ours.size()];
        Arrays.setAll(ratios, i -> ours.get(i) / theirs.get(i));
        return ratios;
    }

    /// Our median.
    double ours() {
        return Figures.median(values(ours));
    }

    private static double[] values(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
