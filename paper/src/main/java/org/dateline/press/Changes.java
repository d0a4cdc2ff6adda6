package org.dateline.press;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dateline.story.Block;
import org.dateline.story.Story;
import org.dateline.story.Text;

/// Compares the words of two versions of a story: first paragraph by paragraph, then the ones that
/// differ word by word, as their language divides words. Marks, picture files and the like are not
/// words. Work is bounded: past [#MAX_WORDS] words, paragraphs are compared whole.
public final class Changes {
    /// Words compared with one another, in one paragraph, before and after together.
    static final int MAX_PARAGRAPH = 2_000;

    /// Words compared with one another in all.
    static final int MAX_WORDS = 20_000;

    private final ULocale language;
    private int left = MAX_WORDS;

    private Changes(String language) {
        this.language = ULocale.forLanguageTag(language);
    }

    /// Part of a paragraph.
    public record Piece(Kind kind, String text) {}

    /// What became of it.
    public enum Kind {
        KEPT,
        TAKEN_OUT,
        PUT_IN
    }

    /// The paragraphs that differ, in order, each in pieces.
    ///
    /// @param language BCP 47, of the words
    static List<List<Piece>> between(Story before, Story after, String language) {
        return whole(before, after, language).stream().filter(Changes::differs).toList();
    }

    /// All paragraphs, in order, each in pieces; one that is the same in both is one piece.
    ///
    /// @param language BCP 47, of the words
    public static List<List<Piece>> whole(Story before, Story after, String language) {
        return new Changes(language).paragraphs(lines(before), lines(after));
    }

    /// The paragraphs of two texts that are no stories, likewise.
    ///
    /// @param language BCP 47, of the words
    public static List<List<Piece>> whole(
            List<String> before, List<String> after, String language) {
        return new Changes(language).paragraphs(before, after);
    }

    /// One line in pieces.
    public static List<Piece> line(String before, String after, String language) {
        return new Changes(language).words(before, after);
    }

    /// Whether a paragraph is not the same in both.
    public static boolean differs(List<Piece> paragraph) {
        return paragraph.stream().anyMatch(piece -> piece.kind() != Kind.KEPT);
    }

    /// A stretch of the two lists where they differ.
    private record Change(List<String> before, int from, int to, List<String> after) {
        List<String> takenOut() {
            return before.subList(from, to);
        }
    }

    private List<List<Piece>> paragraphs(List<String> before, List<String> after) {
        List<List<Piece>> all = new ArrayList<>();
        int at = 0;
        for (Change change : changes(before, after)) {
            before.subList(at, change.from()).forEach(line -> all.add(kept(line)));
            at = change.to();
            List<String> old = change.takenOut();
            List<String> now = change.after();
            for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
                all.add(words(i < old.size() ? old.get(i) : "", i < now.size() ? now.get(i) : ""));
            }
        }
        before.subList(at, before.size()).forEach(line -> all.add(kept(line)));
        return all;
    }

    private static List<Piece> kept(String line) {
        return List.of(new Piece(Kind.KEPT, line));
    }

    private List<Piece> words(String before, String after) {
        List<String> old = split(before);
        List<String> now = split(after);
        int words = old.size() + now.size();
        List<Piece> pieces = new ArrayList<>();
        if (words > MAX_PARAGRAPH || words > left) {
            add(pieces, Kind.TAKEN_OUT, List.of(before));
            add(pieces, Kind.PUT_IN, List.of(after));
            return pieces;
        }
        left -= words;
        int at = 0;
        for (Change change : changes(old, now)) {
            add(pieces, Kind.KEPT, old.subList(at, change.from()));
            add(pieces, Kind.TAKEN_OUT, change.takenOut());
            add(pieces, Kind.PUT_IN, change.after());
            at = change.to();
        }
        add(pieces, Kind.KEPT, old.subList(at, old.size()));
        return pieces;
    }

    /// Where they differ, in order. The library tells apart what is taken out and what is put in at
    /// the same place; here they are one change.
    private static List<Change> changes(List<String> before, List<String> after) {
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                continue;
            }
            int from = delta.getSource().getPosition();
            int to = from + delta.getSource().size();
            List<String> now = delta.getTarget().getLines();
            if (!changes.isEmpty() && changes.getLast().to() == from) {
                Change last = changes.removeLast();
                from = last.from();
                now = Stream.concat(last.after().stream(), now.stream()).toList();
            }
            changes.add(new Change(before, from, to, now));
        }
        return changes;
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        String text = String.join("", words);
        if (!text.isEmpty()) {
            pieces.add(new Piece(kind, text));
        }
    }

    private List<String> split(String text) {
        BreakIterator words = BreakIterator.getWordInstance(language);
        words.setText(text);
        List<String> split = new ArrayList<>();
        int from = words.first();
        for (int to = words.next(); to != BreakIterator.DONE; to = words.next()) {
            split.add(text.substring(from, to));
            from = to;
        }
        return split;
    }

    private static List<String> lines(Story story) {
        return Stream.concat(
                        Stream.of(story.kicker(), story.headline(), story.standfirst()),
                        story.body().stream().flatMap(Changes::lines))
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static Stream<String> lines(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> Stream.of(paragraph.text().plain());
            case Block.Heading heading -> Stream.of(heading.text().plain());
            case Block.Quote quote -> Stream.of(quote.text().plain(), quote.attribution());
            case Block.Listing list -> list.items().stream().map(Text::plain);
            case Block.Table table ->
                    Stream.concat(
                            Stream.of(table.caption()),
                            table.rows().stream().map(row -> String.join(" | ", row)));
            case Block.FactBox box ->
                    Stream.concat(
                            Stream.of(box.title()), box.paragraphs().stream().map(Text::plain));
            case Block.Picture picture -> Stream.of(picture.caption());
            case Block.Gallery gallery ->
                    Stream.concat(
                            Stream.of(gallery.title()),
                            gallery.pictures().stream().map(Block.Picture::caption));
            case Block.Video video -> Stream.of(video.caption());
            case Block.Audio audio -> Stream.of(audio.caption());
            case Block.Document document -> Stream.of(document.title());
            case Block.Embed embed -> Stream.of(embed.title());
        };
    }
}
