package org.dateline.press;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import org.jspecify.annotations.Nullable;

/// Where finished pages wait for readers: compressed bodies in mapped files, an index beside them,
/// and the head and rails all pages share. Everything on it can be pressed again from the ledger,
/// so what is damaged is refused and never served, and a rack that cannot be opened starts empty.
///
/// Any thread may put and pick. Writing takes this object's lock, picking none.
public final class Rack implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Rack.class.getName());
    private static final String INDEX = "index";
    private static final String RAILS = "rails";
    private static final String HEAD = "head-%08x";
    private static final int SEGMENT = 1 << 30;
    private static final int MAX_ALARMS = 10_000;
    private static final long BULK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long NEWS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Path folder;
    private final RackSeal seal;
    private final RackFiles files;
    private final int segmentSize;
    private final Set<Long> alarmed = ConcurrentHashMap.newKeySet();
    private final RackChores chores;

    private volatile RackSegments segments;
    private volatile RackIndex index;
    private volatile Map<Integer, RackHead> heads = Map.of();
    private volatile RackHead head = new RackHead(new byte[0]);
    private volatile @Nullable RackRails rails;
    private volatile Alarm alarm = (path, story) -> {};
    private volatile long reached;
    private volatile long lastBulk = System.nanoTime() - BULK_NANOS;
    private volatile long lastNews = System.nanoTime() - NEWS_NANOS;
    private volatile long puts;
    private boolean dirty;
    private boolean isRailsFileOld;

    /// Opens the rack in `folder`, made when absent; at once, however much is on it.
    ///
    /// @param secret for HMAC-SHA-256; pages put there under another are not taken up
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
        this.folder = folder;
        this.seal = seal;
        this.segmentSize = segmentSize;
        this.files = new RackFiles(folder, seal);
        this.segments = new RackSegments(folder, segmentSize);
        Optional<RackState> state = state();
        RackIndex found = state.isEmpty() ? null : adopt(state.get());
        this.index = found == null ? fresh() : found;
        this.chores = new RackChores(this);
    }

    private Optional<RackState> state() throws IOException {
        try {
            return files.read(RackState.FILE).map(RackState::of);
        } catch (IllegalArgumentException otherRelease) {
            return Optional.empty();
        }
    }

    /// Takes up what is there; null when it does not fit together.
    private @Nullable RackIndex adopt(RackState state) throws IOException {
        try {
            for (RackState.Extent extent : state.segments()) {
                segments.adopt(extent.number(), extent.tail(), extent.dead());
            }
            segments.adoptRest();
            RackTail.settle(segments, seal);
            loadHeads(state.head());
            files.read(RAILS).ifPresent(html -> rails = new RackRails(html));
            reached = state.reached();
            return new RackIndex(folder.resolve(INDEX), state.used(), seal);
        } catch (IOException e) {
            segments.close();
            return null;
        }
    }

    private void loadHeads(int current) throws IOException {
        List<RackHead> loaded = new ArrayList<>();
        try (var names = Files.newDirectoryStream(folder, "head-????????")) {
            for (Path path : names) {
                files.read(path.getFileName().toString())
                        .ifPresent(html -> loaded.add(new RackHead(html)));
            }
        }
        loaded.forEach(this::live);
        head = heads.getOrDefault(current, head);
    }

    private RackIndex fresh() throws IOException {
        try (var names = Files.newDirectoryStream(folder)) {
            for (Path path : names) {
                if (Files.isRegularFile(path)) {
                    Files.delete(path);
                }
            }
        }
        segments = new RackSegments(folder, segmentSize);
        reached = 0;
        heads = Map.of();
        live(head);
        dirty = true;
        return RackIndex.empty(folder.resolve(INDEX), seal);
    }

    /// Throws every page away, to be pressed again from the first entry on. Head and rails stay.
    public synchronized void clear() {
        try {
            RackIndex old = index;
            segments.close();
            index = fresh();
            old.close();
            files.write(HEAD.formatted(head.id()), head.html(), false);
            if (rails != null) {
                files.write(RAILS, rails.html(), false);
            }
            alarmed.clear();
            checkpoint();
        } catch (IOException e) {
            throw unavailable("The rack cannot be cleared", e);
        }
    }

    /// Ledger entries all of whose pages are on the rack; 0 at first. After a crash it may name
    /// fewer than it did, by what the last second brought: pressing a page again does no harm.
    public long reached() {
        return reached;
    }

    /// Says that the pages of the first `size` entries are on the rack.
    public synchronized void reached(long size) {
        reached = size;
        dirty = true;
    }

    /// Sets the constant part pages put from now on begin with, up to just before the title. Pages
    /// put before keep theirs.
    public synchronized void head(byte[] html) {
        RackHead next = new RackHead(html);
        try {
            files.write(HEAD.formatted(next.id()), html, true);
        } catch (IOException e) {
            throw unavailable("The pages' new head cannot be stored", e);
        }
        live(next);
        head = next;
        dirty = true;
    }

    private void live(RackHead more) {
        Map<Integer, RackHead> next = new HashMap<>(heads);
        next.put(more.id(), more);
        heads = Map.copyOf(next);
    }

    /// Forgets the heads no page is behind, on the disk too once no slot a crash could bring back
    /// names them. Nothing is forgotten when a head was set since `known` were all.
    ///
    /// @param named by the pages there are
    void keepHeads(Map<Integer, RackHead> known, Set<Integer> named) throws IOException {
        checkpoint();
        synchronized (this) {
            Map<Integer, RackHead> kept = new HashMap<>(known);
            kept.keySet().retainAll(named);
            kept.put(head.id(), head);
            if (heads == known && kept.size() < known.size()) {
                heads = Map.copyOf(kept);
                for (int id : known.keySet()) {
                    if (!kept.containsKey(id)) {
                        Files.deleteIfExists(folder.resolve(HEAD.formatted(id)));
                    }
                }
            }
        }
    }

    /// Sets the end of every page, from the rails to the closing tag; live when this returns. After
    /// a crash those of a second ago may stand there, until the press starts.
    ///
    /// @throws IllegalStateException when it cannot be joined to pages; the old rails stay
    public void rails(byte[] html) {
        RackRails next = new RackRails(html);
        synchronized (this) {
            rails = next;
            isRailsFileOld = true;
            dirty = true;
        }
    }

    /// Puts a page on the rack, in place of the one that stood there; readers get it when this
    /// returns.
    ///
    /// @throws Refusal when the disk is full or failing: the old page stands
    public void put(Sheet sheet, Effort effort) {
        RackHead behind = head;
        byte[] gzip = Gzip.body(behind.html(), sheet.body(), effort);
        ByteBuffer zipped = RackRecord.of(sheet, behind, 0, gzip, seal);
        ByteBuffer quick = null;
        switch (effort) {
            case NOW -> {
                lastNews = System.nanoTime();
                quick = brotli(sheet, behind, Brotli.QUICK);
            }
            case BULK -> lastBulk = System.nanoTime();
        }
        try {
            put(RackRecord.key(sheet), zipped, quick);
        } catch (IOException e) {
            throw unavailable(sheet.path() + " cannot be put on the rack", e);
        }
    }

    @Nullable ByteBuffer brotli(Sheet sheet, RackHead behind, int quality) {
        if (!Brotli.isAvailable()) {
            return null;
        }
        byte[] data = Brotli.page(behind.html(), sheet.body(), quality);
        return RackRecord.of(sheet, behind, quality, data, seal);
    }

    private synchronized void put(long key, ByteBuffer gzip, @Nullable ByteBuffer brotli)
            throws IOException {
        long slot = index.find(key);
        long oldGzip = slot == RackIndex.NONE ? 0 : index.gzip(slot);
        long oldBrotli = slot == RackIndex.NONE ? 0 : index.brotli(slot);
        long gzipAt = segments.append(gzip);
        long brotliAt = brotli == null ? 0 : segments.append(brotli);
        place(key, gzipAt, brotliAt);
        for (long old : new long[] {oldGzip, oldBrotli & ~RackIndex.BEST}) {
            if (old != gzipAt && old != brotliAt) {
                segments.retire(key, old);
            }
        }
        alarmed.remove(key);
        puts++;
    }

    /// Writes the slot of `key`, growing the table when it must.
    private void place(long key, long gzip, long brotli) throws IOException {
        if (index.isFull(key)) {
            RackIndex old = index;
            index = old.grown();
            old.close();
        }
        index.put(key, gzip, brotli);
        dirty = true;
    }

    /// Puts a copy in the place of a record, if that is still the page's.
    synchronized void exchange(long key, long old, ByteBuffer copy) throws IOException {
        long slot = index.find(key);
        if (slot == RackIndex.NONE) {
            return;
        }
        long gzip = index.gzip(slot);
        long brotli = index.brotli(slot);
        if (gzip == old) {
            place(key, segments.append(copy), brotli);
        } else if (old == (brotli & ~RackIndex.BEST)) {
            place(key, gzip, segments.append(copy) | brotli & RackIndex.BEST);
        }
    }

    /// Forgets a segment nothing lives in, on the disk too once the state no longer names it.
    void drop(int number) throws IOException {
        Path file;
        synchronized (this) {
            file = segments.forget(number);
            dirty = true;
        }
        checkpoint();
        Files.deleteIfExists(file);
    }

    /// Puts the best brotli beside the gzip record it was made from, if that is still the page's.
    synchronized void best(long key, long gzip, ByteBuffer record) throws IOException {
        long slot = index.find(key);
        if (slot != RackIndex.NONE && index.gzip(slot) == gzip) {
            long old = index.brotli(slot);
            place(key, gzip, segments.append(record) | RackIndex.BEST);
            segments.retire(key, old);
        }
    }

    /// Takes the page at `path` away, if there is one. A withdrawn story is not removed: its
    /// tombstone is put.
    public void remove(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
        long key = RackRecord.key(bytes, 0, bytes.length);
        synchronized (this) {
            long slot = index.find(key);
            if (slot != RackIndex.NONE) {
                try {
                    long gzip = index.gzip(slot);
                    long brotli = index.brotli(slot);
                    place(key, 0, 0);
                    segments.retire(key, gzip);
                    segments.retire(key, brotli);
                } catch (IOException e) {
                    throw unavailable(path + " cannot be taken off the rack", e);
                }
            }
        }
    }

    /// Looks for a story's page.
    ///
    /// @param story the id as a number
    /// @param wanted the coding the reader takes; brotli falls back on gzip
    public Found pick(long story, Coding wanted, Pick into) {
        return pickKey(story, wanted, into);
    }

    /// Looks for the front or standing page at the path in `bytes` from `from` up to `to`.
    public Found pick(byte[] bytes, int from, int to, Coding wanted, Pick into) {
        Found found = pickKey(RackRecord.key(bytes, from, to), wanted, into);
        return found == Found.PAGE && !into.isAt(bytes, from, to) ? Found.NOTHING : found;
    }

    private Found pickKey(long key, Coding wanted, Pick into) {
        RackRails live = rails;
        if (live == null) {
            return Found.NOT_READY;
        }
        RackIndex table = index;
        long slot = key == 0 ? RackIndex.NONE : table.find(key);
        if (slot == RackIndex.NONE || table.gzip(slot) == 0) {
            return Found.NOTHING;
        }
        if (wanted == Coding.BROTLI
                && table.brotli(slot) != 0
                && fill(key, table.brotli(slot), Coding.BROTLI, live, into)) {
            return Found.PAGE;
        }
        Coding lesser = wanted == Coding.BROTLI ? Coding.GZIP : wanted;
        return fill(key, table.gzip(slot), lesser, live, into)
                        || fill(key, again(key), lesser, live, into)
                ? Found.PAGE
                : alarmed(key, "");
    }

    /// The gzip record's place, read anew: the first look may have met a page being replaced.
    private long again(long key) {
        RackIndex table = index;
        long slot = table.find(key);
        return slot == RackIndex.NONE ? 0 : table.gzip(slot);
    }

    private boolean fill(long key, long place, Coding coding, @Nullable RackRails live, Pick into) {
        RackSegments.Segment segment = segments.at(place);
        int at = RackSegments.offset(place);
        if (segment == null
                || !RackRecord.isAt(segment.map, at)
                || segment.map.getLong(at + RackRecord.KEY) != key) {
            return false;
        }
        RackHead behind = heads.get(segment.map.getInt(at + RackRecord.HEAD));
        if (behind == null) {
            return false;
        }
        into.fill(segment, at, coding, behind, live, seal);
        return true;
    }

    /// Looks once more for a page that was picked and is not intact: it may have been replaced in
    /// that moment, or its gzip may be sound where its brotli is not. Raises the alarm otherwise.
    ///
    /// @return PAGE when `pick` is now intact
    public Found again(Pick pick) {
        long key = pick.key();
        Coding wanted = pick.coding();
        if (pickKey(key, wanted, pick) == Found.PAGE && pick.isIntact()) {
            return Found.PAGE;
        }
        Found damaged = alarmed(key, "");
        return wanted == Coding.BROTLI
                        && pickKey(key, Coding.GZIP, pick) == Found.PAGE
                        && pick.isIntact()
                ? Found.PAGE
                : damaged;
    }

    Found alarmed(long key, String path) {
        if (alarmed.size() < MAX_ALARMS && alarmed.add(key)) {
            String named = path.isEmpty() && key > 0 ? "/stories/" + new StoryId(key) : path;
            alarm.damaged(named, Math.max(key, 0));
        }
        return Found.DAMAGED;
    }

    /// Sets who hears of damage.
    public void onDamage(Alarm listener) {
        alarm = listener;
    }

    /// The ledger position the story's page shows, or -1 when there is no sound page.
    public long position(StoryId story) {
        Pick pick = new Pick();
        RackIndex table = index;
        long slot = table.find(story.value());
        return slot != RackIndex.NONE
                        && page(story.value(), table.gzip(slot), pick)
                        && pick.isIntact()
                ? pick.position()
                : -1;
    }

    /// Fills `into` with the gzip record at `place`, if it is there and is the page `key`.
    boolean page(long key, long place, Pick into) {
        return fill(key, place, Coding.GZIP, rails, into);
    }

    /// Compares every page with its seal.
    ///
    /// @param progress told how many slots of how many have been looked at
    /// @return one sentence for each thing that is damaged
    public List<String> verify(Progress progress) {
        List<String> findings = new ArrayList<>(files.examine());
        findings.addAll(new RackSweep(this).whole(progress));
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
        for (RackSegments.Segment segment : segments.all()) {
            if (segment != null) {
                bytes += segment.tail;
                dead += segment.dead;
            }
        }
        return new RackStatistics(
                index.used(), bytes, dead, alarmed.size(), chores.unbrotlied(), chores.sweeps());
    }

    long puts() {
        return puts;
    }

    RackIndex index() {
        return index;
    }

    RackSegments segments() {
        return segments;
    }

    RackSeal seal() {
        return seal;
    }

    Map<Integer, RackHead> heads() {
        return heads;
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

    /// Makes everything so far outlive a power cut. Nobody waits for the disk but the caller.
    void checkpoint() throws IOException {
        RackState state;
        synchronized (this) {
            if (!dirty) {
                return;
            }
            storeRails();
            state = new RackState(reached, index.used(), head.id(), segments.extents());
            dirty = false;
        }
        boolean written = false;
        try {
            segments.force();
            index.force();
            files.write(RackState.FILE, state.toBytes(), true);
            written = true;
        } finally {
            if (!written) {
                stain();
            }
        }
    }

    private void storeRails() throws IOException {
        if (isRailsFileOld && rails != null) {
            files.write(RAILS, rails.html(), false);
            isRailsFileOld = false;
        }
    }

    private synchronized void stain() {
        dirty = true;
    }

    /// Closes the files. On a full disk the last second's progress may go unwritten, and is made up
    /// for after the next start.
    @Override
    public void close() {
        chores.stop();
        try {
            checkpoint();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The rack's state could not be written: " + e);
        }
        try {
            segments.close();
            index.close();
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
