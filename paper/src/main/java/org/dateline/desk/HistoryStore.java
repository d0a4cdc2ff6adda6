package org.dateline.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dateline.desk.PastVersion.Deed;
import org.dateline.store.Transaction;
import org.dateline.story.StoryId;

/// The history of a story as the tables `desk_…` have it. No version's text is read for it.
final class HistoryStore {
    private HistoryStore() {}

    /// Takes down that a version says again what an older one said.
    static void restored(Transaction transaction, StoryId id, int version, int older) {
        transaction.change(
                "insert into desk_restoration (story, version, restored) values (?, ?, ?)",
                id.value(),
                version,
                older);
    }

    /// Newest first.
    ///
    /// @param before only versions before this one
    static List<PastVersion> versions(Transaction transaction, StoryId id, int before, int limit) {
        record Row(int version, String writer, Instant at, int restored) {}
        List<Row> rows =
                transaction.query(
                        """
                        select r.version, r.writer, r.saved, coalesce(again.restored, 0)
                        from desk_revision r
                        left join desk_restoration again
                            on again.story = r.story and again.version = r.version
                        where r.story = ? and r.version < ? order by r.version desc limit ?
                        """,
                        row ->
                                new Row(
                                        row.count(1),
                                        row.text(2),
                                        Instant.ofEpochMilli(row.number(3)),
                                        row.count(4)),
                        id.value(),
                        before,
                        limit);
        if (rows.isEmpty()) {
            return List.of();
        }
        int oldest = rows.getLast().version();
        Map<Integer, List<String>> hands = hands(transaction, id, oldest, before);
        Map<Integer, List<Deed>> deeds = deeds(transaction, id, oldest, before);
        return rows.stream()
                .map(
                        row -> {
                            List<String> by = new ArrayList<>(List.of(row.writer()));
                            by.addAll(hands.getOrDefault(row.version(), List.of()));
                            return new PastVersion(
                                    row.version(),
                                    row.at(),
                                    by,
                                    row.restored(),
                                    deeds.getOrDefault(row.version(), List.of()));
                        })
                .toList();
    }

    private static Map<Integer, List<String>> hands(
            Transaction transaction, StoryId id, int from, int before) {
        Map<Integer, List<String>> hands = new HashMap<>();
        record Hand(int version, String member) {}
        transaction
                .query(
                        """
                        select version, member from desk_hand
                        where story = ? and version >= ? and version < ? order by version, member
                        """,
                        row -> new Hand(row.count(1), row.text(2)),
                        id.value(),
                        from,
                        before)
                .forEach(hand -> listed(hands, hand.version()).add(hand.member()));
        return hands;
    }

    private static Map<Integer, List<Deed>> deeds(
            Transaction transaction, StoryId id, int from, int before) {
        Map<Integer, List<Deed>> deeds = new HashMap<>();
        record Row(int version, Deed deed) {}
        transaction
                .query(
                        """
                        select version, done.act, done.member, time, second.member,
                            (select group_concat(question, char(10)) from desk_tick
                                where desk_tick.act = done.id)
                        from desk_act done left join desk_second second on second.act = done.id
                        where story = ? and version >= ? and version < ? order by id
                        """,
                        row ->
                                new Row(
                                        row.count(1),
                                        new Deed(
                                                DeskStore.act(row.text(2)),
                                                row.text(3),
                                                Instant.ofEpochMilli(row.number(4)),
                                                second(row),
                                                row.isNull(6)
                                                        ? List.of()
                                                        : List.of(row.text(6).split("\n")))),
                        id.value(),
                        from,
                        before)
                .forEach(row -> listed(deeds, row.version()).add(row.deed()));
        return deeds;
    }

    private static Second second(Transaction.Row row) {
        if (row.isNull(5)) {
            return new Second.NotNeeded();
        }
        return row.text(5).isEmpty() ? new Second.Lacking() : new Second.Confirmed(row.text(5));
    }

    private static <T> List<T> listed(Map<Integer, List<T>> lists, int version) {
        return lists.computeIfAbsent(version, _ -> new ArrayList<>());
    }
}
