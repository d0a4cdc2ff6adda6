package org.dateline.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// How far a piece of work is, from 0 to 1, over steps of different weight. It is fed with what
/// ffmpeg prints for `-progress`.
final class Progress implements Consumer<String> {
    private static final String TIME = "out_time_us=";

    private final Optional<Duration> length;
    private final DoubleConsumer told;
    private final List<Double> ends = new ArrayList<>();
    private int step;

    /// @param length of the film; while it is not known, progress is told after each step only
    Progress(Optional<Duration> length, DoubleConsumer told) {
        this.length = length;
        this.told = told;
    }

    void steps(List<Double> weights) {
        double all = weights.stream().mapToDouble(Double::doubleValue).sum();
        double end = 0;
        for (double weight : weights) {
            end += weight / all;
            ends.add(end);
        }
    }

    /// The step is done.
    void next() {
        told.accept(Math.min(1, ends.get(step++)));
    }

    @Override
    public void accept(String line) {
        if (line.startsWith(TIME) && length.isPresent() && step < ends.size()) {
            double done =
                    micros(line.substring(TIME.length())) / (length.get().toMillis() * 1_000.0);
            double begun = step == 0 ? 0 : ends.get(step - 1);
            told.accept(begun + Math.clamp(done, 0, 1) * (ends.get(step) - begun));
        }
    }

    /// 0 before the first frame, when ffmpeg prints `N/A`.
    private static long micros(String number) {
        try {
            return Long.parseLong(number.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
