package org.dateline.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.dateline.media.Cage.Excess;

/// Looks at a running program twenty times a second and stops it when it uses too much memory or
/// when its deadline passes.
final class Watch {
    private static final long PAUSE_MILLIS = 50;
    private static final long NONE = Long.MAX_VALUE;

    private final Running running;
    private final long resident;
    private final Thread thread;
    private volatile long deadline = NONE;
    private volatile long peak;

    private Watch(Running running, long resident) {
        this.running = running;
        this.resident = resident;
        this.thread = Thread.ofVirtual().name("cage-watch").unstarted(this::look);
    }

    static Watch over(Running running, long resident) {
        Watch watch = new Watch(running, resident);
        watch.thread.start();
        return watch;
    }

    void within(Duration time) {
        deadline = now() + time.toMillis();
    }

    void atLeisure() {
        deadline = NONE;
    }

    long peak() {
        return peak;
    }

    void end() {
        thread.interrupt();
    }

    private void look() {
        try {
            while (!running.isOver()) {
                if (now() >= deadline) {
                    running.stop(Excess.TIME);
                } else if (weigh() > resident) {
                    running.stop(Excess.MEMORY);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private long weigh() {
        ProcessHandle program = running.handle();
        long weight =
                Stream.concat(Stream.of(program), program.descendants())
                        .mapToLong(Watch::residentOf)
                        .sum();
        peak = Math.max(peak, weight);
        return weight;
    }

    /// The second number in `/proc/PID/statm` is the resident set in pages (proc(5)).
    private static long residentOf(ProcessHandle program) {
        Path facts = Path.of("/proc", String.valueOf(program.pid()), "statm");
        try {
            String[] words = Files.readString(facts, StandardCharsets.US_ASCII).split(" ", -1);
            return words.length < 2 ? 0 : Long.parseLong(words[1]) * 4_096;
        } catch (IOException gone) {
            // It has ended, or this system has no /proc.
            return 0;
        }
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
