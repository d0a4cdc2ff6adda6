package org.dateline.press;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the pages of an edition share: the heads they begin with, of which several live at once,
/// and the rails they end with. Any thread may look; one at a time may change them.
final class RackEnds {
    /// How many editions there may be.
    static final int EDITIONS = 16;

    private static final RackRails[] NONE = {};
    private static final String RAILS = "rails-%x";
    private static final String HEAD = "head-%08x";

    private final Path folder;
    private final RackFiles files;
    private volatile Map<Integer, RackHead> heads = Map.of();
    private volatile RackHead[] current = new RackHead[EDITIONS];
    private final @Nullable RackRails[] set = new @Nullable RackRails[EDITIONS];
    private final boolean[] isRailsFileOld = new boolean[EDITIONS];
    private volatile RackRails[] rails = NONE;

    RackEnds(Path folder, RackFiles files) {
        this.folder = folder;
        this.files = files;
        Arrays.fill(current, new RackHead(new byte[0]));
    }

    /// Takes up what is on the disk.
    ///
    /// @param named ids of the current heads, by edition
    void load(List<Integer> named) throws IOException {
        try (var names = Files.newDirectoryStream(folder, "head-????????")) {
            for (Path path : names) {
                files.read(path.getFileName().toString()).map(RackHead::new).ifPresent(this::live);
            }
        }
        RackHead[] next = current.clone();
        for (int edition = 0; edition < EDITIONS; edition++) {
            next[edition] = heads.getOrDefault(named.get(edition), next[edition]);
            set[edition] = files.read(RAILS.formatted(edition)).map(RackRails::new).orElse(null);
        }
        current = next;
        show();
    }

    private void live(RackHead more) {
        Map<Integer, RackHead> next = new HashMap<>(heads);
        next.put(more.id(), more);
        heads = Map.copyOf(next);
    }

    /// Makes the rails live. An edition without its own has the main one's, so that whoever picks a
    /// page need not ask.
    private void show() {
        RackRails main = set[0];
        if (main == null) {
            return;
        }
        RackRails[] next = new RackRails[EDITIONS];
        for (int edition = 0; edition < EDITIONS; edition++) {
            RackRails own = set[edition];
            next[edition] = own == null ? main : own;
        }
        rails = next;
    }

    /// Forgets the heads no page needs any more: all but the current ones.
    void forget() {
        heads = Map.of();
        for (RackHead head : current) {
            live(head);
        }
    }

    /// Writes what is live down, where there is nothing.
    void rewrite() throws IOException {
        for (RackHead head : Set.copyOf(List.of(current))) {
            files.write(HEAD.formatted(head.id()), head.html(), false);
        }
        Arrays.fill(isRailsFileOld, true);
        store();
    }

    /// Sets the head of an edition's pages to come, once it is on the disk.
    void head(int edition, byte[] html) throws IOException {
        RackHead next = new RackHead(html);
        files.write(HEAD.formatted(next.id()), html, true);
        live(next);
        RackHead[] all = current.clone();
        all[edition] = next;
        current = all;
    }

    /// Sets the rails of all pages of an edition, at once; they are on the disk after the next
    /// [#store].
    void rails(int edition, RackRails next) {
        set[edition] = next;
        isRailsFileOld[edition] = true;
        show();
    }

    /// Writes the rails down that are newer than their file.
    void store() throws IOException {
        for (int edition = 0; edition < EDITIONS; edition++) {
            RackRails live = set[edition];
            if (isRailsFileOld[edition] && live != null) {
                files.write(RAILS.formatted(edition), live.html(), false);
                isRailsFileOld[edition] = false;
            }
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
        for (RackHead head : current) {
            kept.put(head.id(), head);
        }
        if (heads != known || kept.keySet().containsAll(known.keySet())) {
            return;
        }
        heads = Map.copyOf(kept);
        for (int id : known.keySet()) {
            if (!kept.containsKey(id)) {
                Files.deleteIfExists(folder.resolve(HEAD.formatted(id)));
            }
        }
    }

    /// The head that pages of the edition put now begin with.
    RackHead head(int edition) {
        return current[edition];
    }

    /// Ids of the current heads, by edition.
    List<Integer> current() {
        return Arrays.stream(current).map(RackHead::id).toList();
    }

    /// The head of that id, or null.
    ///
    /// @param edition whose current one it probably is
    @Nullable RackHead head(int edition, int id) {
        RackHead now = current[edition];
        return now.id() == id ? now : heads.get(id);
    }

    /// The rails of each edition; none before the main edition's are set.
    RackRails[] rails() {
        return rails;
    }
}
