package org.dateline.press;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.story.Digest;
import org.dateline.story.Medium;
import org.dateline.story.Rendition;

/// Brings to the shelf what a live story shows, and takes away what none shows any more. The ledger
/// says which files that are.
final class Supply {
    private static final int BATCH = 1_000;
    private static final int MAX_FINDINGS = 1_000;

    private final Ledger ledger;
    private final Shelf shelf;
    private final InstantSource clock;
    private final Consumer<String> alarm;

    Supply(Ledger ledger, Shelf shelf, InstantSource clock, Consumer<String> alarm) {
        this.ledger = ledger;
        this.shelf = shelf;
        this.clock = clock;
        this.alarm = alarm;
    }

    /// The public files of what a version shows; none of a withdrawn story.
    static Set<Digest> files(Published published) {
        Set<Digest> files = new HashSet<>();
        if (published instanceof Published.OfStory story) {
            for (Medium medium : story.media()) {
                medium.files().stream().map(Rendition::digest).forEach(files::add);
            }
        }
        return files;
    }

    /// Puts each file on the shelf or takes it away, as the ledger has it now.
    void settle(Collection<Digest> files) {
        for (Digest file : files) {
            try {
                settle(file);
            } catch (Damaged missing) {
                alarm.accept(String.valueOf(missing.getMessage()));
            }
        }
    }

    private void settle(Digest file) {
        Optional<Instant> until = ledger.shownUntil(file, clock.instant());
        if (until.isPresent()) {
            shelf.put(file, until.get());
        } else {
            shelf.drop(file);
        }
    }

    /// Brings the whole shelf in line with the ledger.
    void settleAll() {
        for (int drawer = 0; drawer < Shelf.DRAWERS; drawer++) {
            settle(shelf.drawer(drawer));
        }
        each(this::settle);
    }

    /// Puts what is missing on the shelf.
    void settleMissing() {
        each(files -> settle(files.stream().filter(file -> !shelf.has(file)).toList()));
    }

    /// Goes through all public files, so many at a time.
    private void each(Consumer<List<Digest>> work) {
        Optional<Digest> last = Optional.empty();
        do {
            List<Digest> files = ledger.files(last, BATCH);
            work.accept(files);
            last = files.isEmpty() ? Optional.empty() : Optional.of(files.getLast());
        } while (last.isPresent());
    }

    /// Compares the shelf with the ledger, file by file.
    ///
    /// @return one sentence for each file that is missing, altered or should not be there; at most
    ///   a thousand
    List<String> check() {
        List<String> findings = new ArrayList<>();
        for (int drawer = 0; drawer < Shelf.DRAWERS; drawer++) {
            shelf.drawer(drawer).forEach(file -> there(file, findings));
        }
        each(files -> files.forEach(file -> wanted(file, findings)));
        return findings.subList(0, Math.min(findings.size(), MAX_FINDINGS));
    }

    private void there(Digest file, List<String> findings) {
        if (findings.size() < MAX_FINDINGS && !shelf.isSound(file)) {
            findings.add("shelf: the file " + file + " is not what was published");
        }
        if (ledger.shownUntil(file, clock.instant()).isEmpty() && shelf.has(file)) {
            findings.add("shelf: the file " + file + " is shown by no live story");
        }
    }

    private void wanted(Digest file, List<String> findings) {
        if (findings.size() < MAX_FINDINGS
                && !shelf.has(file)
                && ledger.shownUntil(file, clock.instant()).isPresent()) {
            findings.add("shelf: the file " + file + " is missing");
        }
    }
}
