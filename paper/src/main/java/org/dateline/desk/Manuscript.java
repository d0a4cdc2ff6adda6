package org.dateline.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// A story under writing, in memory: the manuscript with every change that was accepted, and what
/// of it is on disk. Whoever changes it holds its monitor; those who only wait for news do not.
final class Manuscript {
    private static final int MAX_READERS = 100;
    private static final long MOST_SILENT = 30_000; // milliseconds
    private static final int MAX_KEPT = 5_000;

    private final StoryId id;
    private final Map<String, Integer> sequences = new HashMap<>();
    private Tape tape;
    private int step;
    private int settled;
    private int revision;
    private Instant changed = Instant.MAX;
    private Instant settledAt = Instant.MAX;
    private final LinkedHashSet<String> hands = new LinkedHashSet<>();
    private CompletableFuture<Void> onDisk = CompletableFuture.completedFuture(null);

    private final Object bell = new Object();
    private final List<Entry> kept = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<String, Presence> present = new LinkedHashMap<>();
    private int first;
    private int keptStep;
    private int calls;
    private boolean lost;

    /// @param tail what is in the journal since `row`
    Manuscript(StoryId id, ManuscriptStore.Row row, List<Entry> tail) {
        this.id = id;
        tape = row.text();
        step = row.step();
        settled = row.step();
        revision = row.revision();
        first = row.step();
        keptStep = row.step();
        for (Entry entry : tail) {
            take(entry, applied(tape, entry.steps().stream().map(Step::read).toList()));
            kept(entry);
        }
    }

    static Tape applied(Tape tape, List<Step> steps) {
        Tape next = tape;
        for (Step each : steps) {
            next = each.apply(next);
        }
        return next;
    }

    static Refusal lost() {
        return new Refusal(
                Refusal.Reason.UNAVAILABLE,
                "The last changes could not be put on disk; they will be sent again.");
    }

    StoryId id() {
        return id;
    }

    Tape tape() {
        return tape;
    }

    int step() {
        return step;
    }

    int revision() {
        return revision;
    }

    boolean isSettled() {
        return settled == step;
    }

    Instant changed() {
        return changed;
    }

    CompletableFuture<Void> onDisk() {
        return onDisk;
    }

    void onDisk(CompletableFuture<Void> last) {
        onDisk = last;
    }

    int lastSequence(String client) {
        return sequences.getOrDefault(client, 0);
    }

    /// Takes an accepted entry, which made `next` of the manuscript.
    void take(Entry entry, Tape next) {
        tape = next;
        step = entry.end();
        changed = entry.at();
        settledAt = settledAt.equals(Instant.MAX) ? entry.at() : settledAt;
        hands.remove(entry.by());
        hands.add(entry.by());
        sequences.merge(entry.client(), entry.sequence(), Math::max);
    }

    /// A version was made of everything until now.
    void settle(int newRevision, Instant now) {
        settled = step;
        settledAt = now;
        hands.clear();
        revision = newRevision;
    }

    /// Who wrote what no version has yet, the last one last.
    List<String> hands() {
        return List.copyOf(hands);
    }

    /// When the newest version was made of it; when it was first written on, if none was since.
    Instant settledAt() {
        return settledAt;
    }

    // What follows is guarded by the bell.

    /// An entry is on disk: whoever waits is told.
    void kept(Entry entry) {
        synchronized (bell) {
            if (kept.size() == MAX_KEPT) {
                kept.subList(0, MAX_KEPT / 2).clear();
                first = kept.getFirst().step();
            }
            kept.add(entry);
            keptStep = entry.end();
            ring();
        }
    }

    /// What is in memory is not what is on disk.
    void lose() {
        synchronized (bell) {
            lost = true;
            ring();
        }
    }

    boolean isLost() {
        synchronized (bell) {
            return lost;
        }
    }

    /// What is on disk since `from`; empty when memory does not go back that far.
    Optional<List<Entry>> since(int from) {
        synchronized (bell) {
            return from < first
                    ? Optional.empty()
                    : Optional.of(kept.stream().filter(entry -> entry.end() > from).toList());
        }
    }

    /// Somebody looks at it, or moved.
    void see(Presence presence, long now) {
        synchronized (bell) {
            forget(now);
            if (present.size() >= MAX_READERS && !present.containsKey(presence.client())) {
                throw new Refusal(
                        Refusal.Reason.UNAVAILABLE,
                        "A hundred windows have this story open; close one of them.");
            }
            seen.put(presence.client(), now);
            if (!presence.equals(present.put(presence.client(), presence))) {
                ring();
            }
        }
    }

    void leave(String client) {
        synchronized (bell) {
            seen.remove(client);
            if (present.remove(client) != null) {
                ring();
            }
        }
    }

    /// Whoever has not asked for long is not there any more.
    private void forget(long now) {
        if (seen.values().removeIf(last -> last < now - MOST_SILENT)) {
            present.keySet().retainAll(seen.keySet());
            ring();
        }
    }

    boolean isOpen(long now) {
        synchronized (bell) {
            forget(now);
            return !present.isEmpty();
        }
    }

    /// Waits until something is new: a change since `from`, or somebody came, moved or left since
    /// `call`.
    ///
    /// @return as it is then, also when nothing came in time
    News await(int from, int call, long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        synchronized (bell) {
            while (!lost && keptStep <= from && calls == call) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                bell.wait(left);
            }
            return new News(keptStep, calls, List.copyOf(present.values()), lost);
        }
    }

    /// Something beside the words is new.
    void tell() {
        synchronized (bell) {
            ring();
        }
    }

    private void ring() {
        calls++;
        bell.notifyAll();
    }

    /// @param step changes that are on disk
    /// @param call goes into the next [#await]
    record News(int step, int call, List<Presence> present, boolean lost) {}
}
