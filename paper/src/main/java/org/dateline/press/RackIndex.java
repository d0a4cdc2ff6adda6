package org.dateline.press;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Where each page lies: a table in a mapped file, open addressing, at most half full. A slot is
/// four little-endian words: key, place of the gzip record, place of the brotli record, and a code
/// over the three, all zero when empty. It costs page cache, not heap, and opens without being
/// read. Slots are written through the channel.
///
/// One thread writes at a time (the rack's lock); any number read. A reader may see a slot half
/// written: whoever follows a place compares the record's key.
final class RackIndex implements AutoCloseable {
    /// Set in a brotli place when its quality is the best: nothing left to do.
    static final long BEST = 1L << 63;

    static final int NONE = -1;

    private static final int SLOT = 32;
    private static final int FIRST_CAPACITY = 1 << 10;

    /// At half load hardly ever more than a few dozen slots lie between a key's home and a free
    /// one.
    private static final int MAX_TRIES = 256;

    private static final ValueLayout.OfLong WORD =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path file;
    private final FileChannel channel;
    private final MemorySegment map;
    private final long capacity;
    private final int shift;
    private final RackSeal seal;
    private final ByteBuffer slot = ByteBuffer.allocateDirect(SLOT).order(ByteOrder.LITTLE_ENDIAN);
    private long used;

    /// Opens the table in `file`.
    ///
    /// @param used slots taken, as far as known; there may be more
    /// @throws IOException also when it is no table
    RackIndex(Path file, long used, RackSeal seal) throws IOException {
        this.file = file;
        this.used = used;
        this.seal = seal;
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.capacity = channel.size() / SLOT;
        if (capacity < FIRST_CAPACITY
                || Long.bitCount(capacity) != 1
                || capacity * SLOT != channel.size()) {
            channel.close();
            throw new IOException(file + " is not an index");
        }
        this.shift = Long.numberOfLeadingZeros(capacity - 1);
        this.map = channel.map(FileChannel.MapMode.READ_ONLY, 0, capacity * SLOT, Arena.ofAuto());
    }

    static RackIndex empty(Path file, RackSeal seal) throws IOException {
        try (FileChannel out = create(file)) {
            fill(out, FIRST_CAPACITY);
        }
        return new RackIndex(file, 0, seal);
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /// Takes the disk space now, so that no later slot meets a full disk.
    private static void fill(FileChannel out, long capacity) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(SLOT * FIRST_CAPACITY);
        for (long at = 0; at < capacity * SLOT; at += zeros.capacity()) {
            zeros.clear();
            while (zeros.hasRemaining()) {
                out.write(zeros, at + zeros.position());
            }
        }
    }

    long capacity() {
        return capacity;
    }

    long used() {
        return used;
    }

    /// Whether there is no room for `key` at half load. After a crash the slots taken are counted
    /// too low, by what the last second brought, and each crash adds to it: so a free slot far from
    /// home is no room either. Growing counts anew.
    boolean isFull(long key) {
        return find(key) == NONE && (used * 2 >= capacity || !isFreeNearHome(key));
    }

    private boolean isFreeNearHome(long key) {
        long at = home(key);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            if (key(at) == 0) {
                return true;
            }
            at = at + 1 & capacity - 1;
        }
        return false;
    }

    /// The slot of `key`, or [#NONE].
    long find(long key) {
        long at = home(key);
        for (long tries = 0; tries < capacity; tries++) {
            long there = key(at);
            if (there == key) {
                return at;
            }
            if (there == 0) {
                return NONE;
            }
            at = at + 1 & capacity - 1;
        }
        return NONE;
    }

    private long home(long key) {
        return key * 0x9E3779B97F4A7C15L >>> shift;
    }

    long key(long slot) {
        return map.get(WORD, slot * SLOT);
    }

    long gzip(long slot) {
        return map.get(WORD, slot * SLOT + 8);
    }

    long brotli(long slot) {
        return map.get(WORD, slot * SLOT + 16);
    }

    private long code(long slot) {
        return map.get(WORD, slot * SLOT + 24);
    }

    /// Whether the slot is as it was written.
    boolean isIntact(long slot) {
        return key(slot) == 0
                ? gzip(slot) == 0 && brotli(slot) == 0
                : seal.code(key(slot), gzip(slot), brotli(slot)) == code(slot);
    }

    void put(long key, long gzip, long brotli) throws IOException {
        put(key, gzip, brotli, seal.code(key, gzip, brotli));
    }

    private void put(long key, long gzip, long brotli, long code) throws IOException {
        long at = find(key);
        if (at == NONE) {
            at = free(key);
            used++;
        }
        slot.clear();
        slot.putLong(0, key).putLong(8, gzip).putLong(16, brotli).putLong(24, code);
        while (slot.hasRemaining()) {
            channel.write(slot, at * SLOT + slot.position());
        }
    }

    private long free(long key) {
        long at = home(key);
        while (key(at) != 0) {
            at = at + 1 & capacity - 1;
        }
        return at;
    }

    /// The same table with twice the slots, in the same file's place.
    RackIndex grown() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileChannel out = create(next)) {
            fill(out, capacity * 2);
        }
        RackIndex bigger = new RackIndex(next, 0, seal);
        for (long at = 0; at < capacity; at++) {
            if (key(at) != 0) {
                bigger.put(key(at), gzip(at), brotli(at), code(at));
            }
        }
        bigger.force();
        bigger.close();
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return new RackIndex(file, bigger.used, seal);
    }

    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
