package org.dateline.press;

import java.util.List;
import java.util.Optional;
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
        List<String> scripts) {
    /// What networks show beside a shared link.
    ///
    /// @param path of the file on this site
    public record Preview(String path, int width, int height, String alt) {}

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

    public String fullTitle() {
        return home() ? house.name() : title + " – " + house.name();
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

    /// What kind of page this is in the Open Graph vocabulary.
    public String graphType() {
        return kind.equals("story") ? "article" : "website";
    }
}
