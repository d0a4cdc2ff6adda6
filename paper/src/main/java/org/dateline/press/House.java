package org.dateline.press;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.story.Section;
import org.dateline.story.Slug;

/// The house whose name is on every page, and its style: language, time, sections, notices.
///
/// @param language BCP 47
/// @param zone the newsroom's
/// @param url the site's address without a slash at its end; empty while unknown
/// @param notices lines of the footer
public record House(
        String name,
        String language,
        ZoneId zone,
        String url,
        List<Section> sections,
        List<Notice.Legal> notices) {
    static House of(Published.Site site) {
        return new House(
                site.name(),
                site.language(),
                ZoneId.of(site.zone()),
                site.url(),
                site.sections(),
                site.notices());
    }

    public When when(Instant instant) {
        return When.of(instant, zone);
    }

    /// The section as it is called now; under its slug when the paper no longer has it.
    public Section section(Slug slug) {
        for (Section section : sections) {
            if (section.slug().equals(slug)) {
                return section;
            }
        }
        return new Section(slug, slug.text());
    }

    /// A whole address, as search engines and social networks want it; empty while the site's own
    /// is unknown.
    public String absolute(String path) {
        return url.isEmpty() ? "" : url + path;
    }

    /// Whose clock the times on a front are read from.
    public String clock() {
        String city = When.city(zone);
        return city.isEmpty() ? zone.getId() : city;
    }
}
