package org.dateline.story;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The paper in another language than its main one, with a name and fronts of its own. A story
/// belongs to the edition of its language.
///
/// @param slug its place in addresses and in the names of its fronts, such as `zh`
/// @param name of the paper in it
/// @param sections those it has, with their names in it, in the order it shows them
public record Edition(Slug slug, Language language, String name, List<Section> sections) {
    /// How many a paper may have besides the main one.
    public static final int MAX = 15;

    /// Like a language's tag, so that no other page stands where an edition does.
    private static final Pattern SHAPE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,8})*");

    public Edition {
        if (!SHAPE.matcher(slug.text()).matches()) {
            throw Refusal.invalid(
                    "“%s” is not an edition's slug: write it like a language, such as zh or pt-br."
                            .formatted(slug));
        }
        name = Limits.line("The name of an edition", name, 1, 200);
        if (language.equals(Language.MAIN)) {
            throw Refusal.invalid(
                    "The edition “%s” has no language: give a tag such as zh-Hans."
                            .formatted(slug));
        }
        sections = List.copyOf(sections);
        Set<Slug> seen = new HashSet<>();
        for (Section section : sections) {
            if (!seen.add(section.slug())) {
                throw Refusal.invalid(
                        "The edition “%s” has the section “%s” twice."
                                .formatted(slug, section.slug()));
            }
        }
    }
}
