package org.dateline.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import org.jspecify.annotations.Nullable;

/// Where finished pages wait for readers: compressed bodies in mapped files, an index beside them,
/// and the head and rails all pages of an edition share. Everything on it can be pressed again from
/// the ledger, so what is damaged is refused and never served, and a rack that cannot be opened
/// starts empty.
///
/// Any thread may put and pick; picking takes no lock.
public final class Rack implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Rack.class.getName());
    private static final int SEGMENT = 1 << 30;
    private static final long BULK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long NEWS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final byte[] NO_PATH = {};

    private final RackSeal seal;
    private final RackFiles files;
    private final RackEnds ends;
    private final RackShelves shelves;
    private final RackLookup lookup;
    private final RackChores chores;
    private volatile long lastBulk = System.nanoTime() - BULK_NANOS;
    private volatile long lastNews = System.nanoTime() - NEWS_NANOS;

    /// Opens the rack in `folder`, made when absent; at once, however much is on it.
    ///
    /// @param secret any key; pages put there under another are not taken up
    /// @throws Refusal when the folder cannot be written
    public static Rack open(Path folder, SecretKey secret) {
        Rack rack = open(folder, secret, SEGMENT);
        rack.chores.start();
        return rack;
    }

    /// A rack whose chores run only when asked.
    static Rack open(Path folder, SecretKey secret, int segmentSize) {
        try {
            Files.createDirectories(folder);
            return new Rack(folder, new RackSeal(secret), segmentSize);
        } catch (IOException e) {
            throw unavailable("The rack in " + folder + " cannot be opened", e);
        }
    }

    private Rack(Path folder, RackSeal seal, int segmentSize) throws IOException {
        this.seal = seal;
        this.files = new RackFiles(folder, seal);
        this.ends = new RackEnds(folder, files);
        this.shelves = new RackShelves(folder, files, seal, ends, segmentSize);
        this.lookup = new RackLookup(shelves, ends, seal);
        this.chores = new RackChores(this, shelves, lookup);
    }

    /// Throws every page away, to be pressed again from the first entry on. Head and rails stay.
    public void clear() {
        try {
            shelves.clear();
            lookup.repaired();
        } catch (IOException e) {
            throw unavailable("The rack cannot be cleared", e);
        }
    }

    /// Ledger entries all of whose pages are on the rack; 0 at first. After a crash it may name
    /// fewer than it did, by what the last second brought: pressing a page again does no harm.
    public long reached() {
        return shelves.reached();
    }

    /// Says that the pages of the first `size` entries are on the rack.
    public void reached(long size) {
        shelves.reached(size);
    }

    /// Sets the constant part pages put from now on begin with, up to just before the title. Pages
    /// put before keep theirs.
    ///
    /// @param edition whose pages; 0 is the main one
    public void head(int edition, byte[] html) {
        synchronized (shelves) {
            try {
                ends.head(edition, html);
            } catch (IOException e) {
                throw unavailable("The pages' new head cannot be stored", e);
            }
            shelves.stain();
        }
    }

    /// Sets the head of the main edition.
    public void head(byte[] html) {
        head(0, html);
    }

    /// Sets the end of every page of an edition, from the rails to the closing tag; live when this
    /// returns. After a crash those of a second ago may stand there, until the press starts.
    ///
    /// @param edition whose pages; an edition that has none ends as the main one, 0
    /// @throws IllegalStateException when it cannot be joined to pages; the old rails stay
    public void rails(int edition, byte[] html) {
        RackRails next = new RackRails(html);
        synchronized (shelves) {
            ends.rails(edition, next);
            shelves.stain();
        }
    }

    /// Sets the rails of the main edition, and of those that have none.
    public void rails(byte[] html) {
        rails(0, html);
    }

    /// Puts a page on the rack, in place of the one that stood there; readers get it when this
    /// returns.
    ///
    /// @throws Refusal when the disk is full or failing: the old page stands
    public void put(Sheet sheet, Effort effort) {
        RackHead behind = ends.head(sheet.edition());
        switch (effort) {
            case NOW -> {
                lastNews = System.nanoTime();
                var quick =
                        ForkJoinPool.commonPool().submit(() -> brotli(sheet, behind, Brotli.QUICK));
                put(sheet, gzip(sheet, behind, effort), quick.join());
            }
            case BULK -> {
                lastBulk = System.nanoTime();
                put(sheet, gzip(sheet, behind, effort), null);
            }
        }
    }

    private void put(Sheet sheet, ByteBuffer gzip, @Nullable ByteBuffer brotli) {
        try {
            long key = RackRecord.key(sheet);
            shelves.put(key, gzip, brotli);
            lookup.repaired(key);
        } catch (IOException e) {
            throw unavailable(sheet.path() + " cannot be put on the rack", e);
        }
    }

    private ByteBuffer gzip(Sheet sheet, RackHead behind, Effort effort) {
        byte[] data = Gzip.body(behind.html(), sheet.body(), effort);
        return RackRecord.of(sheet, behind, 0, data, seal);
    }

    @Nullable ByteBuffer brotli(Sheet sheet, RackHead behind, int quality) {
        if (!Brotli.isAvailable()) {
            return null;
        }
        byte[] data = Brotli.page(behind.html(), sheet.body(), quality);
        return RackRecord.of(sheet, behind, quality, data, seal);
    }

    /// Takes the page at `path` away, if there is one. A withdrawn story is not removed: its
    /// tombstone is put.
    public void remove(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
        try {
            shelves.remove(RackRecord.key(bytes, 0, bytes.length));
        } catch (IOException e) {
            throw unavailable(path + " cannot be taken off the rack", e);
        }
    }

    /// Picks a story's page, checked to the last byte. Raises the alarm when it is damaged.
    ///
    /// @param story the id as a number
    /// @param wanted the coding the reader takes; brotli falls back on gzip
    public Found pick(long story, Coding wanted, Pick into) {
        return lookup.pick(story, NO_PATH, 0, 0, wanted, into);
    }

    /// Picks the front or standing page at the path in `bytes` from `from` up to `to`.
    public Found pick(byte[] bytes, int from, int to, Coding wanted, Pick into) {
        long key = RackRecord.key(bytes, from, to);
        Found found = lookup.pick(key, bytes, from, to, wanted, into);
        return found == Found.PAGE && !into.isAt(bytes, from, to) ? Found.NOTHING : found;
    }

    /// The ledger position the story's page shows, or -1 when there is no sound page.
    public long position(StoryId story) {
        Pick pick = new Pick();
        return lookup.page(story.value(), pick) ? pick.position() : -1;
    }

    /// Sets who hears of damage.
    public void onDamage(Alarm listener) {
        lookup.onDamage(listener);
    }

    /// Compares every page on the disk with its seal.
    ///
    /// @param progress told how many slots of how many have been looked at
    /// @return one sentence for each thing that is damaged
    public List<String> verify(Progress progress) {
        List<String> findings = new ArrayList<>(files.examine());
        findings.addAll(sweep().whole(progress));
        return findings;
    }

    /// The same for a rack nobody has open; it is left as it is.
    public static List<String> examine(Path folder, SecretKey secret, Progress progress) {
        List<String> findings = new RackFiles(folder, new RackSeal(secret)).examine();
        if (!findings.isEmpty() || !Files.exists(folder.resolve(RackState.FILE))) {
            return findings;
        }
        try (Rack rack = open(folder, secret, SEGMENT)) {
            return rack.verify(progress);
        }
    }

    /// Hears how far a long task is.
    @FunctionalInterface
    public interface Progress {
        void at(long done, long of);
    }

    /// Does at once what would follow in the background: the best brotli of every page, and the
    /// space of replaced ones.
    ///
    /// @param progress told how many slots of how many have been looked at
    public void settle(Progress progress) {
        chores.settle(progress);
    }

    /// Puts the best brotli off, or takes it up again: for a host that needs its processor now.
    public void deferBrotli(boolean deferred) {
        chores.deferBrotli(deferred);
    }

    /// What is on the rack.
    public RackStatistics statistics() {
        long bytes = 0;
        long dead = 0;
        for (RackSegments.Segment segment : shelves.segments().all()) {
            if (segment != null) {
                bytes += segment.tail;
                dead += segment.dead;
            }
        }
        return new RackStatistics(
                shelves.index().used(),
                bytes,
                dead,
                lookup.damaged(),
                chores.unbrotlied(),
                chores.sweeps());
    }

    RackSweep sweep() {
        return new RackSweep(shelves, ends, seal, lookup);
    }

    RackShelves shelves() {
        return shelves;
    }

    RackChores chores() {
        return chores;
    }

    /// Whether many pages came in the last seconds and chores should stand back.
    boolean isBusy() {
        return System.nanoTime() - lastBulk < BULK_NANOS;
    }

    /// Whether a page somebody waits for was put a moment ago: more of the same publication follow.
    boolean isHurried() {
        return System.nanoTime() - lastNews < NEWS_NANOS;
    }

    /// Closes the files. On a full disk the last second's progress may go unwritten, and is made up
    /// for after the next start.
    @Override
    public void close() {
        chores.stop();
        try {
            shelves.checkpoint();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The rack's state could not be written: " + e);
        }
        try {
            shelves.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal unavailable(String what, IOException why) {
        return new Refusal(
                Refusal.Reason.UNAVAILABLE,
                what + ": " + why.getMessage() + ". Is the disk full or read-only?");
    }
}
