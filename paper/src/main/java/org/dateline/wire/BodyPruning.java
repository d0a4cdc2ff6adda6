package org.dateline.wire;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Takes out of a found body what stands between the story's own passages: share buttons, boxes of
/// related stories, lists of links, bylines, captions.
final class BodyPruning {
    private static final Set<String> NEVER =
            Set.of("nav", "aside", "footer", "menu", "form", "fieldset", "figcaption", "dialog");
    private static final Set<String> BOXES =
            Set.of(
                    "div", "section", "ul", "ol", "dl", "table", "header", "article", "p", "center",
                    "tr", "td", "figure");

    private final List<Placed> page;
    private final BitSet body;
    private final Element top;
    private final String headline;
    private final BitSet hinted;
    private final BodyFinder.Suspicion suspicion;
    private final Weights weights;
    private final Map<Element, Boolean> judged = new IdentityHashMap<>();

    private BodyPruning(
            List<Placed> page,
            BitSet body,
            Element top,
            String headline,
            BitSet hinted,
            BodyFinder.Suspicion suspicion) {
        this.page = page;
        this.body = body;
        this.top = top;
        this.headline = headline;
        this.hinted = hinted;
        this.suspicion = suspicion;
        BitSet out = new BitSet();
        out.set(0, page.size());
        out.andNot(body);
        this.weights = new Weights(page, out);
    }

    /// Clears the bits of passages that are not the story's.
    static void prune(
            List<Placed> page,
            BitSet body,
            Element top,
            String headline,
            BitSet hinted,
            BodyFinder.Suspicion suspicion) {
        BodyPruning pruning = new BodyPruning(page, body, top, headline, hinted, suspicion);
        pruning.dropParts();
        pruning.dropEdges();
        pruning.dropBareHeadings();
    }

    private void dropParts() {
        for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
            if (alone(i) || !hinted.get(i) && drop(page.get(i).home())) {
                body.clear(i);
            }
        }
    }

    private boolean drop(Element home) {
        for (Element at = home; at != null && at != top; at = at.parent()) {
            if (judged.computeIfAbsent(at, this::furniture)) {
                return true;
            }
        }
        return false;
    }

    private boolean furniture(Element at) {
        String tag = at.normalName();
        Weight weight = weights.of(at);
        if (tag.equals("body") || tag.equals("html") || weight.text == 0) {
            return false;
        }
        int whole = weights.of(top).prose;
        boolean most = whole > 0 && weight.prose * 2 > whole;
        if (NEVER.contains(tag) && !most) {
            return true;
        }
        if (suspicion == BodyFinder.Suspicion.NONE) {
            return false;
        }
        String names = Hints.names(at);
        boolean named = Hints.furniture(names);
        boolean little = weight.prose * (Hints.story(names) ? 10 : 4) <= whole;
        if (named && little) {
            return true;
        }
        if (Hints.byline(names) && weight.text < 200 && !most && !tag.equals("time")) {
            return true;
        }
        return BOXES.contains(tag) && !most && linked(weight, tag, named);
    }

    /// Boxes that are mostly links.
    private static boolean linked(Weight weight, String tag, boolean named) {
        double density = weight.linkDensity();
        boolean list = tag.equals("ul") || tag.equals("ol") || tag.equals("dl");
        if (tag.equals("p")) {
            return density > 0.9 && weight.text < 200;
        }
        if (list) {
            return density > 0.5 && weight.paragraphs == 0;
        }
        if (weight.prose * 2 > weight.text) {
            return false;
        }
        return density > (named ? 0.25 : 0.5);
    }

    /// A passage that is nothing but links, in no list.
    private boolean alone(int i) {
        Passage passage = page.get(i).passage();
        return (passage.linkDensity() > 0.9 || labelled(passage))
                && passage.text().length() < 200
                && !page.get(i).home().normalName().startsWith("h")
                && suspicion != BodyFinder.Suspicion.NONE
                && page.get(i).home() != top;
    }

    /// A few words and a colon, then nothing but a link: a pointer to another story.
    private static boolean labelled(Passage passage) {
        int colon = passage.text().indexOf(':');
        return colon > 0
                && colon <= 30
                && passage.links().size() == 1
                && passage.linkLength() + colon + 3 >= passage.text().length();
    }

    /// What stands above a story's first words: the headline again.
    private void dropEdges() {
        String folded = Letters.fold(headline);
        boolean begun = false;
        for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
            String text = page.get(i).passage().text();
            int level = level(page.get(i).home());
            if (level > 0 && !folded.isEmpty() && same(text, folded) || level == 1 && !begun) {
                body.clear(i);
            }
            begun = begun || page.get(i).weight() > 80 && level == 0;
        }
    }

    private static boolean same(String heading, String headline) {
        return heading.equalsIgnoreCase(headline)
                || heading.length() > 20 && headline.startsWith(heading);
    }

    /// Headings after which nothing of their part is left.
    private void dropBareHeadings() {
        boolean bare = true;
        int level = 0;
        for (int i = body.length() - 1; i >= 0; i = body.previousSetBit(i - 1)) {
            int own = level(page.get(i).home());
            if (own == 0) {
                bare = false;
                level = 0;
            } else if (bare || level > 0 && own > level) {
                body.clear(i);
            } else {
                level = own;
            }
            if (i == 0) {
                break;
            }
        }
    }

    private static int level(@Nullable Element home) {
        if (home == null) {
            return 0;
        }
        String tag = home.normalName();
        return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1))
                ? tag.charAt(1) - '0'
                : 0;
    }
}
