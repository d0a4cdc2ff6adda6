package org.dateline.ledger;

import java.util.List;
import java.util.Set;
import org.dateline.store.Transaction;
import org.dateline.story.StoryId;

/// The table `ledger_related`: which stories live ones name as related.
final class RelatedStore {
    private RelatedStore() {}

    /// Takes down what the newest entry of a story names.
    static void put(Transaction transaction, StoryId story, List<StoryId> related) {
        transaction.change("delete from ledger_related where story = ?", story.value());
        for (StoryId each : related) {
            transaction.change(
                    "insert into ledger_related (related, story) values (?, ?)",
                    each.value(),
                    story.value());
        }
    }

    /// Whether any story names another.
    static boolean any(Transaction transaction) {
        return transaction
                .first("select 1 from ledger_related limit 1", row -> row.count(1))
                .isPresent();
    }

    /// Live stories that name `related`, those published last first.
    static List<StoryId> naming(Transaction transaction, StoryId related, int limit) {
        return transaction.query(
                """
                select story from ledger_related join ledger_story using (story)
                where related = ? and live = 1 order by ordinal desc limit ?
                """,
                row -> new StoryId(row.number(1)),
                related.value(),
                limit);
    }

    /// Whether the rows of a story are those that [#put] would write.
    static boolean isRight(Transaction transaction, StoryId story, List<StoryId> related) {
        List<StoryId> rows =
                transaction.query(
                        "select related from ledger_related where story = ?",
                        row -> new StoryId(row.number(1)),
                        story.value());
        return Set.copyOf(rows).equals(Set.copyOf(related));
    }
}
