package org.dateline.press;

import gg.jte.Content;
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
        return When.of(instant, zone, wording());
    }

    /// Words of the interface in the house's language.
    Wording wording() {
        return Wording.of(language);
    }

    /// `rtl` for a language that is written from right to left, else `ltr`.
    public String direction() {
        return wording().direction();
    }

    /// The words under `key` in the catalogue, `press/words_*.properties`.
    public String say(String key) {
        return wording().say(key);
    }

    /// The same with arguments. A number is counted and written as the language does; one that is a
    /// name, such as a position, is given as a string.
    public String say(String key, Object... arguments) {
        return wording().say(key, arguments);
    }

    /// A sentence with elements in it: those are given as [Content].
    public Content fill(String key, Object... arguments) {
        return wording().fill(key, arguments);
    }

    /// All words under `prefix` as JSON, for a script.
    public String words(String prefix) {
        return wording().under(prefix);
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
        String city = wording().city(zone);
        return city.isEmpty() ? zone.getId() : city;
    }
}
