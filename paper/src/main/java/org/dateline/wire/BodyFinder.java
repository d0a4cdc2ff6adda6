package org.dateline.wire;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Finds the story's passages among all passages of an HTML page.
///
/// Every passage that reads like prose gives points to the elements around it, the nearest most;
/// names, tags and the share of links correct them; the best element and its kin hold the story,
/// and [BodyPruning] takes out what stands between. When that leaves too little, the search is
/// repeated with less suspicion.
final class BodyFinder {
    /// A body shorter than this is doubted, and searched again with less suspicion.
    private static final int ENOUGH = 400;

    /// A body shorter than this is hardly one.
    private static final int LEAST = 40;

    private static final Set<String> PARAGRAPHS =
            Set.of(
                    "p",
                    "pre",
                    "li",
                    "blockquote",
                    "dd",
                    "dt",
                    "figcaption",
                    "h1",
                    "h2",
                    "h3",
                    "h4");

    private final List<Placed> page;
    private final BitSet out;
    private final String headline;
    private final BitSet hinted;
    private final Map<Element, Weight> weights = new IdentityHashMap<>();

    private BodyFinder(List<Placed> page, BitSet out, String headline, BitSet hinted) {
        this.page = page;
        this.out = out;
        this.headline = headline;
        this.hinted = hinted;
    }

    /// @param page all passages
    /// @param foreign those that cannot be part of a story
    /// @param headline of the story, where known
    /// @param hinted passages that the page's own data says are the story; may be empty
    /// @return indexes of the story's passages
    static BitSet find(List<Placed> page, BitSet foreign, String headline, BitSet hinted) {
        BitSet best = new BitSet();
        int most = -1;
        for (Suspicion suspicion : Suspicion.values()) {
            BitSet out = (BitSet) foreign.clone();
            if (suspicion != Suspicion.NONE) {
                hide(page, out);
            }
            BodyFinder finder = new BodyFinder(page, out, headline, hinted);
            BitSet body = finder.search(suspicion);
            int found = body.stream().map(i -> page.get(i).weight()).sum();
            if (found > most * 4 || found > most && most < LEAST) {
                most = found;
                best = body;
            }
            if (most >= ENOUGH) {
                return best;
            }
        }
        return best;
    }

    /// How readily a part of the page is dropped for its name or its links.
    enum Suspicion {
        FULL,
        NAMES_ONLY_OUTSIDE,
        LITTLE,
        NONE
    }

    private static void hide(List<Placed> page, BitSet out) {
        for (int i = 0; i < page.size(); i++) {
            if (page.get(i).passage().hidden()) {
                out.set(i);
            }
        }
    }

    private BitSet search(Suspicion suspicion) {
        measure();
        if (suspicion == Suspicion.FULL || suspicion == Suspicion.NAMES_ONLY_OUTSIDE) {
            dropUnlikely();
            weights.clear();
            measure();
        }
        score();
        Element top = top();
        if (top == null) {
            top = named();
        }
        if (top == null) {
            return everything();
        }
        BitSet body = new BitSet();
        for (Element root : kin(top)) {
            for (int i = 0; i < page.size(); i++) {
                if (!out.get(i) && page.get(i).inside(root)) {
                    body.set(i);
                }
            }
        }
        BodyPruning.prune(page, body, top, headline, hinted, suspicion);
        return body;
    }

    /// Without any prose, the element that says it holds the story.
    private @Nullable Element named() {
        Element best = null;
        double most = 0;
        for (Map.Entry<Element, Weight> entry : weights.entrySet()) {
            String tag = entry.getKey().normalName();
            boolean whole = tag.equals("body") || tag.equals("html") || tag.equals("#root");
            double share = entry.getValue().text - entry.getValue().links * 2.0;
            double start = whole ? 0 : start(entry.getKey());
            if (start > 10 && share > 60 && start * 1_000 + share > most) {
                most = start * 1_000 + share;
                best = entry.getKey();
            }
        }
        return best;
    }

    private BitSet everything() {
        BitSet all = new BitSet();
        all.set(0, page.size());
        all.andNot(out);
        return all;
    }

    private void measure() {
        measure(page, out, weights);
    }

    static void measure(List<Placed> page, BitSet out, Map<Element, Weight> weights) {
        for (int i = 0; i < page.size(); i++) {
            if (out.get(i)) {
                continue;
            }
            Placed placed = page.get(i);
            int text = placed.weight();
            int links = (int) Math.round(text * placed.passage().linkDensity());
            int commas = Letters.commas(placed.passage().text());
            boolean prose = text >= 80 && links * 3 < text;
            for (Element at = placed.home(); at != null; at = at.parent()) {
                Weight weight = weights.computeIfAbsent(at, _ -> new Weight());
                weight.text += text;
                weight.links += links;
                weight.commas += commas;
                weight.passages++;
                if (prose) {
                    weight.prose += text;
                    weight.paragraphs++;
                }
            }
        }
    }

    /// Drops parts whose names or tags say furniture, unless most of the page's prose is in them.
    private void dropUnlikely() {
        int prose = page.isEmpty() ? 0 : weight(page.getFirst().home().ownerDocument()).prose;
        Map<Element, Boolean> dropped = new IdentityHashMap<>();
        for (int i = 0; i < page.size(); i++) {
            if (!out.get(i) && unlikely(page.get(i).home(), prose, dropped)) {
                out.set(i);
            }
        }
    }

    private boolean unlikely(Element home, int prose, Map<Element, Boolean> dropped) {
        List<Element> path = new ArrayList<>();
        boolean drop = false;
        for (Element at = home; at != null; at = at.parent()) {
            Boolean known = dropped.get(at);
            if (known != null) {
                drop = known;
                break;
            }
            path.add(at);
        }
        for (int i = path.size() - 1; i >= 0; i--) {
            Element at = path.get(i);
            drop = drop || unlikely(at, prose);
            dropped.put(at, drop);
        }
        return drop;
    }

    private boolean unlikely(Element at, int prose) {
        String tag = at.normalName();
        if (tag.equals("body")
                || tag.equals("html")
                || tag.equals("article")
                || tag.equals("main")) {
            return false;
        }
        if (weight(at).prose * 5 > prose * 2) {
            return false;
        }
        if (tag.equals("nav")
                || tag.equals("aside")
                || tag.equals("footer")
                || tag.equals("menu")) {
            return true;
        }
        String role = at.attr("role");
        if (role.equals("navigation")
                || role.equals("complementary")
                || role.equals("menu")
                || role.equals("contentinfo")
                || role.equals("alert")
                || role.equals("dialog")) {
            return true;
        }
        String names = Hints.names(at);
        return Hints.furniture(names) && !Hints.story(names);
    }

    private Weight weight(@Nullable Element element) {
        Weight weight = element == null ? null : weights.get(element);
        return weight == null ? new Weight() : weight;
    }

    /// Gives the points.
    private void score() {
        for (int i = 0; i < page.size(); i++) {
            if (out.get(i)) {
                continue;
            }
            Placed placed = page.get(i);
            int text = placed.weight();
            if (text < 25 || placed.passage().linkDensity() > 0.5) {
                continue;
            }
            double points = 1 + Letters.commas(placed.passage().text()) + Math.min(text / 100, 3);
            points += hinted.get(i) ? points * 3 : 0;
            Element at = placed.home();
            if (PARAGRAPHS.contains(at.normalName()) && at.parent() != null) {
                at = at.parent();
            }
            give(at, points);
        }
        for (Map.Entry<Element, Weight> entry : weights.entrySet()) {
            entry.getValue().score *= 1 - entry.getValue().linkDensity();
        }
    }

    private void give(Element from, double points) {
        int level = 0;
        for (Element at = from; at != null && level < 6; at = at.parent()) {
            if (at.normalName().equals("html") || at.normalName().equals("#root")) {
                return;
            }
            Weight weight = weight(at);
            if (!weight.scored) {
                weight.scored = true;
                weight.score = start(at);
            }
            weight.score += points / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
            level++;
        }
    }

    private static double start(Element element) {
        double score =
                switch (element.normalName()) {
                    case "article", "main" -> 10;
                    case "div", "section" -> 5;
                    case "pre", "td", "blockquote" -> 3;
                    case "address", "ol", "ul", "dl", "dd", "dt", "li", "form" -> -3;
                    case "h1", "h2", "h3", "h4", "h5", "h6", "th", "aside", "nav", "footer" -> -5;
                    default -> 0;
                };
        String names = Hints.names(element);
        score += Hints.story(names) ? 25 : 0;
        score -= Hints.furniture(names) ? 25 : 0;
        score += element.attr("itemprop").contains("articleBody") ? 50 : 0;
        return score;
    }

    /// The best element, or the nearest one around several nearly as good.
    private @Nullable Element top() {
        Element best = null;
        for (int i = 0; i < page.size(); i++) {
            for (Element at = page.get(i).home(); at != null; at = at.parent()) {
                Weight weight = weight(at);
                if (weight.scored
                        && !out.get(i)
                        && (best == null || weight.score > weight(best).score)) {
                    best = at;
                }
            }
        }
        return best == null ? null : climb(shared(best));
    }

    /// When several good elements lie apart, the one that holds three of them is the story's.
    private Element shared(Element best) {
        List<Element> rivals = new ArrayList<>();
        for (Map.Entry<Element, Weight> entry : weights.entrySet()) {
            if (entry.getValue().scored
                    && apart(entry.getKey(), best)
                    && entry.getValue().score >= weight(best).score * 0.75) {
                rivals.add(entry.getKey());
            }
        }
        if (rivals.size() < 3) {
            return best;
        }
        for (Element at = best.parent();
                at != null && !at.normalName().equals("body");
                at = at.parent()) {
            int inside = 0;
            for (Element rival : rivals) {
                inside += contains(at, rival) ? 1 : 0;
            }
            if (inside >= 3) {
                return at;
            }
        }
        return best;
    }

    private static boolean apart(Element one, Element other) {
        return one != other && !contains(one, other) && !contains(other, one);
    }

    private static boolean contains(Element outer, Element inner) {
        for (Element at = inner.parent(); at != null; at = at.parent()) {
            if (at == outer) {
                return true;
            }
        }
        return false;
    }

    /// A parent that scores better than its child, or holds only it, is the better border.
    private Element climb(Element best) {
        Element top = best;
        double last = weight(top).score;
        double floor = last / 3;
        for (Element at = top.parent();
                at != null && !at.normalName().equals("body") && !at.normalName().equals("html");
                at = at.parent()) {
            Weight weight = weight(at);
            if (!weight.scored || weight.score < floor) {
                break;
            }
            if (weight.score > last) {
                top = at;
                break;
            }
            last = weight.score;
        }
        while (top.parent() != null
                && !top.parent().normalName().equals("body")
                && weight(top.parent()).text == weight(top).text) {
            top = top.parent();
        }
        return top;
    }

    /// The element and those of its siblings that read like more of the same story.
    private List<Element> kin(Element top) {
        List<Element> kin = new ArrayList<>();
        Element parent = top.parent();
        if (parent == null) {
            return List.of(top);
        }
        double floor = Math.max(10, weight(top).score * 0.2);
        for (Element sibling : parent.children()) {
            if (sibling == top || related(sibling, top, floor)) {
                kin.add(sibling);
            }
        }
        return kin;
    }

    private boolean related(Element sibling, Element top, double floor) {
        Weight weight = weight(sibling);
        double bonus =
                !top.className().isEmpty() && sibling.className().equals(top.className())
                        ? weight(top).score * 0.2
                        : 0;
        if (weight.scored && weight.score + bonus >= floor) {
            return true;
        }
        boolean alike =
                sibling.normalName().equals(top.normalName())
                        && sibling.className().equals(top.className());
        if (alike && weight.prose > 0 && weight.linkDensity() < 0.25) {
            return true;
        }
        return sibling.normalName().equals("p")
                && (weight.text > 80 && weight.linkDensity() < 0.25
                        || weight.text > 0
                                && weight.links == 0
                                && Letters.endsSentence(sibling.text()));
    }
}
