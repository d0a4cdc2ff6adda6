package org.dateline.press;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files the pages lie in, each only ever appended to and mapped for reading. They are written
/// through a channel: writing through a map on a full disk would kill the process. A place is a
/// segment's number above an offset, both in one long; never 0.
///
/// One thread writes at a time (the rack's lock); any number read.
final class RackSegments implements AutoCloseable {
    /// Records begin here; offset 0 would make a place of 0.
    static final int FIRST = 16;

    private final Path folder;
    private final int size;
    private volatile @Nullable Segment[] segments = new Segment[0];
    private int active = -1;

    /// One file. Unwritten parts of it are holes: they cost no disk.
    static final class Segment {
        final Path file;
        final FileChannel channel;
        final ByteBuffer map;
        int tail;
        long dead;
        boolean forced = true;

        Segment(Path file, int size, int tail, long dead) throws IOException {
            this.file = file;
            this.channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            this.map =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size)
                            .order(ByteOrder.LITTLE_ENDIAN);
            this.tail = tail;
            this.dead = dead;
        }

        void write(ByteBuffer bytes, int at) throws IOException {
            int to = at;
            while (bytes.hasRemaining()) {
                to += channel.write(bytes, to);
            }
            forced = false;
        }

        /// Returns what a full disk let in of a record: somebody else may need it. Nobody reads
        /// behind the tail.
        void giveBack() throws IOException {
            channel.truncate(tail);
            try (RandomAccessFile same = new RandomAccessFile(file.toFile(), "rw")) {
                same.setLength(map.capacity());
            }
        }
    }

    /// @param size of a new segment, bytes
    RackSegments(Path folder, int size) {
        this.folder = folder;
        this.size = size;
    }

    /// Takes up a segment that is there.
    void adopt(int number, int tail, long dead) throws IOException {
        Path file = file(number);
        if (!Files.exists(file)) {
            throw new IOException(file + " is gone");
        }
        int length = (int) Math.clamp(Files.size(file), size, Integer.MAX_VALUE - 16L);
        put(number, new Segment(file, length, tail, dead));
        active = Math.max(active, number);
    }

    /// Takes up segments begun right before a crash, and deletes those forgotten right before it.
    void adoptRest() throws IOException {
        for (int number = 0; number < active; number++) {
            if (segments[number] == null) {
                Files.deleteIfExists(file(number));
            }
        }
        while (Files.exists(file(active + 1))) {
            adopt(active + 1, FIRST, 0);
        }
    }

    /// Writes a record behind the last.
    ///
    /// @return its place
    long append(ByteBuffer record) throws IOException {
        Segment segment = active < 0 ? null : segments[active];
        if (segment == null || record.remaining() > segment.map.capacity() - segment.tail) {
            segment = next(record.remaining());
        }
        int at = segment.tail;
        try {
            segment.write(record, at);
        } catch (IOException e) {
            segment.giveBack();
            throw e;
        }
        segment.tail = at + record.limit();
        return (long) active << 32 | at;
    }

    private Segment next(int length) throws IOException {
        int number = active + 1;
        Segment segment = new Segment(file(number), Math.max(size, FIRST + length), FIRST, 0);
        put(number, segment);
        active = number;
        return segment;
    }

    private void put(int number, Segment segment) {
        @Nullable Segment[] more = Arrays.copyOf(segments, Math.max(segments.length, number + 1));
        more[number] = segment;
        segments = more;
    }

    /// The segment a place lies in, or null when there is none.
    @Nullable Segment at(long place) {
        @Nullable Segment[] now = segments;
        int number = number(place);
        return number < now.length ? now[number] : null;
    }

    static int number(long place) {
        return (int) (place >>> 32) & Integer.MAX_VALUE;
    }

    static int offset(long place) {
        return (int) place;
    }

    /// All there are, by number; null where one was dropped.
    @Nullable Segment[] all() {
        return segments;
    }

    boolean isActive(int number) {
        return number == active;
    }

    /// Marks a replaced record: its nonce is wiped, so no altered index brings it back. Nothing
    /// happens when no record of `key` is there: after a crash a slot may name a place that was
    /// written anew.
    void retire(long key, long place) throws IOException {
        Segment segment = at(place);
        int at = offset(place);
        if (place != 0
                && segment != null
                && RackRecord.isAt(segment.map, at)
                && segment.map.getLong(at + RackRecord.KEY) == key) {
            segment.write(ByteBuffer.allocate(RackRecord.WIPED), at);
            segment.dead += RackRecord.length(segment.map, at);
        }
    }

    /// Forgets a segment nothing lives in. Readers in the middle of it keep their map.
    ///
    /// @return its file, to be deleted
    Path forget(int number) throws IOException {
        @Nullable Segment[] fewer = segments.clone();
        Segment segment = fewer[number];
        fewer[number] = null;
        segments = fewer;
        if (segment != null) {
            segment.channel.close();
        }
        return file(number);
    }

    void force() throws IOException {
        for (Segment segment : segments) {
            if (segment != null && !segment.forced) {
                segment.forced = true;
                segment.channel.force(false);
            }
        }
    }

    List<RackState.Extent> extents() {
        List<RackState.Extent> extents = new ArrayList<>();
        @Nullable Segment[] now = segments;
        for (int number = 0; number < now.length; number++) {
            Segment segment = now[number];
            if (segment != null) {
                extents.add(new RackState.Extent(number, segment.tail, segment.dead));
            }
        }
        return extents;
    }

    private Path file(int number) {
        return folder.resolve("pages-%06d".formatted(number));
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments) {
            if (segment != null) {
                segment.channel.close();
            }
        }
    }
}
