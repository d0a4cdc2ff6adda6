package org.dateline.desk;

import java.util.List;
import org.dateline.ledger.Ledger;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;

/// The sections of the paper, as the newest entry of the site has them.
final class Sections {
    private final Ledger ledger;

    Sections(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Section> all() {
        return ledger.site().sections();
    }

    /// By name or slug, whatever the case.
    ///
    /// @throws Refusal naming the sections there are
    Slug find(String nameOrSlug) {
        List<Section> sections = all();
        for (Section section : sections) {
            if (section.name().equalsIgnoreCase(nameOrSlug.strip())
                    || section.slug().text().equalsIgnoreCase(nameOrSlug.strip())) {
                return section.slug();
            }
        }
        String names = String.join(", ", sections.stream().map(Section::name).toList());
        throw Refusal.invalid(
                nameOrSlug.isBlank()
                        ? "The section is missing; the sections are " + names + "."
                        : "There is no section “%s”; the sections are %s."
                                .formatted(nameOrSlug, names));
    }

    /// @throws Refusal when the story's section is none of the paper's
    void check(Story story) {
        find(story.section().text());
    }
}
