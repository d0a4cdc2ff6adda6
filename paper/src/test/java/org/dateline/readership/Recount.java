package org.dateline.readership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counting as one would by hand: every drain is kept, and the window is added up anew each time.
final class Recount {
    private record Opening(long reader, int ordinal) {}

    private record Drain(long second, List<Integer> ordinals) {}

    private final List<Drain> drains = new ArrayList<>();
    private final Set<Opening> seen = new HashSet<>();
    private List<Integer> open = new ArrayList<>();
    private long clockBefore;
    private long now;
    private long halfHour;

    Recount(long second) {
        clockBefore = second;
        now = second;
        halfHour = second / 1_800;
    }

    void view(int ordinal, long reader) {
        if (seen.add(new Opening(reader, ordinal))) {
            open.add(ordinal);
        }
    }

    /// The clock shows `second`: views from here on belong to it.
    void turn(long second) {
        long step = second - clockBefore;
        clockBefore = second;
        if (second >= now) {
            now = second;
        } else if (step > 0 && step <= 3_600) {
            now += step;
        }
        if (now / 1_800 != halfHour) {
            halfHour = now / 1_800;
            seen.clear();
        }
    }

    /// The second to which views belong now.
    long second() {
        return now;
    }

    /// @return whether the drain counted anything
    boolean drain() {
        if (open.isEmpty()) {
            return false;
        }
        drains.add(new Drain(now, open));
        open = new ArrayList<>();
        return true;
    }

    /// The paper stops and starts again: it does not remember who read.
    void restart(long second) {
        seen.clear();
        open = new ArrayList<>();
        clockBefore = second;
        now = second;
        for (Drain drain : drains) {
            now = Math.max(now, drain.ordinals().isEmpty() ? now : drain.second());
        }
        halfHour = now / 1_800;
    }

    /// The log of this drain was damaged.
    void lose(int drain) {
        drains.set(drain, new Drain(drains.get(drain).second(), List.of()));
    }

    boolean isLost(int drain) {
        return drains.get(drain).ordinals().isEmpty();
    }

    /// The last drain was not written to its end.
    void forgetLast() {
        drains.removeLast();
    }

    Map<Integer, Integer> window() {
        Map<Integer, Integer> views = new HashMap<>();
        for (Drain drain : drains) {
            if (drain.second() / 60 > now / 60 - 1_440) {
                drain.ordinals().forEach(ordinal -> views.merge(ordinal, 1, Integer::sum));
            }
        }
        return views;
    }

    List<Popular> mostPopular(int limit) {
        return window().entrySet().stream()
                .map(entry -> new Popular(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingInt(Popular::views)
                                .reversed()
                                .thenComparingInt(Popular::ordinal))
                .limit(limit)
                .toList();
    }
}
