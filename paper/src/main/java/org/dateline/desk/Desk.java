package org.dateline.desk;

import java.util.List;
import java.util.OptionalInt;
import org.dateline.staff.Member;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// The desk: everything staff do to copy. Every refusal says what to do instead.
public final class Desk {
    public Copy create(Member by, Story story) {
        throw new UnsupportedOperationException("" + by + story);
    }

    /// Saves a new version on top of `version`, which must be the newest.
    public Copy save(Member by, StoryId id, int version, Story story) {
        throw new UnsupportedOperationException("" + by + id + version + story);
    }

    public Copy file(Member by, StoryId id) {
        throw new UnsupportedOperationException("" + by + id);
    }

    /// Lets a version print. Nobody passes what they wrote.
    ///
    /// @param version the newest when empty
    public Copy pass(Member by, StoryId id, OptionalInt version) {
        throw new UnsupportedOperationException("" + by + id + version);
    }

    /// Gives filed or spiked copy back to its writer.
    public Copy giveBack(Member by, StoryId id, String note) {
        throw new UnsupportedOperationException("" + by + id + note);
    }

    public Copy spike(Member by, StoryId id, String reason) {
        throw new UnsupportedOperationException("" + by + id + reason);
    }

    /// Enters a passed version in the ledger; the same version again answers the same.
    ///
    /// @param version the newest passed when empty
    public Publication publish(Member by, StoryId id, OptionalInt version) {
        throw new UnsupportedOperationException("" + by + id + version);
    }

    /// Publishes a passed version as a correction.
    ///
    /// @param reason what was wrong and what is right, for readers
    public Publication correct(Member by, StoryId id, OptionalInt version, String reason) {
        throw new UnsupportedOperationException("" + by + id + version + reason);
    }

    /// Takes a published story back: its address answers 410 with the reason.
    public Publication withdraw(Member by, StoryId id, String reason) {
        throw new UnsupportedOperationException("" + by + id + reason);
    }

    public Copy copy(StoryId id) {
        throw new UnsupportedOperationException("" + id);
    }

    /// Newest first.
    ///
    /// @param before only stories older than this one; empty string for the newest
    public List<Copy> list(int limit, String before) {
        throw new UnsupportedOperationException("" + limit + before);
    }

    /// Oldest first.
    public List<Revision> revisions(StoryId id) {
        throw new UnsupportedOperationException("" + id);
    }

    /// A version as it was saved.
    public Story text(StoryId id, int version) {
        throw new UnsupportedOperationException("" + id + version);
    }

    /// Names of the fronts that can be arranged: `top-news`, `home` and the sections' slugs.
    public List<String> fronts() {
        throw new UnsupportedOperationException();
    }

    public List<StoryId> arrangement(String front) {
        throw new UnsupportedOperationException(front);
    }

    /// @return the ledger position of the new order
    public long arrange(Member by, String front, List<StoryId> stories) {
        throw new UnsupportedOperationException("" + by + front + stories);
    }

    public List<Section> sections() {
        throw new UnsupportedOperationException();
    }

    /// Finds a section by its name or slug, whatever the case.
    ///
    /// @throws org.dateline.story.Refusal naming the sections there are
    public Slug section(String nameOrSlug) {
        throw new UnsupportedOperationException(nameOrSlug);
    }
}
