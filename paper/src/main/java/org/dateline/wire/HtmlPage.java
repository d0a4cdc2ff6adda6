package org.dateline.wire;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dateline.story.Block;
import org.dateline.story.Refusal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads a capture in HTML.
final class HtmlPage {
    /// Elements around each other beyond this are read as neighbours: real pages stay below 100.
    private static final int MAX_DEPTH = 200;

    /// Signs that open a tag; real pages have a few thousand.
    static final int MAX_TAGS = 120_000;

    private static final Set<String> LIST_PLACES =
            Set.of("nav", "footer", "header", "aside", "menu", "table", "article", "main");

    private final String input;
    private final ZoneId zone;
    private final Document document;
    private final Facts facts;
    private final List<Placed> page;
    private final Weights weights;

    private HtmlPage(String input, ZoneId zone) {
        this.input = input;
        this.zone = zone;
        Parser parser = Parser.htmlParser().setTrackPosition(true).setMaxDepth(MAX_DEPTH);
        this.document = parser.parseInput(input, "");
        this.facts = HtmlFacts.of(document, zone);
        this.page = Passages.of(document, input, Hosts.of(facts.url()));
        this.weights = new Weights(page, new BitSet());
    }

    static Capture read(String input, ZoneId zone) {
        int tags = 0;
        for (int at = input.indexOf('<'); at >= 0; at = input.indexOf('<', at + 1)) {
            tags++;
        }
        if (tags > MAX_TAGS) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE,
                    "The page has %,d tags; a captured page may have %,d."
                            .formatted(tags, MAX_TAGS));
        }
        return new HtmlPage(input, zone).capture();
    }

    private Capture capture() {
        return flat().orElseGet(this::structured);
    }

    /// A page that is only lines in boxes, as some tools save it, says no more than its text does
    /// and is read like a text capture.
    private Optional<Capture> flat() {
        boolean hidden = page.stream().anyMatch(placed -> placed.passage().hidden());
        if (hidden
                || !facts.headline().isEmpty()
                || document.selectFirst("h1, h2, h3, p, article, main") != null) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder();
        TreeMap<Integer, Passage> starts = new TreeMap<>();
        for (Placed placed : page) {
            starts.put(lines.length(), placed.passage());
            lines.append(Letters.fold(placed.passage().text())).append("\n\n");
        }
        try {
            Capture text = TextPage.read(lines.toString(), zone);
            List<LeftOut> out = text.leftOut().stream().map(span -> moved(span, starts)).toList();
            return Optional.of(text.placed(out, Capture.Form.HTML));
        } catch (Refusal noProse) {
            return Optional.empty();
        }
    }

    /// A span of the lines as a span of the page.
    private static LeftOut moved(LeftOut span, TreeMap<Integer, Passage> starts) {
        Map.Entry<Integer, Passage> from = Objects.requireNonNull(starts.floorEntry(span.offset()));
        Passage passage = from.getValue();
        int inside = Math.min(span.offset() - from.getKey(), passage.end() - passage.offset());
        String text = span.text().replaceAll("\n\n", "\n");
        return new LeftOut(text, passage.offset() + Math.max(0, inside), span.reason());
    }

    private Capture structured() {
        List<Passage> passages = page.stream().map(Placed::passage).toList();
        BitSet foreign = Foreign.find(passages, this::framed);
        BitSet body = BodyFinder.find(page, foreign, facts.headline(), hinted());
        List<Block> blocks = Blocks.of(page, body);
        if (blocks.isEmpty()) {
            throw Refusal.invalid("No story was found on this page: it has no text of its own.");
        }
        int first = body.nextSetBit(0);
        int summary = facts.standfirst().isEmpty() ? standfirst(first, foreign) : -1;
        Facts known =
                summary < 0 ? facts : facts.with(Letters.fold(page.get(summary).passage().text()));
        List<String> byline = facts.byline();
        if (byline.isEmpty()) {
            byline = printedByline(first, body);
        }
        if (byline.isEmpty()) {
            byline =
                    near(first, body)
                            .flatMap(text -> Credits.byline(text).stream())
                            .map(Credits.Credit::names)
                            .findFirst()
                            .orElse(List.of());
        }
        return Capture.of(
                known,
                published(first),
                byline,
                editor(first, body),
                source(first, body),
                blocks,
                leftOut(body, foreign, byline, summary),
                Capture.Form.HTML);
    }

    private boolean framed(int i) {
        for (Element at = page.get(i).home(); at != null; at = at.parent()) {
            if (LIST_PLACES.contains(at.normalName())
                    || small(at) && Hints.furniture(Hints.names(at))) {
                return true;
            }
        }
        return false;
    }

    /// Whether an element holds a third of the page's text at most: names of the page as a whole
    /// say nothing about a passage.
    private boolean small(Element at) {
        return weights.of(at).text * 3 <= weights.of(document).text;
    }

    /// The passages whose words are in the body that the page's data gives.
    private BitSet hinted() {
        BitSet hinted = new BitSet();
        String body = key(Jsoup.parse(facts.articleBody()).text());
        if (body.length() < 200) {
            return hinted;
        }
        int matched = 0;
        for (int i = 0; i < page.size(); i++) {
            String text = key(page.get(i).passage().text());
            if (text.length() >= 30 && body.contains(text)) {
                hinted.set(i);
                matched += text.length();
            }
        }
        return matched * 10 >= body.length() * 6 ? hinted : new BitSet();
    }

    private static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /// The passage between the headline and the body that sums the story up: a sentence of its own,
    /// or one that its names call so.
    private int standfirst(int first, BitSet foreign) {
        int headline = -1;
        for (int i = first - 1; i >= Math.max(0, first - 25) && headline < 0; i--) {
            boolean title = page.get(i).home().normalName().equals("h1");
            headline = title || same(page.get(i).passage().text()) ? i : -1;
        }
        for (int i = headline + 1; headline >= 0 && i < first; i++) {
            Passage passage = page.get(i).passage();
            boolean sums =
                    Letters.weight(passage.text()) >= 50 && Letters.words(passage.text()) >= 8;
            if (sums
                    && !passage.hidden()
                    && !foreign.get(i)
                    && passage.linkDensity() < 0.3
                    && passage.text().length() <= 3_000
                    && !captioned(page.get(i).home())
                    && Dates.find(passage.text(), zone)
                            .filter(date -> date.from() < 30)
                            .isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean captioned(Element home) {
        int level = 0;
        for (Element at = home; at != null && level < 3; at = at.parent()) {
            String names = Hints.names(at);
            String tag = at.normalName();
            if (tag.equals("figcaption")
                    || tag.equals("figure")
                    || tag.equals("nav")
                    || tag.equals("aside")
                    || Hints.furniture(names) && !Hints.story(names)
                    || Hints.byline(names)) {
                return true;
            }
            level++;
        }
        return false;
    }

    private boolean same(String text) {
        return text.length() >= 10
                && (text.equalsIgnoreCase(facts.headline())
                        || facts.headline().startsWith(text)
                                && text.length() * 2 > facts.headline().length());
    }

    private Optional<OffsetDateTime> published(int first) {
        if (facts.published().isPresent()) {
            return facts.published();
        }
        for (int i = Math.min(first + 2, page.size() - 1); i >= Math.max(0, first - 12); i--) {
            String text = page.get(i).passage().text();
            Optional<Dates.Found> date =
                    text.length() < 200 ? Dates.find(text, zone) : Optional.empty();
            if (date.isPresent()) {
                return date.map(Dates.Found::time);
            }
        }
        return Optional.empty();
    }

    private List<String> printedByline(int first, BitSet body) {
        for (int i = Math.max(0, first - 8); i < Math.min(first + 2, page.size()); i++) {
            String text = page.get(i).passage().text();
            if (text.length() < 160) {
                Optional<Credits.Credit> credit = Credits.byline(text);
                if (credit.isPresent()) {
                    if (credit.get().from() == 0 && credit.get().to() >= text.length() - 1) {
                        body.clear(i);
                    }
                    return credit.get().names();
                }
            }
        }
        return List.of();
    }

    private String editor(int first, BitSet body) {
        if (!facts.editor().isEmpty()) {
            return facts.editor();
        }
        return near(first, body)
                .flatMap(text -> Credits.editor(text).stream())
                .map(credit -> credit.names().getFirst())
                .findFirst()
                .orElse("");
    }

    private String source(int first, BitSet body) {
        return near(first, body)
                .flatMap(text -> Credits.source(text).stream())
                .map(credit -> credit.names().getFirst())
                .findFirst()
                .orElse(facts.site());
    }

    /// Short lines just above and just below the body, where credits stand.
    private Stream<String> near(int first, BitSet body) {
        int last = body.length() - 1;
        return IntStream.concat(
                        IntStream.range(Math.max(0, first - 8), Math.min(first + 2, page.size())),
                        IntStream.range(Math.max(0, last - 1), Math.min(last + 6, page.size())))
                .mapToObj(i -> page.get(i).passage())
                .filter(passage -> !passage.hidden() && passage.text().length() < 200)
                .map(Passage::text);
    }

    private List<LeftOut> leftOut(BitSet body, BitSet foreign, List<String> byline, int summary) {
        List<LeftOut> out = new ArrayList<>();
        StringBuilder span = new StringBuilder();
        int offset = 0;
        boolean strange = false;
        for (int i = 0; i <= page.size(); i++) {
            boolean end =
                    i == page.size() || body.get(i) || i == summary || told(i, foreign, byline);
            boolean skipped = !end && page.get(i).passage().hidden() && !foreign.get(i);
            if (skipped) {
                continue;
            }
            if (!span.isEmpty() && (end || foreign.get(i) != strange)) {
                out.add(
                        new LeftOut(
                                span.toString(),
                                offset,
                                strange ? LeftOut.Reason.FOREIGN : LeftOut.Reason.FURNITURE));
                span.setLength(0);
            }
            if (!end) {
                if (span.isEmpty()) {
                    offset = page.get(i).passage().offset();
                    strange = foreign.get(i);
                }
                span.append(span.isEmpty() ? "" : "\n").append(page.get(i).passage().text());
            }
        }
        return out;
    }

    /// Whether a passage is in the story by another way than its body: the headline, the byline.
    private boolean told(int i, BitSet foreign, List<String> byline) {
        Passage passage = page.get(i).passage();
        if (foreign.get(i) || passage.hidden()) {
            return false;
        }
        String text = passage.text();
        if (!facts.headline().isEmpty() && text.equalsIgnoreCase(facts.headline())) {
            return true;
        }
        String rest = text.toLowerCase(Locale.ROOT);
        for (String name : byline) {
            rest = rest.replace(name.toLowerCase(Locale.ROOT), "");
        }
        return rest.length() < text.length() && rest.strip().length() <= 12;
    }
}
