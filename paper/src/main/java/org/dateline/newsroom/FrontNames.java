package org.dateline.newsroom;

import java.util.List;
import org.dateline.story.Section;
import org.dateline.story.Slug;

/// What fronts are called in the newsroom.
final class FrontNames {
    private FrontNames() {}

    /// @param front the name of its arrangement without the edition, such as `home`
    /// @param sections whose names there are
    static String of(String front, List<Section> sections) {
        return switch (front) {
            case "home" -> "Home";
            case "top-news" -> "Top news";
            case "photos" -> "Photos";
            case "videos" -> "Videos";
            default -> Section.name(sections, new Slug(front));
        };
    }
}
