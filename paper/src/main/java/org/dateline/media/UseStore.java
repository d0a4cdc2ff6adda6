package org.dateline.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.store.Transaction;
import org.dateline.story.MediaId;
import org.dateline.story.StoryId;

/// The table `media_use`.
final class UseStore {
    private UseStore() {}

    static List<Use> of(Transaction transaction, MediaId id) {
        return transaction.query(
                """
                        select story, draft, live, printed from media_use where media = ?
                        order by coalesce(printed, 9223372036854775807) desc, story limit 1000
                        """,
                row ->
                        new Use(
                                new StoryId(row.number(1)),
                                row.number(2) != 0,
                                row.number(3) != 0,
                                row.isNull(4)
                                        ? Optional.empty()
                                        : Optional.of(Instant.ofEpochMilli(row.number(4)))),
                id.value());
    }

    static void noDraft(Transaction transaction, StoryId story) {
        transaction.change("update media_use set draft = 0 where story = ?", story.value());
    }

    static void draft(Transaction transaction, StoryId story, MediaId id) {
        transaction.change(
                """
                        insert into media_use (media, story, draft, live) values (?, ?, 1, 0)
                        on conflict do update set draft = 1
                        """,
                id.value(),
                story.value());
    }

    static void notLive(Transaction transaction, StoryId story) {
        transaction.change("update media_use set live = 0 where story = ?", story.value());
    }

    static void live(Transaction transaction, StoryId story, MediaId id, Instant now) {
        transaction.change(
                """
                        insert into media_use (media, story, draft, live, printed)
                        values (?, ?, 0, 1, ?)
                        on conflict do update set live = 1,
                            printed = coalesce(media_use.printed, excluded.printed)
                        """,
                id.value(),
                story.value(),
                now.toEpochMilli());
    }

    /// Rows that say nothing any more.
    static void forget(Transaction transaction, StoryId story) {
        transaction.change(
                """
                        delete from media_use
                        where story = ? and draft = 0 and live = 0 and printed is null
                        """,
                story.value());
    }

    static List<Use.BySource> report(Transaction transaction, Instant from, Instant to) {
        return transaction.query(
                """
                        select trim(m.metadata ->> '$.source') as source,
                            count(distinct u.story), count(distinct u.media), count(*)
                        from media_use u join media_item m on m.id = u.media
                        where u.printed >= ? and u.printed < ?
                        group by source order by source limit 10000
                        """,
                row -> new Use.BySource(row.text(1), row.number(2), row.number(3), row.number(4)),
                from.toEpochMilli(),
                to.toEpochMilli());
    }
}
