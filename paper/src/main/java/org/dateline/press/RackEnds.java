package org.dateline.press;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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

    /// Sets the rails of all pages, at once; an exception means that they are not on the disk.
    void rails(RackRails next) throws IOException {
        rails = next;
        files.write(RAILS, next.html(), false);
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
