package org.dateline.desk;

import java.time.Instant;
import org.dateline.store.Transaction;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;

/// Where the desk has the pictures, videos, recordings and documents from that it prints.
public interface Prints {
    /// The public facts about one as they are now, and its public files.
    ///
    /// @throws Refusal when it must not be printed: it is unknown, its rights do not allow it, or
    ///   it lacks what readers need, such as an alternative text
    Medium print(Transaction transaction, MediaId id);

    /// Takes down that it must not be printed again.
    ///
    /// @param by who said so
    /// @param reason as readers are told
    void withdrawn(Transaction transaction, String by, MediaId id, Instant now, String reason);

    /// A paper without a library: nothing can be printed.
    Prints NONE =
            new Prints() {
                @Override
                public Medium print(Transaction transaction, MediaId id) {
                    throw Refusal.notFound("There is no picture, video or recording " + id + ".");
                }

                @Override
                public void withdrawn(
                        Transaction transaction,
                        String by,
                        MediaId id,
                        Instant now,
                        String reason) {
                    print(transaction, id);
                }
            };
}
