package org.dateline.wire;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dateline.story.Block;
import org.dateline.story.Refusal;
import org.dateline.story.Text;

/// Reads a capture that is the bare text of a page: the body is the strongest run of prose, the
/// credits and the headline stand above it.
final class TextPage {
    /// What a line that is no prose counts against a body, in characters of prose.
    private static final int LINE = 60;

    /// Real pages have a few hundred.
    static final int MAX_LINES = 100_000;

    /// Lines above a body in which its headline and credits are looked for.
    private static final int ABOVE = 30;

    private static final Pattern CRUMBS = Pattern.compile("\\s*(?:[>»›→]|\\s/\\s|::)\\s*");
    private static final Pattern BULLET = Pattern.compile("^(?:[-–—*•·▪●◦]|\\d{1,2}[.)])\\s+");
    private static final Pattern RIGHTS =
            Pattern.compile("(?iu)©|\\(c\\)\\s*\\d{4}|copyright|all rights reserved");

    private final String input;
    private final ZoneId zone;
    private final List<Passage> page;
    private final BitSet foreign;
    private final BitSet body = new BitSet();
    private final BitSet covered;

    private String headline = "";
    private String section = "";
    private String standfirst = "";
    private Optional<OffsetDateTime> published = Optional.empty();
    private String source = "";
    private String editor = "";
    private List<String> byline = List.of();

    private TextPage(String input, ZoneId zone) {
        this.input = input;
        this.zone = zone;
        this.page = Lines.of(input);
        this.foreign = Foreign.find(page, _ -> false);
        this.covered = new BitSet(input.length());
    }

    static Capture read(String input, ZoneId zone) {
        long lines = input.chars().filter(c -> c == '\n' || c == '\r').count();
        if (lines > MAX_LINES) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE,
                    "The text has %,d lines; a captured page may have %,d."
                            .formatted(lines, MAX_LINES));
        }
        return new TextPage(input, zone).capture();
    }

    private Capture capture() {
        findBody();
        if (body.isEmpty()) {
            throw Refusal.invalid(
                    "No story was found in this text: it has no paragraphs of running text.");
        }
        int first = body.nextSetBit(0);
        List<Block> blocks = blocks();
        int credits = readCredits(first);
        readHeadline(first, credits);
        body.stream().forEach(i -> cover(page.get(i).offset(), page.get(i).end()));
        Facts facts =
                new Facts(
                        headline,
                        "",
                        standfirst,
                        section,
                        published,
                        source,
                        "",
                        byline,
                        editor,
                        "",
                        "",
                        "");
        return Capture.of(
                facts, published, byline, editor, source, blocks, leftOut(), Capture.Form.TEXT);
    }

    private boolean prose(int i) {
        if (foreign.get(i)) {
            return false;
        }
        String text = page.get(i).text();
        int weight = Letters.weight(text);
        if (weight < 60
                || Letters.words(text) < 8
                || divided(text)
                || RIGHTS.matcher(text).find()) {
            return false;
        }
        return Letters.endsSentence(text) || weight >= 140;
    }

    private static boolean divided(String text) {
        long bars = text.chars().filter(c -> c == '|' || c == '｜' || c == '•').count();
        return bars >= 3 && bars * 40 > text.length();
    }

    /// The stretch of lines whose prose outweighs its furniture most: each paragraph counts for its
    /// text, each short line against it, and the best sum wins (maximum subarray, Kadane 1984).
    private void findBody() {
        int from = 0;
        int sum = 0;
        int best = 0;
        for (int i = 0; i < page.size(); i++) {
            if (sum <= 0) {
                sum = 0;
                from = i;
            }
            sum += value(i);
            if (sum > best) {
                best = sum;
                body.clear();
                body.set(from, i + 1);
            }
        }
        body.andNot(foreign);
        takeDialogue();
        dropStrayLines();
    }

    /// What a line says for the story being here, in characters.
    private int value(int i) {
        String text = page.get(i).text();
        if (prose(i)) {
            return Math.min(Letters.weight(text), 600);
        }
        boolean strange = foreign.get(i) || RIGHTS.matcher(text).find() || divided(text);
        boolean sentence = Letters.endsSentence(text) && Letters.words(text) >= 3;
        return strange ? -200 : sentence ? -10 : -LINE;
    }

    /// Short sentences just after the last paragraph are still the story's.
    private void takeDialogue() {
        int next = body.length();
        while (next > 0
                && next < page.size()
                && !foreign.get(next)
                && Letters.endsSentence(page.get(next).text())
                && !page.get(next).text().endsWith(":")
                && Letters.words(page.get(next).text()) >= 4
                && !RIGHTS.matcher(page.get(next).text()).find()
                && next - body.length() < 1) {
            body.set(next);
            next++;
        }
    }

    /// Of the short lines inside the body, those that are neither sentences, nor one heading, nor
    /// items of a list are furniture.
    private void dropStrayLines() {
        for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
            if (prose(i) || item(i)) {
                continue;
            }
            String text = page.get(i).text();
            boolean sentence = Letters.endsSentence(text) && !text.endsWith(":");
            boolean alone = prose(i - 1) && i + 1 < page.size() && prose(i + 1);
            if (!sentence && !(alone && heading(text))) {
                body.clear(i);
            }
        }
    }

    private boolean heading(String text) {
        return text.length() <= 120 && Letters.words(text) >= 2 && !text.endsWith(":");
    }

    private boolean item(int i) {
        return BULLET.matcher(page.get(i).text()).find();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Text> items = new ArrayList<>();
        for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
            String text = page.get(i).text();
            if (item(i) && text.length() < 1_000) {
                items.add(Text.plain(BULLET.matcher(text).replaceFirst("")));
                if (items.size() < 200) {
                    continue;
                }
            }
            close(items, blocks);
            if (item(i) && text.length() < 1_000) {
                continue;
            }
            if (!prose(i) && !Letters.endsSentence(text)) {
                blocks.add(new Block.Heading(2, Text.plain(text)));
            } else {
                Letters.pieces(text, Text.MAX_LENGTH)
                        .forEach(piece -> blocks.add(Block.Paragraph.of(piece)));
            }
        }
        close(items, blocks);
        return blocks;
    }

    private static void close(List<Text> items, List<Block> blocks) {
        List<Text> full = items.stream().filter(text -> !text.plain().isBlank()).toList();
        if (!full.isEmpty()) {
            blocks.add(new Block.Listing(false, full));
        }
        items.clear();
    }

    /// Reads the credit lines above and just below the body.
    ///
    /// @return the line with the date, or with the first credit; -1 when there is none
    private int readCredits(int first) {
        int credits = -1;
        for (int i = first - 1; i >= Math.max(0, first - ABOVE); i--) {
            if (!foreign.get(i) && page.get(i).text().length() < 300 && readCredits(i, true)) {
                credits = i;
            }
        }
        for (int i = body.length(); i < Math.min(page.size(), body.length() + 4); i++) {
            if (!foreign.get(i) && page.get(i).text().length() < 200) {
                readCredits(i, false);
            }
        }
        return credits;
    }

    private boolean readCredits(int i, boolean above) {
        Passage passage = page.get(i);
        String line = input.substring(passage.offset(), passage.end());
        int base = passage.offset();
        boolean any = false;
        int named = line.length();
        int dated = -1;
        if (above && published.isEmpty()) {
            Optional<Dates.Found> date = Dates.find(line, zone);
            if (date.isPresent()) {
                published = date.map(Dates.Found::time);
                dated = date.get().to();
                cover(base + date.get().from(), base + dated);
                any = true;
            }
        }
        Optional<Credits.Credit> edited =
                editor.isEmpty() ? Credits.editor(line) : Optional.empty();
        Optional<Credits.Credit> written =
                byline.isEmpty() ? Credits.byline(line) : Optional.empty();
        Optional<Credits.Credit> sourced =
                source.isEmpty() ? Credits.source(line) : Optional.empty();
        if (edited.isPresent()) {
            editor = Letters.fold(String.join(", ", edited.get().names()));
        }
        if (written.isPresent() && (above || written.get().from() == 0)) {
            byline = written.get().names().stream().map(Letters::fold).toList();
        } else {
            written = Optional.empty();
        }
        if (sourced.isPresent()) {
            source = Letters.fold(sourced.get().names().getFirst());
        }
        for (Optional<Credits.Credit> credit : List.of(edited, written, sourced)) {
            if (credit.isPresent()) {
                cover(base + credit.get().from(), base + credit.get().to());
                named = Math.min(named, credit.get().from());
                any = true;
            }
        }
        if (dated >= 0 && source.isEmpty()) {
            unlabelledSource(line, base, dated, named);
        }
        return any;
    }

    /// Between a date and the next label stands, unlabelled, where the copy came from.
    private void unlabelledSource(String line, int base, int from, int to) {
        if (from >= to) {
            return;
        }
        String name = line.substring(from, to).strip();
        name = name.replaceFirst("^[|·•,;–—-]\\s*", "").replaceFirst("\\s*[|·•,;–—-]$", "");
        boolean fits =
                !name.isEmpty()
                        && name.length() <= 60
                        && Letters.words(name) <= 6
                        && Character.isLetter(name.charAt(0))
                        && name.indexOf(':') < 0
                        && (to < line.length() || Letters.words(name) <= 3);
        if (fits) {
            source = Letters.fold(name);
            cover(base + from, base + to);
        }
    }

    private void readHeadline(int first, int credits) {
        int at = -1;
        int border = credits >= 0 ? credits : first;
        for (int i = border - 1; i >= Math.max(0, border - ABOVE) && at < 0; i--) {
            at = title(i) ? i : -1;
        }
        for (int i = border + 1; i < first && at < 0; i++) {
            at = title(i) ? i : -1;
        }
        if (at < 0) {
            return;
        }
        String text = page.get(at).text();
        if (at > 0
                && Letters.endsSentence(text)
                && title(at - 1)
                && !Letters.endsSentence(page.get(at - 1).text())) {
            standfirst = text;
            cover(page.get(at).offset(), page.get(at).end());
            at--;
            text = page.get(at).text();
        }
        headline = text;
        cover(page.get(at).offset(), page.get(at).end());
        readSection(at);
    }

    private boolean title(int i) {
        Passage passage = page.get(i);
        String text = passage.text();
        int words = Letters.words(text);
        return !foreign.get(i)
                && words >= 3
                && words <= 60
                && text.length() <= 400
                && !divided(text)
                && !text.endsWith(":")
                && covered.get(passage.offset(), passage.end()).isEmpty()
                && !repeated(i)
                && CRUMBS.split(text).length < 3;
    }

    private boolean repeated(int i) {
        String text = page.get(i).text();
        for (int k = 0; k < page.size(); k++) {
            if (k != i && page.get(k).text().equals(text)) {
                return true;
            }
        }
        return false;
    }

    /// The line above the headline, when it is a short name and not furniture that is repeated.
    private void readSection(int headlineAt) {
        for (int i = headlineAt - 1; i >= Math.max(0, headlineAt - 3); i--) {
            Passage passage = page.get(i);
            String text = passage.text();
            String[] crumbs = CRUMBS.split(text);
            if (crumbs.length >= 2 && text.length() < 200) {
                int last = crumbs[crumbs.length - 1].equalsIgnoreCase(headline) ? 2 : 1;
                section = crumbs[Math.max(0, crumbs.length - last)].strip();
                cover(passage.offset(), passage.end());
                return;
            }
            boolean name =
                    Letters.words(text) <= 4
                            && text.length() <= 40
                            && text.codePoints()
                                    .allMatch(
                                            c ->
                                                    Character.isLetter(c)
                                                            || Character.isWhitespace(c)
                                                            || c == '&'
                                                            || c == '-'
                                                            || c == '\''
                                                            || c == '’'
                                                            || Character.getType(c)
                                                                    == Character.NON_SPACING_MARK);
            if (name && !repeated(i) && covered.get(passage.offset(), passage.end()).isEmpty()) {
                section = text;
                cover(passage.offset(), passage.end());
                return;
            }
            if (name) {
                continue;
            }
            return;
        }
    }

    private void cover(int from, int to) {
        covered.set(from, to);
    }

    private List<LeftOut> leftOut() {
        List<LeftOut> out = new ArrayList<>();
        int from = -1;
        int to = -1;
        boolean strange = false;
        for (int i = 0; i < page.size(); i++) {
            Passage passage = page.get(i);
            int at = passage.offset();
            while (at < passage.end()) {
                boolean told = covered.get(at);
                int next = told ? covered.nextClearBit(at) : covered.nextSetBit(at);
                next = next < 0 ? passage.end() : Math.min(next, passage.end());
                if (from >= 0 && (told || foreign.get(i) != strange)) {
                    add(out, from, to, strange);
                    from = -1;
                }
                if (!told) {
                    from = from < 0 ? at : from;
                    to = next;
                    strange = foreign.get(i);
                }
                at = next;
            }
        }
        if (from >= 0) {
            add(out, from, to, strange);
        }
        return out;
    }

    private void add(List<LeftOut> out, int from, int to, boolean strange) {
        int start = from;
        int end = to;
        while (start < end && Letters.space(input.charAt(start))) {
            start++;
        }
        while (end > start && Letters.space(input.charAt(end - 1))) {
            end--;
        }
        if (input.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
            out.add(
                    new LeftOut(
                            input.substring(start, end),
                            start,
                            strange ? LeftOut.Reason.FOREIGN : LeftOut.Reason.FURNITURE));
        }
    }
}
