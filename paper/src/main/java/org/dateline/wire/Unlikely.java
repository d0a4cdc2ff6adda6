package org.dateline.wire;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/// The parts of a page that say themselves that they are furniture.
final class Unlikely {
    private final List<Placed> page;
    private final BitSet out;
    private final Weights weights;

    /// Prose of the whole page.
    private final int prose;

    /// What was found of the elements so far.
    private final Map<Element, Boolean> dropped = new IdentityHashMap<>();

    private Unlikely(List<Placed> page, BitSet out) {
        this.page = page;
        this.out = out;
        this.weights = new Weights(page, out);
        this.prose = page.isEmpty() ? 0 : weights.of(page.getFirst().home().ownerDocument()).prose;
    }

    /// Drops parts whose names or tags say furniture, unless most of the page's prose is in them.
    static void drop(List<Placed> page, BitSet out) {
        new Unlikely(page, out).drop();
    }

    private void drop() {
        for (int i = 0; i < page.size(); i++) {
            if (!out.get(i) && unlikely(page.get(i).home())) {
                out.set(i);
            }
        }
    }

    private boolean unlikely(Element home) {
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
            drop = drop || saysFurniture(at);
            dropped.put(at, drop);
        }
        return drop;
    }

    private boolean saysFurniture(Element at) {
        String tag = at.normalName();
        if (tag.equals("body")
                || tag.equals("html")
                || tag.equals("article")
                || tag.equals("main")) {
            return false;
        }
        if (weights.of(at).prose * 5 > prose * 2) {
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
}
