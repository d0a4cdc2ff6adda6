package org.dateline.ledger;

import java.util.List;
import java.util.Optional;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// The published record.
public final class Ledger {
    /// How many entries are signed: the next position.
    public long size() {
        throw new UnsupportedOperationException();
    }

    /// What stands at `position`, checked in full.
    ///
    /// @throws Damaged when what is stored does not match
    public Published read(long position) {
        throw new UnsupportedOperationException("" + position);
    }

    public Optional<Head> head(StoryId id) {
        throw new UnsupportedOperationException("" + id);
    }

    /// The story with this ordinal.
    public Optional<Head> byOrdinal(int ordinal) {
        throw new UnsupportedOperationException("" + ordinal);
    }

    /// Live stories, newest first publication first.
    ///
    /// @param section only this one; empty for all
    public List<Head> newest(Optional<Slug> section, int limit) {
        throw new UnsupportedOperationException("" + section + limit);
    }

    /// The site as last settled.
    public Published.Site site() {
        throw new UnsupportedOperationException();
    }

    /// The newest arrangement of a front.
    public Optional<Published.Arrangement> arrangement(String front) {
        throw new UnsupportedOperationException(front);
    }

    /// All standing pages, newest versions, in the order of first publication.
    public List<Published.StandingPage> pages() {
        throw new UnsupportedOperationException();
    }

    /// Calls `follower` on a thread of its own, after every signed batch of entries and once at the
    /// start, with the number of entries there are.
    public void follow(Follower follower) {
        throw new UnsupportedOperationException("" + follower);
    }

    /// Everything needed to check the entry at `position` without us.
    public Evidence evidence(long position) {
        throw new UnsupportedOperationException("" + position);
    }

    /// The signed checkpoint of log `log` (1 is the first), as served at `/logs/1/checkpoint`.
    public Optional<byte[]> checkpoint(int log) {
        throw new UnsupportedOperationException("" + log);
    }

    /// A tile of hashes, after C2SP tlog-tiles.
    ///
    /// @param width hashes, 1 to 256
    public Optional<byte[]> tile(int log, int level, long index, int width) {
        throw new UnsupportedOperationException("" + log + level + index + width);
    }

    /// A bundle of entries, after C2SP tlog-tiles.
    public Optional<byte[]> entries(int log, long index, int width) {
        throw new UnsupportedOperationException("" + log + index + width);
    }
}
