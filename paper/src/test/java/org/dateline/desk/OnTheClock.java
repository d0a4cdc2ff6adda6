package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dateline.Newsdesk;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A newsroom whose clock the test sets, and which prints by it once it keeps the time.
abstract class OnTheClock {
    static final Duration HOUR = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;
    Newsdesk newsroom;
    Desk desk;
    final List<String> alarms = new CopyOnWriteArrayList<>();
    final List<Long> served = new CopyOnWriteArrayList<>();
    private Optional<AutoCloseable> time = Optional.empty();

    @BeforeEach
    void open() {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
    }

    @AfterEach
    void close() throws Exception {
        stop();
        newsroom.close();
    }

    void keepTime() {
        time = Optional.of(desk.keepTime(served::add, alarms::add));
    }

    private void stop() throws Exception {
        if (time.isPresent()) {
            time.get().close();
            time = Optional.empty();
        }
    }

    void restart() throws Exception {
        stop();
        newsroom = newsroom.reopen();
        desk = newsroom.desk;
    }

    Instant in(Duration ahead) {
        return newsroom.clock.instant().plus(ahead);
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it should have come to be").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    static void refused(ThrowingCallable act, String words) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act).withMessageContaining(words);
    }
}
