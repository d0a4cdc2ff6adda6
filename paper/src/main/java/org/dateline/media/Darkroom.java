package org.dateline.media;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes of a picture the files readers are given. All decoding happens in a worker, a process of
/// its own in a [Cage]: a hostile file can end that process and nothing else, and the next picture
/// gets a new one.
///
/// The worker starts when it is first needed and goes home when it has had nothing to do for a
/// minute. Any number of threads; one picture at a time, in the order they come.
public final class Darkroom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Darkroom.class);

    /// The longest a picture may take, by the clock.
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration IDLE = Duration.ofMinutes(1);

    /// After so many pictures a new worker takes over: libraries in C may lose memory.
    private static final int SHIFT = 500;

    /// What the darkroom works with.
    public enum Equipment {
        /// libvips where it is installed.
        BEST,
        /// Java alone.
        PLAIN
    }

    private final Cage cage;
    private final Equipment equipment;
    private final Duration patience;
    private final Duration idle;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicInteger deaths = new AtomicInteger();
    private final AtomicLong peak = new AtomicLong();
    private Optional<Worker> worker = Optional.empty();
    private boolean closed;

    /// @param cage where the worker lives
    public Darkroom(Cage cage, Equipment equipment) {
        this(cage, equipment, PATIENCE, IDLE);
    }

    Darkroom(Cage cage, Equipment equipment, Duration patience, Duration idle) {
        this.cage = cage;
        this.equipment = equipment;
        this.patience = patience;
        this.idle = idle;
    }

    /// Develops one picture.
    ///
    /// @param original is read and stays as it is
    /// @param folder where the files are put, each named by its digest; must be there
    /// @throws Refusal when it is broken, too large or nothing the darkroom can read, and when the
    ///   worker died of it; the folder is then as it was
    public Development develop(Path original, Order order, Path folder) {
        turn.lock();
        try {
            if (closed) {
                throw new Refusal(
                        Refusal.Reason.UNAVAILABLE,
                        "The paper is closing: send the picture again.");
            }
            return develop(worker(), original, order, folder);
        } finally {
            turn.unlock();
        }
    }

    /// How many workers have died of a picture, or were stopped because of one.
    public int deaths() {
        return deaths.get();
    }

    /// The most memory a worker has had in use, in bytes; 0 where there is no `/proc`.
    public long peak() {
        return peak.get();
    }

    /// Whether a worker is there now.
    public boolean isStaffed() {
        turn.lock();
        try {
            return worker.isPresent();
        } finally {
            turn.unlock();
        }
    }

    /// Sends the worker home, after the picture it is at.
    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            sendHome();
        } finally {
            turn.unlock();
        }
    }

    private Development develop(Worker at, Path original, Order order, Path folder) {
        Path job = at.makeFolder();
        ObjectNode answer;
        try {
            answer = at.ask(job(original, order, job), patience);
        } catch (UncheckedIOException | Refusal silent) {
            throw died(at, original);
        }
        try {
            return new Delivery(job, folder).of(answer);
        } finally {
            peak.accumulateAndGet(at.peak(), Math::max);
            Cage.delete(job);
        }
    }

    private static ObjectNode job(Path original, Order order, Path folder) {
        ObjectNode job = StoryJson.MAPPER.createObjectNode();
        job.put("original", original.toAbsolutePath().toString()).put("folder", folder.toString());
        job.set("order", OrderJson.write(order));
        return job;
    }

    private Refusal died(Worker at, Path original) {
        deaths.incrementAndGet();
        Worker.Death death = at.death();
        peak.accumulateAndGet(at.peak(), Math::max);
        worker = Optional.empty();
        at.close();
        LOG.warn("The darkroom's worker died of {}: {}", original.getFileName(), death.said());
        return death.refusal();
    }

    private Worker worker() {
        if (worker.filter(now -> now.jobs() >= SHIFT || now.isGone()).isPresent()) {
            sendHome();
        }
        if (worker.isEmpty()) {
            Worker started = Worker.start(cage, equipment);
            worker = Optional.of(started);
            Thread.ofVirtual().name("darkroom-idle").start(() -> sendHomeWhenIdle(started));
        }
        return worker.get();
    }

    private void sendHome() {
        worker.ifPresent(Worker::close);
        worker = Optional.empty();
    }

    private void sendHomeWhenIdle(Worker at) {
        try {
            while (true) {
                Thread.sleep(idle.minus(at.idle()).plusMillis(1));
                turn.lock();
                try {
                    if (worker.filter(now -> now == at).isEmpty()) {
                        return;
                    }
                    if (at.idle().compareTo(idle) >= 0) {
                        sendHome();
                        return;
                    }
                } finally {
                    turn.unlock();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
