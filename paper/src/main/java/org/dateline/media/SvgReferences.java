package org.dateline.media;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dateline.story.Refusal;

/// How often a drawing draws its parts. A part that shows another ten times, which shows a third
/// ten times, and so on, is a few lines long and never finished.
final class SvgReferences {
    /// The most elements of a drawing.
    private static final int ELEMENTS = 50_000;

    /// The most elements that are drawn, parts that are shown again counted again.
    private static final int MOST = 200_000;

    private final Deque<String> open = new ArrayDeque<>();
    private int all;
    private final Map<String, Integer> elements = new HashMap<>();
    private final Map<String, List<String>> shown = new HashMap<>();
    private final Map<String, Long> drawn = new HashMap<>();
    private final Set<String> following = new HashSet<>();

    SvgReferences() {
        open.push("");
    }

    /// An element begins; what comes up to its end is part of it.
    void open(String id) {
        if (++all > ELEMENTS) {
            throw Refusal.invalid(
                    "The drawing has more than %,d elements: send it as PNG.".formatted(ELEMENTS));
        }
        open.push(id);
        for (String part : Set.copyOf(open)) {
            elements.merge(part, 1, Integer::sum);
        }
    }

    void close() {
        open.pop();
    }

    /// The open elements show the one with this id.
    void to(String id) {
        for (String part : Set.copyOf(open)) {
            shown.computeIfAbsent(part, _ -> new ArrayList<>()).add(id);
        }
    }

    /// @throws Refusal when the whole is too much, or a part shows itself
    void check() {
        if (drawn("", 0) > MOST) {
            throw Refusal.invalid(
                    "The drawing shows its parts more than %,d times: send it as PNG."
                            .formatted(MOST));
        }
    }

    private long drawn(String id, int depth) {
        Long known = drawn.get(id);
        if (known != null) {
            return known;
        }
        if (depth > 100 || !following.add(id)) {
            throw Refusal.invalid("The drawing has a part that shows itself: send it as PNG.");
        }
        long count = elements.getOrDefault(id, 0);
        for (String part : shown.getOrDefault(id, List.of())) {
            count = Math.min(count + drawn(part, depth + 1), Integer.MAX_VALUE);
        }
        following.remove(id);
        drawn.put(id, count);
        return count;
    }
}
