package org.dateline.story;

/// Where a story stands on the reader site: `/stories/{id}/{slug}`. The id decides; an address with
/// an outdated slug leads to the current one.
public record Address(StoryId id, Slug slug) {
    /// What every story's path begins with.
    public static final String PREFIX = "/stories/";

    public String path() {
        return PREFIX + id + "/" + slug;
    }
}
