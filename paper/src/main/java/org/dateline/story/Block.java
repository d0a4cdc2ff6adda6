package org.dateline.story;

import java.util.List;

/// One piece of a story's body. Stories are blocks, never stored HTML.
public sealed interface Block {
    record Paragraph(Text text) implements Block {
        public Paragraph {
            Text.required("A paragraph", text);
        }

        public static Paragraph of(String plain) {
            return new Paragraph(Text.plain(plain));
        }
    }

    /// @param level 2 or 3: the headline is level 1
    record Heading(int level, Text text) implements Block {
        public Heading {
            if (level < 2 || level > 3) {
                throw Refusal.invalid("A heading has level 2 or 3, not " + level + ".");
            }
            Text.required("A heading", text);
        }
    }

    /// @param attribution who said it; empty when the text says so
    record Quote(Text text, String attribution) implements Block {
        public Quote {
            Text.required("A quote", text);
            attribution = Limits.line("A quote's attribution", attribution, 0, 300);
        }
    }

    /// A bulleted or numbered list.
    record Listing(boolean ordered, List<Text> items) implements Block {
        public Listing {
            items = List.copyOf(items);
            if (items.isEmpty() || items.size() > 200) {
                throw Refusal.invalid("A list has 1 to 200 items, not " + items.size() + ".");
            }
            items.forEach(item -> Text.required("A list item", item));
        }
    }

    /// @param rows the first is the header; all have the same number of cells
    /// @param caption what the table shows
    record Table(String caption, List<List<String>> rows) implements Block {
        public Table {
            caption = Limits.line("A table's caption", caption, 0, 500);
            rows = rows.stream().map(List::copyOf).toList();
            if (rows.size() < 2 || rows.size() > 500) {
                throw Refusal.invalid("A table has a header and 1 to 499 rows.");
            }
            int width = rows.getFirst().size();
            for (List<String> row : rows) {
                if (row.size() != width || width < 1 || width > 20) {
                    throw Refusal.invalid(
                            "Every row of a table has the same 1 to 20 cells as its header.");
                }
                row.forEach(cell -> Limits.line("A table's cell", cell, 0, 1_000));
            }
        }
    }

    /// Background set apart from the running text.
    record FactBox(String title, List<Text> paragraphs) implements Block {
        public FactBox {
            title = Limits.line("A fact box's title", title, 1, 200);
            paragraphs = List.copyOf(paragraphs);
            if (paragraphs.isEmpty() || paragraphs.size() > 50) {
                throw Refusal.invalid("A fact box has 1 to 50 paragraphs.");
            }
            paragraphs.forEach(text -> Text.required("A paragraph of a fact box", text));
        }
    }
}
