package org.dateline.wire;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
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

    private final List<Placed> page;
    private final BitSet out;
    private final String headline;
    private final BitSet hinted;
    private final Weights weights;

    private BodyFinder(List<Placed> page, BitSet out, String headline, BitSet hinted) {
        this.page = page;
        this.out = out;
        this.headline = headline;
        this.hinted = hinted;
        this.weights = new Weights(page, out);
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
            if (suspicion == Suspicion.FULL || suspicion == Suspicion.NAMES_ONLY_OUTSIDE) {
                Unlikely.drop(page, out);
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
        weights.score(hinted);
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
        for (Map.Entry<Element, Weight> entry : weights.all()) {
            String tag = entry.getKey().normalName();
            boolean whole = tag.equals("body") || tag.equals("html") || tag.equals("#root");
            double share = entry.getValue().text - entry.getValue().links * 2.0;
            double start = whole ? 0 : Weights.start(entry.getKey());
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

    /// The best element, or the nearest one around several nearly as good.
    private @Nullable Element top() {
        Element best = null;
        for (int i = 0; i < page.size(); i++) {
            for (Element at = page.get(i).home(); at != null; at = at.parent()) {
                Weight weight = weights.of(at);
                if (weight.scored
                        && !out.get(i)
                        && (best == null || weight.score > weights.of(best).score)) {
                    best = at;
                }
            }
        }
        return best == null ? null : climb(shared(best));
    }

    /// When several good elements lie apart, the one that holds three of them is the story's.
    private Element shared(Element best) {
        List<Element> rivals = new ArrayList<>();
        for (Map.Entry<Element, Weight> entry : weights.all()) {
            if (entry.getValue().scored
                    && apart(entry.getKey(), best)
                    && entry.getValue().score >= weights.of(best).score * 0.75) {
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
        double last = weights.of(top).score;
        double floor = last / 3;
        for (Element at = top.parent();
                at != null && !at.normalName().equals("body") && !at.normalName().equals("html");
                at = at.parent()) {
            Weight weight = weights.of(at);
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
                && weights.of(top.parent()).text == weights.of(top).text) {
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
        double floor = Math.max(10, weights.of(top).score * 0.2);
        for (Element sibling : parent.children()) {
            if (sibling == top || related(sibling, top, floor)) {
                kin.add(sibling);
            }
        }
        return kin;
    }

    private boolean related(Element sibling, Element top, double floor) {
        Weight weight = weights.of(sibling);
        double bonus =
                !top.className().isEmpty() && sibling.className().equals(top.className())
                        ? weights.of(top).score * 0.2
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
