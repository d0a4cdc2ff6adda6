package org.dateline.bench;

import java.util.Optional;

/// One figure of a bench: what was measured, and what is to be reached.
///
/// @param name short, lower-case words with hyphens: the key in the JSON object too
/// @param unit of every number in it, such as `µs` or `MB`; empty for a ratio
/// @param median measured; with one sample, that
/// @param min of the samples
/// @param max of the samples
/// @param target empty when the figure is there for comparison only
record Figure(
        String name, String unit, double median, double min, double max, Optional<Target> target) {

    /// What is to be reached.
    sealed interface Target {
        double limit();

        boolean reached(double median);

        /// As it stands in the table.
        String said(String number);
    }

    record AtMost(double limit) implements Target {
        @Override
        public boolean reached(double median) {
            return median <= limit;
        }

        @Override
        public String said(String number) {
            return "≤ " + number;
        }
    }

    record Below(double limit) implements Target {
        @Override
        public boolean reached(double median) {
            return median < limit;
        }

        @Override
        public String said(String number) {
            return "< " + number;
        }
    }

    record AtLeast(double limit) implements Target {
        @Override
        public boolean reached(double median) {
            return median >= limit;
        }

        @Override
        public String said(String number) {
            return "≥ " + number;
        }
    }

    boolean reached() {
        return target.map(target -> target.reached(median)).orElse(true);
    }
}
