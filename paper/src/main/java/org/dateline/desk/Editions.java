package org.dateline.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.story.Edition;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;

/// The paper's editions in other languages. They are part of the site's settings, and the desk
/// keeps nothing of them.
final class Editions {
    private final Database database;
    private final Ledger ledger;

    Editions(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    List<Edition> all() {
        return ledger.site().editions();
    }

    String mainLanguage() {
        return ledger.site().language();
    }

    /// What is settled already is not entered again.
    ///
    /// @return the ledger position of the settings
    long settle(Member by, List<Edition> editions) {
        by.needs(Right.SITE, "settle the editions");
        by.everywhere("what editions there are");
        Published.Site site = ledger.site();
        check(site.language(), site.sections(), editions);
        if (site.editions().equals(editions)) {
            return site.entry().position();
        }
        return enter(
                by,
                new Submission.OfSite(
                        site.name(),
                        site.language(),
                        site.zone(),
                        site.url(),
                        site.sections(),
                        site.notices(),
                        editions,
                        site.customs()));
    }

    private long enter(Member by, Submission settings) {
        long position =
                database.write(
                        transaction -> {
                            Entry entry = ledger.enter(transaction, settings);
                            Audit.note(
                                    transaction, entry.time(), by, "settle editions", "site", "");
                            return entry.position();
                        });
        ledger.seal();
        return position;
    }

    /// @throws Refusal when a paper in that language with those sections cannot have them
    void check(String language, List<Section> sections, List<Edition> editions) {
        if (editions.size() > Edition.MAX) {
            throw Refusal.invalid(
                    "A paper has at most %d editions besides the main one.".formatted(Edition.MAX));
        }
        Set<String> languages = new HashSet<>(Set.of(language));
        Set<Slug> slugs = new HashSet<>();
        for (Edition edition : editions) {
            if (!languages.add(edition.language().tag())) {
                throw Refusal.invalid(
                        "There is an edition in “%s” already; each needs a language of its own."
                                .formatted(edition.language().tag()));
            }
            if (!slugs.add(edition.slug()) || isTaken(sections, edition.slug())) {
                throw Refusal.invalid(
                        "“/%s” is taken by another edition, a section or a page; use another slug."
                                .formatted(edition.slug()));
            }
            edition.sections().forEach(section -> known(sections, edition, section));
        }
    }

    private boolean isTaken(List<Section> sections, Slug slug) {
        return sections.stream().anyMatch(section -> section.slug().equals(slug))
                || ledger.pages().stream().anyMatch(page -> page.slug().equals(slug));
    }

    private static void known(List<Section> sections, Edition edition, Section section) {
        List<String> slugs = sections.stream().map(own -> own.slug().text()).toList();
        if (!slugs.contains(section.slug().text())) {
            throw Refusal.invalid(
                    "The edition “%s” names the section “%s”; the paper has %s."
                            .formatted(edition.slug(), section.slug(), String.join(", ", slugs)));
        }
    }
}
