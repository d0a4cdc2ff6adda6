package org.dateline;

import java.util.List;
import org.dateline.Config.Setting;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.story.Customs;
import org.dateline.story.Edition;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Text;

/// What a paper has on its first day, and how its settings come into the ledger: readers see a
/// name, a language, a zone, so these are published like everything else.
final class NewPaper {
    static final List<Section> SECTIONS =
            List.of("Politics", "World", "Business", "City", "Culture", "Science", "Sport").stream()
                    .map(Section::of)
                    .toList();

    private NewPaper() {}

    /// Enters the settings when the ledger has others or none.
    static void settle(Ledger ledger, Config config) {
        if (!ledger.settled()) {
            ledger.enter(site(config, SECTIONS, List.of(), List.of()));
            pages(config.siteName()).forEach(ledger::enter);
            ledger.enter(new Submission.OfFront("top-news", List.of(), Entry.Origin.SYSTEM));
            return;
        }
        Published.Site site = ledger.site();
        Submission.OfSite wanted = told(config, site);
        boolean same =
                site.name().equals(wanted.name())
                        && site.language().equals(wanted.language())
                        && site.zone().equals(wanted.zone())
                        && site.url().equals(wanted.url())
                        && site.customs().equals(wanted.customs());
        if (!same) {
            ledger.enter(wanted);
        }
    }

    /// What the file says holds; what it does not say stays as it was settled last.
    private static Submission.OfSite told(Config config, Published.Site site) {
        return new Submission.OfSite(
                config.says(Setting.SITE_NAME) ? config.siteName() : site.name(),
                config.says(Setting.SITE_LANGUAGE) ? config.siteLanguage() : site.language(),
                config.says(Setting.ZONE) ? config.zone().getId() : site.zone(),
                config.says(Setting.SITE_URL) ? config.siteUrl() : site.url(),
                site.sections(),
                site.notices(),
                site.editions(),
                new Customs(
                        config.says(Setting.SITE_OLD)
                                ? config.customs().oldYears()
                                : site.customs().oldYears(),
                        config.says(Setting.SITE_LICENCE)
                                ? config.customs().licence()
                                : site.customs().licence()));
    }

    private static Submission.OfSite site(
            Config config,
            List<Section> sections,
            List<Notice.Legal> notices,
            List<Edition> editions) {
        return new Submission.OfSite(
                config.siteName(),
                config.siteLanguage(),
                config.zone().getId(),
                config.siteUrl(),
                sections,
                notices,
                editions,
                config.customs());
    }

    private static List<Submission.OfPage> pages(String name) {
        return List.of(
                page(
                        "about",
                        "About Us",
                        name + " is published with Dateline.",
                        "Every version of every story stands in a public, signed ledger. Follow"
                                + " “proof” under a story to check what was published, and when."),
                page("jobs", "Jobs", "There are no vacancies at the moment."),
                page("contact", "Contact Us", "The newsroom has not published an address yet."),
                page(
                        "privacy",
                        "Privacy Policy",
                        "This site sets no cookies and loads nothing from anybody else.",
                        "It counts how often each story is opened. To count a reader once, your"
                                + " address and browser name are mixed with a random number that is"
                                + " kept in memory for a day and never stored."));
    }

    private static Submission.OfPage page(String slug, String title, String... paragraphs) {
        return new Submission.OfPage(
                new Slug(slug), title, List.of(paragraphs).stream().map(Text::plain).toList());
    }
}
