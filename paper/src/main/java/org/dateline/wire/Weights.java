package org.dateline.wire;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The elements of a page with what stands in each, and how likely each is the one around the
/// story.
final class Weights {
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
    private final Map<Element, Weight> weights = new IdentityHashMap<>();

    /// @param out passages that do not count
    Weights(List<Placed> page, BitSet out) {
        this.page = page;
        this.out = out;
        measure();
    }

    /// What was measured of an element; nothing of one without passages.
    Weight of(@Nullable Element element) {
        Weight weight = element == null ? null : weights.get(element);
        return weight == null ? new Weight() : weight;
    }

    Set<Map.Entry<Element, Weight>> all() {
        return weights.entrySet();
    }

    private void measure() {
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

    /// Gives the points.
    ///
    /// @param hinted passages that the page's own data says are the story
    void score(BitSet hinted) {
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
            Weight weight = of(at);
            if (!weight.scored) {
                weight.scored = true;
                weight.score = start(at);
            }
            weight.score += points / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
            level++;
        }
    }

    static double start(Element element) {
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
}
