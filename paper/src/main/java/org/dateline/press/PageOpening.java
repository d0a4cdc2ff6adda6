package org.dateline.press;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dateline.story.Section;
import org.jspecify.annotations.Nullable;

/// What every page begins with: what it says about itself to browsers and machines, and the
/// nameplate.
///
/// @param kind what page this is, for the style sheet: `home`, `section`, `story`, `page`
/// @param title the title, without the paper's name
/// @param description one sentence or two; empty when there is none
/// @param path its address on this site; empty when it has none of its own
/// @param current the slug of the section it belongs to, or empty
/// @param indexed whether search engines should list it
/// @param data schema.org's description of the page as JSON that is safe inside `<script>`; or
///   empty
/// @param preview the page's picture; empty for none
/// @param scripts addresses of those it can do without
/// @param article what networks are told of a story; empty for other pages
/// @param versions where this very page stands in each edition that has it; empty when it is in no
///   other
public record PageOpening(
        House house,
        String kind,
        String title,
        String description,
        String path,
        String current,
        boolean indexed,
        String data,
        Optional<Preview> preview,
        List<String> scripts,
        Optional<Article> article,
        List<Version> versions) {
    /// What networks are told of a story besides what they are told of every page (Open Graph,
    /// `article`).
    ///
    /// @param title of a shared link; empty for the page's own
    /// @param published with offset, as `<time datetime>` has it
    /// @param modified likewise
    /// @param section its name
    public record Article(
            String title, String published, String modified, String section, List<String> topics) {}

    /// Where a page stands in an edition.
    ///
    /// @param edition which of [House#editions]
    public record Version(int edition, String path) {}

    /// An edition to change to.
    ///
    /// @param label what its language calls itself
    /// @param here whether the page is in it
    public record Other(String language, String label, String path, boolean here) {}

    /// The page for a search engine that looks for it in a language.
    public record Alternate(String language, String url) {}

    /// What networks show beside a shared link.
    ///
    /// @param path of the file on this site
    public record Preview(String path, int width, int height, String alt) {}

    /// A page that tells no story and is in one edition only.
    public PageOpening(
            House house,
            String kind,
            String title,
            String description,
            String path,
            String current,
            boolean indexed,
            String data,
            Optional<Preview> preview,
            List<String> scripts) {
        this(
                house,
                kind,
                title,
                description,
                path,
                current,
                indexed,
                data,
                preview,
                scripts,
                Optional.empty(),
                List.of());
    }

    /// The same page, described for machines, which stands in other editions too.
    PageOpening with(String data, List<Version> versions) {
        return new PageOpening(
                house,
                kind,
                title,
                description,
                path,
                current,
                indexed,
                data,
                preview,
                scripts,
                article,
                versions);
    }

    static PageOpening plain(House house, String title, String description, String path) {
        return new PageOpening(
                house,
                "page",
                title,
                description,
                path,
                "",
                !path.isEmpty(),
                "",
                Optional.empty(),
                List.of());
    }

    public boolean home() {
        return kind.equals("home");
    }

    /// The editions a reader can change to, this one among them: to the same page where there is
    /// one, else to the home front. Empty when there is only one edition.
    public List<Other> others() {
        List<House.Sibling> editions = house.editions();
        if (editions.size() < 2) {
            return List.of();
        }
        return IntStream.range(0, editions.size()).mapToObj(this::other).toList();
    }

    private Other other(int edition) {
        House.Sibling sibling = house.editions().get(edition);
        String path =
                versions.stream()
                        .filter(version -> version.edition() == edition)
                        .findFirst()
                        .map(Version::path)
                        .orElse(sibling.home());
        return new Other(sibling.language(), sibling.label(), path, edition == house.edition());
    }

    /// The page in each language it is in, and for all others; empty when it is in one only, or the
    /// site's address is unknown.
    public List<Alternate> alternates() {
        if (versions.size() < 2 || house.url().isEmpty()) {
            return List.of();
        }
        List<Alternate> alternates = new ArrayList<>();
        for (Version version : versions) {
            String language = house.editions().get(version.edition()).language();
            alternates.add(new Alternate(language, house.absolute(version.path())));
        }
        Version first = versions.stream().min(Comparator.comparing(Version::edition)).orElseThrow();
        alternates.add(new Alternate("x-default", house.absolute(first.path())));
        return alternates;
    }

    public String fullTitle() {
        return home() ? house.name() : title + " – " + house.name();
    }

    /// The title a shared link has.
    public String shared() {
        return article.map(Article::title).filter(own -> !own.isEmpty()).orElse(title);
    }

    public String canonical() {
        return path.isEmpty() ? "" : house.absolute(path);
    }

    /// Whole address of the page's picture; empty when there is none, or the site's is unknown.
    public String previewUrl() {
        return preview.map(Preview::path).map(house::absolute).orElse("");
    }

    /// How the navigation marks `section` for those who cannot see it: as this very page, as the
    /// part of the paper this page is in, or not at all.
    public @Nullable String marks(Section section) {
        if (!section.slug().text().equals(current)) {
            return null;
        }
        return kind.equals("section") ? "page" : "true";
    }

    /// The page's language and the country it is likeliest spoken in, as Open Graph wants it:
    /// `zh_CN`.
    public String locale() {
        return locale(house.language());
    }

    /// Likewise of the other editions the page is in.
    public List<String> otherLocales() {
        return versions.stream()
                .filter(version -> version.edition() != house.edition())
                .map(version -> locale(house.editions().get(version.edition()).language()))
                .toList();
    }

    private static String locale(String language) {
        ULocale whole = ULocale.addLikelySubtags(ULocale.forLanguageTag(language));
        return whole.getLanguage() + "_" + whole.getCountry();
    }

    /// What kind of page this is in the Open Graph vocabulary.
    public String graphType() {
        return kind.equals("story") ? "article" : "website";
    }
}
