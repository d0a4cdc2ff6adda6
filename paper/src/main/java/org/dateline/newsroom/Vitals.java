package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// What the rest of the paper lets the newsroom report at `/health` and `/metrics`.
public record Vitals(List<Sign> signs, List<Figure> figures) {
    public Vitals {
        signs = List.copyOf(signs);
        figures = List.copyOf(figures);
    }

    public static Vitals none() {
        return new Vitals(List.of(), List.of());
    }

    /// Asks one department how it is.
    ///
    /// @param name of the department, such as `ledger`
    /// @param complaint a sentence for the operator; empty when all is well
    public record Sign(String name, Supplier<Optional<String>> complaint) {}

    /// One number.
    ///
    /// @param name dotted lower-case words, such as `ledger.size`
    /// @param unit what one of it is, such as `bytes`; empty for a plain count
    /// @param grows true for a count that never falls while the paper runs
    public record Figure(
            String name, String help, String unit, boolean grows, DoubleSupplier value) {}
}
