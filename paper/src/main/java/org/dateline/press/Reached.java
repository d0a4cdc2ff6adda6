package org.dateline.press;

import java.time.Duration;
import org.dateline.story.Refusal;

/// How far the press has come, and who waits for it.
final class Reached {
    private volatile long entries;

    Reached(long entries) {
        this.entries = entries;
    }

    long entries() {
        return entries;
    }

    synchronized void advance(long to) {
        entries = to;
        notifyAll();
    }

    /// Waits until the entry at `position` is pressed.
    ///
    /// @throws Refusal when it is not after `patience`
    synchronized void await(long position, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (entries <= position) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw behind(position);
                }
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The paper is stopping.");
        }
    }

    private static Refusal behind(long position) {
        return new Refusal(
                Refusal.Reason.UNAVAILABLE,
                "It is published, as entry %d of the ledger, but not on the site yet: the press is behind. It follows by itself."
                        .formatted(position));
    }
}
