package org.dateline.press;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dateline.ledger.Published;
import org.dateline.story.Language;
import org.dateline.story.Section;
import org.dateline.story.Visual;

/// The house in each of its editions, and which of them a language belongs to.
final class Editions {
    private final List<House> houses;

    Editions(Published.Site site) {
        this.houses = House.of(site);
    }

    /// All of them; the first is the main one.
    List<House> all() {
        return houses;
    }

    /// Whether there is only the main one, so that no page leads to another language.
    boolean isOne() {
        return houses.size() == 1;
    }

    House main() {
        return houses.getFirst();
    }

    /// The edition for copy in `language`: the one in that very language, else the first in the
    /// same language in another script or country, else the main one.
    House of(Language language) {
        if (language.equals(Language.MAIN)) {
            return main();
        }
        return houses.stream()
                .filter(house -> house.language().equals(language.tag()))
                .findFirst()
                .orElseGet(() -> relative(language));
    }

    private House relative(Language language) {
        String primary = primary(language.tag());
        return houses.stream()
                .filter(house -> primary(house.language()).equals(primary))
                .findFirst()
                .orElse(main());
    }

    private static String primary(String tag) {
        return Locale.forLanguageTag(tag).getLanguage();
    }

    /// The edition that has `slug` in its addresses; the main one has none.
    Optional<House> named(String slug) {
        String home = "/" + slug;
        return houses.stream().filter(house -> house.home().equals(home)).findFirst();
    }

    /// The edition an address belongs to by how it begins.
    House at(String path) {
        int end = path.indexOf('/', 1);
        return named(path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end))
                .orElse(main());
    }

    /// Addresses of all fronts.
    List<String> fronts() {
        return houses.stream()
                .<String>mapMulti(
                        (house, paths) -> {
                            paths.accept(house.home());
                            house.sections().forEach(one -> paths.accept(house.front(one)));
                            for (Visual visual : Visual.values()) {
                                house.front(visual).map(house::front).ifPresent(paths);
                            }
                        })
                .toList();
    }

    /// Where the home front stands in each edition.
    List<PageOpening.Version> homes() {
        return houses.stream()
                .map(house -> new PageOpening.Version(house.edition(), house.home()))
                .toList();
    }

    /// Where the front of galleries, or of films, stands in each edition.
    List<PageOpening.Version> fronts(Visual visual) {
        return houses.stream()
                .<PageOpening.Version>mapMulti(
                        (house, versions) ->
                                house.front(visual)
                                        .map(house::front)
                                        .map(path -> new PageOpening.Version(house.edition(), path))
                                        .ifPresent(versions))
                .toList();
    }

    /// Where the front of a section stands in each edition that has it.
    List<PageOpening.Version> fronts(Section section) {
        return houses.stream()
                .filter(house -> house.has(section))
                .map(house -> new PageOpening.Version(house.edition(), house.front(section)))
                .toList();
    }
}
