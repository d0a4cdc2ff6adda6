package org.dateline.press;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all pages share: the heads they begin with, of which several live at once, and the rails
/// they end with. Any thread may look; one at a time may change them.
final class RackEnds {
    private static final String RAILS = "rails";
    private static final String HEAD = "head-%08x";

    private final Path folder;
    private final RackFiles files;
    private volatile Map<Integer, RackHead> heads = Map.of();
    private volatile RackHead current = new RackHead(new byte[0]);
    private volatile @Nullable RackRails rails;
    private boolean isRailsFileOld;

    RackEnds(Path folder, RackFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /// Takes up what is on the disk.
    ///
    /// @param head id of the current one
    void load(int head) throws IOException {
        try (var names = Files.newDirectoryStream(folder, "head-????????")) {
            for (Path path : names) {
                files.read(path.getFileName().toString()).map(RackHead::new).ifPresent(this::live);
            }
        }
        current = heads.getOrDefault(head, current);
        files.read(RAILS).ifPresent(html -> rails = new RackRails(html));
    }

    private void live(RackHead more) {
        Map<Integer, RackHead> next = new HashMap<>(heads);
        next.put(more.id(), more);
        heads = Map.copyOf(next);
    }

    /// Forgets the heads no page needs any more: all but the current one.
    void forget() {
        heads = Map.of();
        live(current);
    }

    /// Writes what is live down, where there is nothing.
    void rewrite() throws IOException {
        files.write(HEAD.formatted(current.id()), current.html(), false);
        RackRails live = rails;
        if (live != null) {
            files.write(RAILS, live.html(), false);
        }
    }

    /// Sets the head of pages to come, once it is on the disk.
    void head(byte[] html) throws IOException {
        RackHead next = new RackHead(html);
        files.write(HEAD.formatted(next.id()), html, true);
        live(next);
        current = next;
    }

    /// Sets the rails of all pages, at once; they are on the disk after the next [#store].
    void rails(RackRails next) {
        rails = next;
        isRailsFileOld = true;
    }

    /// Writes the rails down, if they are newer than their file.
    void store() throws IOException {
        RackRails live = rails;
        if (isRailsFileOld && live != null) {
            files.write(RAILS, live.html(), false);
            isRailsFileOld = false;
        }
    }

    /// All heads that are live.
    Map<Integer, RackHead> heads() {
        return heads;
    }

    /// Forgets the heads no page is behind, on the disk too. Nothing is forgotten when a head was
    /// set since `known` were all.
    ///
    /// @param named by the pages there are
    void keep(Map<Integer, RackHead> known, Set<Integer> named) throws IOException {
        Map<Integer, RackHead> kept = new HashMap<>(known);
        kept.keySet().retainAll(named);
        kept.put(current.id(), current);
        if (heads != known || kept.size() == known.size()) {
            return;
        }
        heads = Map.copyOf(kept);
        for (int id : known.keySet()) {
            if (!kept.containsKey(id)) {
                Files.deleteIfExists(folder.resolve(HEAD.formatted(id)));
            }
        }
    }

    /// The head pages put now begin with.
    RackHead head() {
        return current;
    }

    /// The head of that id, or null.
    @Nullable RackHead head(int id) {
        RackHead now = current;
        return now.id() == id ? now : heads.get(id);
    }

    /// The rails, or null before the first.
    @Nullable RackRails rails() {
        return rails;
    }
}
