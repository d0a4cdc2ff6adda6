package org.dateline.wire;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dateline.story.Block;
import org.dateline.story.Refusal;

/// Reads a capture that is the bare text of a page: below stands the body, above it the credits and
/// the headline.
final class TextPage {
    /// Real pages have a few hundred.
    static final int MAX_LINES = 100_000;

    /// Lines above a body in which its headline and credits are looked for.
    private static final int ABOVE = 30;

    private static final Pattern CRUMBS = Pattern.compile("\\s*(?:[>»›→]|\\s/\\s|::)\\s*");
    private final String input;
    private final ZoneId zone;
    private final List<Passage> page;
    private final BitSet foreign;
    private final TextBody body;
    private final Remainder rest;

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
        this.body = new TextBody(page, foreign);
        this.rest = new Remainder(input);
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
        if (body.lines().isEmpty()) {
            throw Refusal.invalid(
                    "No story was found in this text: it has no paragraphs of running text.");
        }
        int first = body.lines().nextSetBit(0);
        List<Block> blocks = body.blocks();
        int credits = readCredits(first);
        readHeadline(first, credits);
        body.lines().stream().forEach(i -> rest.take(page.get(i)));
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
                facts,
                published,
                byline,
                editor,
                source,
                blocks,
                rest.leftOut(page, foreign),
                Capture.Form.TEXT);
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
        for (int i = body.lines().length();
                i < Math.min(page.size(), body.lines().length() + 4);
                i++) {
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
                rest.take(base + date.get().from(), base + dated);
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
                rest.take(base + credit.get().from(), base + credit.get().to());
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
            rest.take(base + from, base + to);
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
            rest.take(page.get(at));
            at--;
            text = page.get(at).text();
        }
        headline = text;
        rest.take(page.get(at));
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
                && !TextBody.divided(text)
                && !text.endsWith(":")
                && rest.isUntouched(passage)
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
                rest.take(passage);
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
            if (name && !repeated(i) && rest.isUntouched(passage)) {
                section = text;
                rest.take(passage);
                return;
            }
            if (name) {
                continue;
            }
            return;
        }
    }
}
