package org.dateline.ledger;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.dateline.store.Transaction;
import org.dateline.story.Edition;
import org.dateline.story.Refusal;
import org.dateline.story.Reserved;
import org.dateline.story.Section;
import org.dateline.story.Slug;

/// Sees to it that no section, edition or standing page is given a [Reserved] name. One that has
/// such a name from before keeps it.
final class Naming {
    private final Transaction transaction;

    Naming(Transaction transaction) {
        this.transaction = transaction;
    }

    /// @throws Refusal when a name is reserved
    void check(Submission submission) {
        if (submission instanceof Submission.OfPage page && !stands(page)) {
            check("page", page.slug());
        }
        if (submission instanceof Submission.OfSite site) {
            Set<Slug> before = before();
            site.sections().stream()
                    .map(Section::slug)
                    .filter(slug -> !before.contains(slug))
                    .forEach(slug -> check("section", slug));
            site.editions().stream()
                    .map(Edition::slug)
                    .filter(slug -> !before.contains(slug))
                    .forEach(slug -> check("edition", slug));
        }
    }

    private boolean stands(Submission.OfPage page) {
        return LedgerStore.subject(transaction, Subject.Type.PAGE, page.slug().text()).isPresent();
    }

    private Set<Slug> before() {
        Set<Slug> names = new HashSet<>();
        if (LedgerStore.subject(transaction, Subject.Type.SITE, Scribe.SITE)
                        .map(row -> Scribe.published(transaction, row.position(), 0))
                        .orElse(null)
                instanceof Published.Site site) {
            Stream.concat(
                            site.sections().stream().map(Section::slug),
                            site.editions().stream().map(Edition::slug))
                    .forEach(names::add);
        }
        return names;
    }

    private static void check(String what, Slug slug) {
        if (Reserved.isReserved(slug)) {
            throw Refusal.invalid(
                    "“/%s” belongs to the reader site itself; give the %s another slug."
                            .formatted(slug, what));
        }
    }
}
