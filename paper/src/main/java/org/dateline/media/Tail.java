package org.dateline.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The last 8 KiB of what a program says; what came before is read and dropped, so that the program
/// never waits for us.
final class Tail {
    private static final int KEPT = 8_192;

    private final byte[] last = new byte[KEPT];
    private long length;
    private final Thread thread;

    private Tail(InputStream from) {
        this.thread = Thread.ofVirtual().name("cage-said").unstarted(() -> read(from));
    }

    static Tail of(InputStream from) {
        Tail tail = new Tail(from);
        tail.thread.start();
        return tail;
    }

    /// What there is when the program has ended; a moment is given for the rest to arrive.
    String text() throws InterruptedException {
        thread.join(1_000);
        synchronized (this) {
            int kept = (int) Math.min(length, KEPT);
            byte[] text = new byte[kept];
            for (int i = 0; i < kept; i++) {
                text[i] = last[(int) ((length - kept + i) % KEPT)];
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    private void read(InputStream from) {
        byte[] piece = new byte[1_024];
        try (from) {
            for (int read; (read = from.read(piece)) >= 0; ) {
                keep(piece, read);
            }
        } catch (IOException ended) {
            // The pipe of a killed program breaks; what it said until then is kept.
            return;
        }
    }

    private synchronized void keep(byte[] piece, int count) {
        for (int i = 0; i < count; i++) {
            last[(int) (length++ % KEPT)] = piece[i];
        }
    }
}
