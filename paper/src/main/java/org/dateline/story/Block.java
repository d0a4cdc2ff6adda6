package org.dateline.story;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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

    /// A picture between the words.
    ///
    /// @param caption what it shows here; empty when the picture's own caption says it
    record Picture(MediaId media, String caption) implements Block {
        public Picture {
            caption = said("A picture's caption", caption);
        }

        @Override
        public List<MediaId> shown() {
            return List.of(media);
        }
    }

    /// Pictures to look through, one after the other.
    ///
    /// @param title what they are about; may be empty
    record Gallery(String title, List<Picture> pictures) implements Block {
        public static final int MAX_PICTURES = 200;

        public Gallery {
            title = Limits.line("A gallery's title", title, 0, 200);
            pictures = List.copyOf(pictures);
            if (pictures.size() < 2 || pictures.size() > MAX_PICTURES) {
                throw Refusal.invalid(
                        "A gallery has 2 to %d pictures, not %d."
                                .formatted(MAX_PICTURES, pictures.size()));
            }
        }

        @Override
        public List<MediaId> shown() {
            return pictures.stream().map(Picture::media).toList();
        }
    }

    /// A video between the words.
    ///
    /// @param caption what it shows here; empty when the video's own caption says it
    record Video(MediaId media, String caption) implements Block {
        public Video {
            caption = said("A video's caption", caption);
        }

        @Override
        public List<MediaId> shown() {
            return List.of(media);
        }
    }

    /// A recording between the words.
    ///
    /// @param caption what it is; empty when the recording's own caption says it
    record Audio(MediaId media, String caption) implements Block {
        public Audio {
            caption = said("A recording's caption", caption);
        }

        @Override
        public List<MediaId> shown() {
            return List.of(media);
        }
    }

    /// A document to take away.
    ///
    /// @param title what the link says; empty when the document's own caption does
    record Document(MediaId media, String title) implements Block {
        public Document {
            title = Limits.line("A document's title", title, 0, 300);
        }

        @Override
        public List<MediaId> shown() {
            return List.of(media);
        }
    }

    /// Something from another site, loaded from there only when a reader asks for it.
    ///
    /// @param url the page to be shown in a frame, `https://…`
    /// @param title what it is: a map, a film, a post
    record Embed(String url, String title) implements Block {
        private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

        public Embed {
            url = Link.secure(url);
            title = Limits.line("An embed's title", title, 1, 300);
        }

        /// The site it is loaded from.
        public String host() {
            return URI.create(url).getHost();
        }

        /// The origin a content security policy names the site by: `https://maps.example:8443`.
        /// Empty when it has no name for it, as for an address in IPv6.
        public Optional<String> origin() {
            URI uri = URI.create(url);
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            boolean isNamed = HOST.matcher(host).matches() && uri.getPort() <= 65_535;
            String port = uri.getPort() < 0 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
            return isNamed ? Optional.of("https://" + host + port) : Optional.empty();
        }
    }

    /// The running text in it, in order.
    default List<Text> texts() {
        return switch (this) {
            case Paragraph(Text text) -> List.of(text);
            case Heading(int _, Text text) -> List.of(text);
            case Quote(Text text, String _) -> List.of(text);
            case Listing(boolean _, List<Text> items) -> items;
            case FactBox(String _, List<Text> paragraphs) -> paragraphs;
            case Table _, Picture _, Gallery _, Video _, Audio _, Document _, Embed _ -> List.of();
        };
    }

    /// The addresses it leads to or shows something from, in order.
    default List<String> links() {
        return this instanceof Embed embed
                ? List.of(embed.url())
                : texts().stream()
                        .flatMap(text -> text.marks().stream())
                        .filter(Mark.Link.class::isInstance)
                        .map(mark -> ((Mark.Link) mark).href())
                        .toList();
    }

    /// The pictures, videos, recordings and documents it shows, in order.
    default List<MediaId> shown() {
        return List.of();
    }

    private static String said(String what, String caption) {
        return Limits.checked(what, caption, 5_000).strip();
    }
}
