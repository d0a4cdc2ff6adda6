package org.dateline.media;

import java.util.ArrayList;
import java.util.List;
import org.dateline.media.LibraryStore.Kept;
import org.dateline.store.Database;
import org.dateline.story.Rendition;

/// Holds every file of the library against its digest.
final class LibraryCheck {
    private static final int PAGE = 500;
    private static final int MOST_FINDINGS = 1_000;

    private final Database database;
    private final LibraryFiles files;

    LibraryCheck(Database database, LibraryFiles files) {
        this.database = database;
        this.files = files;
    }

    List<String> run(Library.Progress progress) {
        long total = database.read(LibraryStore::count);
        List<String> findings = new ArrayList<>();
        long done = 0;
        for (List<Kept> page = page(0); !page.isEmpty(); page = page(page.getLast().ordinal())) {
            for (Kept kept : page) {
                check(kept, findings);
                progress.at(++done, total);
                if (findings.size() >= MOST_FINDINGS) {
                    return findings;
                }
            }
        }
        return findings;
    }

    private List<Kept> page(long after) {
        return database.read(t -> LibraryStore.kept(t, after, PAGE));
    }

    private void check(Kept kept, List<String> findings) {
        files.damageToOriginal(kept.original())
                .ifPresent(
                        what ->
                                findings.add(
                                        "The original of “%s” (%s) %s: media/originals, %s."
                                                .formatted(
                                                        kept.name(),
                                                        kept.id(),
                                                        what,
                                                        kept.original())));
        for (Rendition rendition : kept.prints().files()) {
            files.damageToRendition(rendition.digest())
                    .ifPresent(
                            what ->
                                    findings.add(
                                            "A rendition of “%s” (%s) %s: media/renditions, %s."
                                                    .formatted(
                                                            kept.name(),
                                                            kept.id(),
                                                            what,
                                                            rendition.digest())));
        }
    }
}
