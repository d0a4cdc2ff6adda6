package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import org.dateline.staff.Member;
import org.dateline.store.Transaction;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// Where the desk has the pictures, videos, recordings and documents from that it prints, and whom
/// it tells what became of them.
public interface Prints {
    /// The public facts about one as they are now, and its public files.
    ///
    /// @throws Refusal when it must not be printed: it is unknown, its rights do not allow it, or
    ///   it lacks what readers need, such as an alternative text
    Medium print(Transaction transaction, MediaId id);

    /// Who said last what is known of one, or brought it in.
    ///
    /// @throws Refusal when it is unknown
    String lastHand(Transaction transaction, MediaId id);

    /// Takes down what a story shows as last saved.
    ///
    /// @throws Refusal when one of them is unknown
    void drafted(Transaction transaction, StoryId story, List<MediaId> shown);

    /// Takes down what readers see in a story from here on; nothing when it was withdrawn.
    void printed(Transaction transaction, StoryId story, List<MediaId> shown);

    /// Takes down that one must not be printed again.
    ///
    /// @param by who said so
    /// @param reason as readers are told
    /// @throws Refusal when it is unknown
    void withdraw(Transaction transaction, Member by, MediaId id, Instant now, String reason);
}
