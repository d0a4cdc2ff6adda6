package org.dateline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Figures written down, for people and for programs.
final class Table {
    private static final List<String> HEAD =
            List.of("figure", "median", "[min..max]", "target", "");

    private Table() {}

    static String of(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(row(figure)));
        return rows.stream().map(row -> line(row, rows)).collect(Collectors.joining());
    }

    /// One object on one line: `bench`, `reached`, and under `figures` each by its name.
    static String json(String bench, boolean reached, List<Figure> figures) {
        return figures.stream()
                .map(Table::json)
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"bench\":%s,\"reached\":%b,\"figures\":{"
                                        .formatted(quoted(bench), reached),
                                "}}"));
    }

    private static String json(Figure figure) {
        String target = figure.target().map(to -> ",\"target\":" + exact(to.limit())).orElse("");
        return "%s:{\"unit\":%s,\"median\":%s,\"min\":%s,\"max\":%s%s,\"reached\":%b}"
                .formatted(
                        quoted(figure.name()),
                        quoted(figure.unit()),
                        exact(figure.median()),
                        exact(figure.min()),
                        exact(figure.max()),
                        target,
                        figure.reached());
    }

    private static List<String> row(Figure figure) {
        String unit = figure.unit().isEmpty() ? "" : " " + figure.unit();
        boolean once = figure.min() == figure.max();
        return List.of(
                figure.name(),
                number(figure.median()) + unit,
                once ? "" : "[" + number(figure.min()) + ".." + number(figure.max()) + "]",
                figure.target().map(to -> to.said(number(to.limit())) + unit).orElse(""),
                figure.target().map(_ -> figure.reached() ? "reached" : "SHORT").orElse(""));
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int at = column;
            int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
            line.append(row.get(column));
            line.append(" ".repeat(width - row.get(column).length() + 2));
        }
        return line.toString().stripTrailing() + "\n";
    }

    /// Three digits that say something, and whole numbers in full.
    private static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }

    /// As JSON has it, which knows no infinity.
    private static String exact(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
