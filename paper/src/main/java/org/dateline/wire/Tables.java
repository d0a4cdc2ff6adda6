package org.dateline.wire;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Tells tables of figures from tables that only lay a page out, and reads the former.
final class Tables {
    private static final int MAX_ROWS = 500;
    private static final int MAX_CELLS = 20;
    private static final int MAX_CELL = 1_000;

    private Tables() {}

    /// @return rows of equal width; empty when the table is not one of figures
    static List<List<String>> rows(Element table, List<Placed> page, BitSet body) {
        Map<Element, List<Element>> rows = new IdentityHashMap<>();
        Map<Element, StringBuilder> cells = new IdentityHashMap<>();
        List<Element> order = new ArrayList<>();
        for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
            Placed placed = page.get(i);
            if (!placed.inside(table)) {
                continue;
            }
            Element cell = cell(placed.home());
            Element row = cell == null ? null : cell.parent();
            if (cell == null || row == null || !row.normalName().equals("tr")) {
                return List.of();
            }
            if (!rows.containsKey(row)) {
                rows.put(row, cellsOf(row));
                order.add(row);
            }
            StringBuilder text = cells.computeIfAbsent(cell, _ -> new StringBuilder());
            text.append(text.isEmpty() ? "" : " ").append(Letters.fold(placed.passage().text()));
        }
        return fit(order, rows, cells);
    }

    private static List<List<String>> fit(
            List<Element> order,
            Map<Element, List<Element>> rows,
            Map<Element, StringBuilder> cells) {
        int width = rows.values().stream().mapToInt(List::size).max().orElse(0);
        if (order.size() < 2 || order.size() > MAX_ROWS || width < 2 || width > MAX_CELLS) {
            return List.of();
        }
        List<List<String>> table = new ArrayList<>();
        for (Element row : order) {
            List<String> line = new ArrayList<>();
            for (Element cell : rows.getOrDefault(row, List.of())) {
                String text = String.valueOf(cells.getOrDefault(cell, new StringBuilder()));
                if (text.length() > MAX_CELL) {
                    return List.of();
                }
                line.add(text);
            }
            while (line.size() < width) {
                line.add("");
            }
            table.add(line);
        }
        return table;
    }

    private static List<Element> cellsOf(Element row) {
        List<Element> cells = new ArrayList<>();
        for (Element child : row.children()) {
            if (child.normalName().equals("td") || child.normalName().equals("th")) {
                cells.add(child);
            }
        }
        return cells;
    }

    /// The cell around an element; null when tables lie inside each other, as layouts do.
    private static @Nullable Element cell(Element home) {
        Element found = null;
        for (Element at = home; at != null; at = at.parent()) {
            if (at.normalName().equals("td") || at.normalName().equals("th")) {
                if (found != null) {
                    return null;
                }
                found = at;
            }
        }
        return found;
    }
}
