package org.dateline.ledger;

/// What an entry is about.
///
/// @param id twelve characters, random, as of a [org.dateline.story.StoryId]: it says nothing
public record Subject(Type type, String id) {
    public enum Type {
        STORY,
        FRONT,
        PAGE,
        SITE
    }
}
