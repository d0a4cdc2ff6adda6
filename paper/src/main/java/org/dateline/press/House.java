package org.dateline.press;

import gg.jte.Content;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.archive.Heading;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.story.Customs;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Visual;
import org.jspecify.annotations.Nullable;

/// The house whose name is on every page, and its style, in one edition: language, time, sections,
/// notices.
///
/// @param language BCP 47
/// @param zone the newsroom's
/// @param url the site's address without a slash at its end; empty while unknown
/// @param notices lines of the footer
/// @param edition which of `editions` this is; 0 is the main one
/// @param editions all there are
public record House(
        String name,
        String language,
        ZoneId zone,
        String url,
        List<Section> sections,
        List<Notice.Legal> notices,
        int edition,
        List<Sibling> editions,
        Customs customs) {
    /// Characters of a title in a mail's subject.
    private static final int SUBJECT = 150;

    /// An edition, seen from any other.
    ///
    /// @param root what its addresses begin with: nothing for the main one, else such as `/zh`
    public record Sibling(String language, String name, String root) {
        /// Where its home front stands.
        public String home() {
            return root.isEmpty() ? "/" : root;
        }

        /// What the language calls itself: `English`, `中文`.
        public String label() {
            return Wording.of(language).ownName();
        }
    }

    /// A house with one edition and the usual customs.
    public House(
            String name,
            String language,
            ZoneId zone,
            String url,
            List<Section> sections,
            List<Notice.Legal> notices) {
        this(
                name,
                language,
                zone,
                url,
                sections,
                notices,
                0,
                List.of(new Sibling(language, name, "")),
                Customs.USUAL);
    }

    /// The house in each of its editions, the main one first.
    static List<House> of(Published.Site site) {
        List<Sibling> siblings = new ArrayList<>();
        siblings.add(new Sibling(site.language(), site.name(), ""));
        for (Edition edition : site.editions()) {
            siblings.add(
                    new Sibling(edition.language().tag(), edition.name(), "/" + edition.slug()));
        }
        List<House> houses = new ArrayList<>();
        houses.add(of(site, siblings, 0, site.sections()));
        for (Edition edition : site.editions()) {
            houses.add(of(site, siblings, houses.size(), edition.sections()));
        }
        return List.copyOf(houses);
    }

    private static House of(
            Published.Site site, List<Sibling> siblings, int edition, List<Section> sections) {
        return new House(
                siblings.get(edition).name(),
                siblings.get(edition).language(),
                ZoneId.of(site.zone()),
                site.url(),
                sections,
                site.notices(),
                edition,
                List.copyOf(siblings),
                site.customs());
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

    /// The section as it is called now; under its slug when the edition does not have it.
    public Section section(Slug slug) {
        for (Section section : sections) {
            if (section.slug().equals(slug)) {
                return section;
            }
        }
        return new Section(slug, slug.text());
    }

    public boolean has(Section section) {
        return has(section.slug());
    }

    private boolean has(Slug section) {
        return sections.stream().anyMatch(own -> own.slug().equals(section));
    }

    /// The front of galleries, or of films, as the edition calls it; empty when one of its sections
    /// has had that address from before.
    Optional<Section> front(Visual visual) {
        String name =
                switch (visual) {
                    case GALLERY -> say("front.photos");
                    case FILM -> say("front.videos");
                };
        return has(visual.front())
                ? Optional.empty()
                : Optional.of(new Section(visual.front(), name));
    }

    /// Where the edition's home front stands.
    public String home() {
        return editions.get(edition).home();
    }

    /// Where the edition's front of a section stands.
    public String front(Section section) {
        return editions.get(edition).root() + "/" + section.slug();
    }

    /// Where the edition has a page that every edition has for itself.
    ///
    /// @param path such as `/search`
    public String own(String path) {
        return editions.get(edition).root() + path;
    }

    /// Where the stories under a heading are listed.
    public String list(Heading heading) {
        return own(heading.path());
    }

    /// Where the stories under a name are listed.
    public String list(Heading.Kind kind, String name) {
        return list(Heading.of(kind, name));
    }

    /// The name an arrangement of this edition has: `home` in the main one, else such as `zh.home`.
    String arrangement(String front) {
        String root = editions.get(edition).root();
        return root.isEmpty() ? front : root.substring(1) + "." + front;
    }

    /// For the `lang` of copy: the language it is in, or null when that is the page's.
    ///
    /// @param copy its own word for it, which may be none
    public @Nullable String foreign(Language copy) {
        String tag = copy.equals(Language.MAIN) ? editions.getFirst().language() : copy.tag();
        return tag.equals(language) ? null : tag;
    }

    /// For the `dir` of copy: the direction it is written in, or null when that is the page's.
    public @Nullable String turned(Language copy) {
        String tag = foreign(copy);
        String direction = tag == null ? direction() : Wording.of(tag).direction();
        return direction.equals(direction()) ? null : direction;
    }

    /// A whole address, as search engines and social networks want it; empty while the site's own
    /// is unknown.
    public String absolute(String path) {
        return url.isEmpty() ? "" : url + path;
    }

    /// Where a reader asks to use a page elsewhere; empty when the paper does not offer it.
    ///
    /// @param title of the page, which a mail's subject names with its address
    String licence(String path, String title) {
        if (!customs.byMail()) {
            return customs.licence();
        }
        int end =
                title.offsetByCodePoints(
                        0, Math.min(SUBJECT, title.codePointCount(0, title.length())));
        String subject =
                say(
                        "licence.subject",
                        title.substring(0, end),
                        absolute(path).isEmpty() ? path : absolute(path));
        return "mailto:" + customs.licence() + "?subject=" + PageShare.encoded(subject);
    }

    /// Whose clock the times on a front are read from.
    public String clock() {
        String city = wording().city(zone);
        return city.isEmpty() ? zone.getId() : city;
    }
}
