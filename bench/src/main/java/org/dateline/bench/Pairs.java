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

    double ours() {
        return quantile(ours, 0.5);
    }

    double theirs() {
        return quantile(theirs, 0.5);
    }

    double ratio() {
        return quantile(ratios(), 0.5);
    }

    double low() {
        return quantile(ratios(), 0);
    }

    double high() {
        return quantile(ratios(), 1);
    }

    int count() {
        return ours.size();
    }

    /// Ours to theirs, pair by pair.
    double[] ratios() {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i) / theirs.get(i);
        }
        return ratios;
    }

    private static double quantile(List<Double> values, double q) {
        return quantile(values.stream().mapToDouble(d -> d).toArray(), q);
    }

    private static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = q * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    String row(String what) {
        return "%-28s %8.2f %8.2f %8.3f   %.3f … %.3f (%d pairs)"
                .formatted(what, ours(), theirs(), ratio(), low(), high(), count());
    }

    static String header() {
        return "%-28s %8s %8s %8s   %s"
                .formatted("CPU µs a request, median", "ours", "nginx", "ratio", "spread");
    }

    /// As JSON members, their names beginning with `name`.
    String json(String name) {
        return "\"%1$s_us\":%2$.3f,\"%1$s_nginx_us\":%3$.3f,\"%1$s_ratio\":%4$.4f,\"%1$s_low\":%5$.4f,\"%1$s_high\":%6$.4f"
                .formatted(name, ours(), theirs(), ratio(), low(), high());
    }

    @Override
    public String toString() {
        return Arrays.toString(ratios());
    }
}
