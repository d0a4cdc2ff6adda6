package org.dateline.wire;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.dateline.story.Block;
import org.dateline.story.Mark;
import org.dateline.story.Text;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Turns the story's passages into blocks, by the elements they stand in.
final class Blocks {
    private static final int MAX_ITEMS = 200;
    private static final String EMPTY_LINE = "\\n[ \\t]*\\n";
    private static final Set<String> LISTS = Set.of("ul", "ol");

    private final List<Placed> page;
    private final BitSet body;
    private final List<Block> blocks = new ArrayList<>();

    /// Tables known to only lay the page out.
    private final Set<Element> layouts = Collections.newSetFromMap(new IdentityHashMap<>());

    private Blocks(List<Placed> page, BitSet body) {
        this.page = page;
        this.body = body;
    }

    static List<Block> of(List<Placed> page, BitSet body) {
        Blocks blocks = new Blocks(page, body);
        int at = body.nextSetBit(0);
        while (at >= 0) {
            at = body.nextSetBit(blocks.next(at));
        }
        return blocks.blocks;
    }

    /// Writes the block that begins with passage `at`.
    ///
    /// @return the first passage after it
    private int next(int at) {
        Placed placed = page.get(at);
        if (tooLong(at)) {
            divided(
                    placed.passage().text(),
                    placed.home().normalName().equals("pre") ? EMPTY_LINE : " ");
            return at + 1;
        }
        Element table = around(placed.home(), Set.of("table"));
        if (table != null && !layouts.contains(table)) {
            List<List<String>> rows = Tables.rows(table, page, body);
            if (!rows.isEmpty()) {
                blocks.add(new Block.Table("", rows));
                return after(at, table);
            }
            layouts.add(table);
        }
        Element list = around(placed.home(), LISTS);
        if (list != null) {
            int end = at + 1;
            int last = after(at, list);
            while (end < last && !tooLong(end)) {
                end++;
            }
            listing(at, end, list.normalName().equals("ol"));
            return end;
        }
        Element quote = around(placed.home(), Set.of("blockquote"));
        String tag = placed.home().normalName();
        if (tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1))) {
            blocks.add(new Block.Heading(tag.charAt(1) <= '2' ? 2 : 3, placed.text()));
        } else if (tag.equals("pre")) {
            preformatted(placed);
        } else if (quote != null) {
            blocks.add(new Block.Quote(placed.text(), ""));
        } else {
            blocks.add(new Block.Paragraph(placed.text()));
        }
        return at + 1;
    }

    /// Longer than one text may be: it becomes several paragraphs, whatever it was.
    private boolean tooLong(int at) {
        return page.get(at).passage().text().length() > Text.MAX_LENGTH;
    }

    private void preformatted(Placed placed) {
        divided(placed.passage().text(), EMPTY_LINE);
    }

    /// Long text in pieces: at `divider` first, then wherever a text is full.
    private void divided(String whole, String divider) {
        StringBuilder piece = new StringBuilder();
        boolean spaced = divider.equals(" ");
        for (String part : whole.split(divider)) {
            if (!piece.isEmpty() && (!spaced || piece.length() + part.length() >= 5_000)) {
                flush(piece);
            }
            piece.append(piece.isEmpty() ? "" : " ").append(part);
        }
        flush(piece);
    }

    private void flush(StringBuilder piece) {
        String text = piece.toString();
        for (String part : Letters.pieces(text, Text.MAX_LENGTH)) {
            if (!part.isBlank()) {
                blocks.add(Block.Paragraph.of(part.stripTrailing()));
            }
        }
        piece.setLength(0);
    }

    private void listing(int from, int end, boolean ordered) {
        List<Text> items = new ArrayList<>();
        Element last = null;
        for (int i = body.nextSetBit(from); i >= 0 && i < end; i = body.nextSetBit(i + 1)) {
            Element item = around(page.get(i).home(), Set.of("li"));
            Text text = page.get(i).text();
            if (item != null
                    && item == last
                    && items.getLast().plain().length() + text.plain().length() < Text.MAX_LENGTH) {
                items.set(items.size() - 1, joined(items.getLast(), text));
            } else {
                items.add(text);
            }
            last = item;
            if (items.size() == MAX_ITEMS) {
                blocks.add(new Block.Listing(ordered, items));
                items = new ArrayList<>();
                last = null;
            }
        }
        if (!items.isEmpty()) {
            blocks.add(new Block.Listing(ordered, items));
        }
    }

    private static Text joined(Text one, Text two) {
        int shift = one.plain().length() + 1;
        List<Mark> marks = new ArrayList<>(one.marks());
        for (Mark mark : two.marks()) {
            marks.add(
                    switch (mark) {
                        case Mark.Strong(int from, int to) ->
                                new Mark.Strong(from + shift, to + shift);
                        case Mark.Emphasis(int from, int to) ->
                                new Mark.Emphasis(from + shift, to + shift);
                        case Mark.Link(int from, int to, String href) ->
                                new Mark.Link(from + shift, to + shift, href);
                        case Mark.Note(int from, int to, String note) ->
                                new Mark.Note(from + shift, to + shift, note);
                    });
        }
        return new Text(
                one.plain() + "\n" + two.plain(),
                marks.size() <= Text.MAX_MARKS ? marks : List.of());
    }

    private int after(int from, Element element) {
        int at = from;
        while (at < page.size() && page.get(at).inside(element)) {
            at++;
        }
        return at;
    }

    /// The outermost of the elements around `home` that has one of these names.
    private static @Nullable Element around(Element home, Set<String> tags) {
        Element found = null;
        for (Element at = home; at != null; at = at.parent()) {
            if (tags.contains(at.normalName())) {
                found = at;
            }
        }
        return found;
    }
}
