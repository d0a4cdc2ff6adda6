package org.dateline.wire;

/// What has been measured about one element of a page.
final class Weight {
    /// Text inside, as [Letters#weight] counts.
    int text;

    /// Of that, inside links.
    int links;

    /// Of that, in passages long enough to be prose and hardly linked.
    int prose;

    /// Passages inside.
    int passages;

    /// Passages inside that are prose.
    int paragraphs;

    int commas;

    /// How likely it is the element around the story.
    double score;

    boolean scored;

    double linkDensity() {
        return text == 0 ? 0 : (double) links / text;
    }
}
