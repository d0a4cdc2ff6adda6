package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final String HERE = "198.51.100.7";

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Attempts attempts = new Attempts(nanos::get);

    @Test
    void tenAreFreeAndThenOneEverySixSeconds() {
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThat(attempts.wait(HERE)).isEmpty();
            attempts.failed(HERE);
        }
        assertThat(attempts.wait(HERE)).contains(Attempts.EACH);
        pass(Attempts.EACH.toNanos() - 1);
        assertThat(attempts.wait(HERE)).isPresent();
        pass(1);
        assertThat(attempts.wait(HERE)).isEmpty();
        attempts.failed(HERE);
        assertThat(attempts.wait(HERE)).contains(Attempts.EACH);
        assertThat(attempts.wait("198.51.100.8")).isEmpty();
    }

    @Test
    void afterAMinuteAllIsForgotten() {
        for (int i = 0; i < Attempts.FREE; i++) {
            attempts.failed(HERE);
        }
        pass(Attempts.FREE * Attempts.EACH.toNanos());
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThat(attempts.wait(HERE)).isEmpty();
            attempts.failed(HERE);
        }
        assertThat(attempts.wait(HERE)).isPresent();
    }

    @Test
    void aFloodOfFailuresFromOneAddressIsNeverForgivenAndWaitsAnHourAtMost() {
        for (int i = 0; i < 2_000; i++) {
            attempts.failed(HERE);
        }
        assertThat(attempts.wait(HERE)).contains(Attempts.LONGEST);
        pass(Attempts.LONGEST.toNanos() - 1);
        assertThat(attempts.wait(HERE)).isPresent();
        pass(1);
        assertThat(attempts.wait(HERE)).isEmpty();
    }

    @Test
    void aFloodOfAddressesPushesOutTheOldestOnly() {
        for (int i = 0; i < Attempts.FREE; i++) {
            attempts.failed(HERE);
        }
        for (int i = 0; i < 9_999; i++) {
            attempts.failed("2001:db8::" + i);
        }
        assertThat(attempts.wait(HERE)).isPresent();
        attempts.failed("2001:db8::f");
        assertThat(attempts.wait(HERE)).isEmpty();
    }

    private void pass(long time) {
        nanos.addAndGet(time);
    }
}
