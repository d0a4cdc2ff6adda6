package org.dateline.wire;

import org.dateline.story.Text;
import org.jsoup.nodes.Element;

/// A passage of an HTML page with the element it stands in.
///
/// @param passage what a reader sees
/// @param home the nearest element around it that is a block of its own
/// @param text the same words with their marks
record Placed(Passage passage, Element home, Text text) {
    /// Whether `element` is around this passage.
    boolean inside(Element element) {
        for (Element at = home; at != null; at = at.parent()) {
            if (at == element) {
                return true;
            }
        }
        return false;
    }

    int weight() {
        return Letters.weight(passage.text());
    }
}
