package org.dateline.story;

import java.util.List;

/// A part of the paper with a front of its own, such as Politics.
///
/// @param slug its place in addresses, for example `politics`
/// @param name as printed
public record Section(Slug slug, String name) {
    public Section {
        name = Limits.line("A section's name", name, 1, 60);
    }

    public static Section of(String name) {
        return new Section(Slug.of(name), name);
    }

    /// What a section is called; its slug when it is none of these.
    public static String name(List<Section> sections, Slug slug) {
        return sections.stream()
                .filter(section -> section.slug().equals(slug))
                .map(Section::name)
                .findFirst()
                .orElse(slug.text());
    }
}
