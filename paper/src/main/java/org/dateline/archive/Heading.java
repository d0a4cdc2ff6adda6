package org.dateline.archive;

import java.util.Optional;
import org.dateline.story.Handle;

/// What stories are listed under.
///
/// @param key the [Handle] of a name, a section's slug, or a date such as `2026-11-26`
public record Heading(Kind kind, String key) {
    /// What kind of heading it is, and what its addresses begin with.
    public enum Kind {
        TOPIC("topics"),
        AUTHOR("authors"),
        SOURCE("sources"),
        SECTION("sections"),
        DATE("dates");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /// One word, in lower case: `topics`.
        public String path() {
            return path;
        }

        /// The kind whose addresses begin with `path`.
        public static Optional<Kind> of(String path) {
            for (Kind kind : values()) {
                if (kind.path.equals(path)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// The heading a name is listed under.
    public static Heading of(Kind kind, String name) {
        return new Heading(kind, Handle.of(name).text());
    }

    /// Where its newest stories stand, below an edition's root.
    public String path() {
        return "/" + kind.path() + "/" + new Handle(key).encoded();
    }
}
