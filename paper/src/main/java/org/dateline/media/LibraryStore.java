package org.dateline.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.media.Item.Prints;
import org.dateline.store.SearchWords;
import org.dateline.store.Transaction;
import org.dateline.story.Digest;
import org.dateline.story.MediaId;

/// The tables `media_item`, `media_change` and `media_search`.
final class LibraryStore {
    private LibraryStore() {}

    static Optional<Item> find(Transaction transaction, MediaId id) {
        return transaction.first(
                """
                        select id, version, original, type, name, bytes, width, height, millis,
                            metadata, decorative, transcript, territory, valid_from, valid_until,
                            price_note, ask_first, cleared_by, withdrawn, framing, look,
                            placeholder, renditions, added, added_by
                        from media_item where id = ?
                        """,
                ItemRow::item,
                id.value());
    }

    static Optional<MediaId> byOriginal(Transaction transaction, Digest original) {
        return transaction.first(
                "select id from media_item where original = ?",
                row -> new MediaId(row.number(1)),
                ItemRow.bytes(original));
    }

    /// Newest first.
    ///
    /// @param before ordinals below this one
    static List<Item> newest(Transaction transaction, long before, int limit) {
        return transaction.query(
                """
                        select id, version, original, type, name, bytes, width, height, millis,
                            metadata, decorative, transcript, territory, valid_from, valid_until,
                            price_note, ask_first, cleared_by, withdrawn, framing, look,
                            placeholder, renditions, added, added_by
                        from media_item where ordinal < ? order by ordinal desc limit ?
                        """,
                ItemRow::item,
                before,
                limit);
    }

    /// What the index finds, newest first. Its rows are in the order of their ids, so the newest
    /// come without looking at the others.
    static List<Item> matching(Transaction transaction, String match, long before, int limit) {
        return transaction.query(
                """
                        select id, version, original, type, name, bytes, width, height, millis,
                            metadata, decorative, transcript, territory, valid_from, valid_until,
                            price_note, ask_first, cleared_by, withdrawn, framing, look,
                            placeholder, renditions, added, added_by
                        from media_item where ordinal in (
                            select rowid from media_search
                            where media_search match ? and rowid < ?
                            order by rowid desc limit ?)
                        order by ordinal desc
                        """,
                ItemRow::item,
                match,
                before,
                limit);
    }

    /// Where an item stands in the order of all; [Long#MAX_VALUE] when there is none of that id.
    static long ordinal(Transaction transaction, MediaId id) {
        return transaction
                .first(
                        "select ordinal from media_item where id = ?",
                        row -> row.number(1),
                        id.value())
                .orElse(Long.MAX_VALUE);
    }

    static void add(Transaction transaction, Item item) {
        transaction.change(
                """
                        insert into media_item (id, version, original, type, name, bytes, width,
                            height, millis, metadata, decorative, transcript, territory,
                            valid_from, valid_until, price_note, ask_first, cleared_by,
                            withdrawn, framing, look, placeholder, renditions, added, added_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                item.id().value(),
                item.version(),
                ItemRow.bytes(item.original().digest()),
                item.original().type().name(),
                item.original().name(),
                item.original().bytes(),
                item.original().width(),
                item.original().height(),
                item.original().length().toMillis(),
                item.description().metadata().json().toString(),
                ItemRow.flag(item.description().decorative()),
                String.join("\n", item.description().transcript()),
                String.join(" ", item.terms().territory()),
                ItemRow.millis(item.terms().from()),
                ItemRow.millis(item.terms().until()),
                item.terms().priceNote(),
                ItemRow.flag(item.terms().askFirst()),
                item.terms().clearedBy().orElse(null),
                item.terms().withdrawn().orElse(null),
                ItemJson.write(item.framing()).toString(),
                ItemRow.look(item),
                item.prints().placeholder(),
                ItemRow.prints(item.prints()),
                item.added().toEpochMilli(),
                item.addedBy());
        index(transaction, item);
    }

    /// Writes the next version of an item and keeps what it replaces.
    static void change(
            Transaction transaction, Item before, Item after, String member, Instant now) {
        transaction.change(
                """
                        update media_item set version = ?, metadata = ?, decorative = ?,
                            transcript = ?, territory = ?, valid_from = ?, valid_until = ?,
                            price_note = ?, ask_first = ?, cleared_by = ?, withdrawn = ?,
                            framing = ?, renditions = ?
                        where id = ?
                        """,
                after.version(),
                after.description().metadata().json().toString(),
                ItemRow.flag(after.description().decorative()),
                String.join("\n", after.description().transcript()),
                String.join(" ", after.terms().territory()),
                ItemRow.millis(after.terms().from()),
                ItemRow.millis(after.terms().until()),
                after.terms().priceNote(),
                ItemRow.flag(after.terms().askFirst()),
                after.terms().clearedBy().orElse(null),
                after.terms().withdrawn().orElse(null),
                ItemJson.write(after.framing()).toString(),
                ItemRow.prints(after.prints()),
                after.id().value());
        transaction.change(
                """
                        insert into media_change (media, version, member, time, before)
                        values (?, ?, ?, ?, ?)
                        """,
                before.id().value(),
                before.version(),
                member,
                now.toEpochMilli(),
                Change.json(before).toString());
        index(transaction, after);
    }

    static List<Change> changes(Transaction transaction, MediaId id) {
        return transaction.query(
                """
                        select version, member, time, before from media_change
                        where media = ? order by id desc limit 1000
                        """,
                row ->
                        new Change(
                                row.count(1),
                                row.text(2),
                                Instant.ofEpochMilli(row.number(3)),
                                ItemRow.object(row.text(4))),
                id.value());
    }

    /// Who changed it last; empty when nobody has.
    static Optional<String> lastHand(Transaction transaction, MediaId id) {
        return transaction.first(
                "select member from media_change where media = ? order by id desc limit 1",
                row -> row.text(1),
                id.value());
    }

    /// Puts an item's words and marks into the index, instead of those that are there.
    static void index(Transaction transaction, Item item) {
        long ordinal = ordinal(transaction, item.id());
        transaction.change("delete from media_search where rowid = ?", ordinal);
        transaction.change(
                "insert into media_search (rowid, words, marks) values (?, ?, ?)",
                ordinal,
                SearchWords.indexed(words(item)),
                Search.marks(item, CollectionStore.holding(transaction, ordinal)));
    }

    private static String words(Item item) {
        Stream<String> said =
                item.description().metadata().said().values().stream().flatMap(List::stream);
        return String.join(
                "\n",
                item.original().name(),
                said.collect(Collectors.joining("\n")),
                String.join("\n", item.description().transcript()),
                item.terms().priceNote(),
                item.addedBy());
    }

    /// A page of what every item's files are called, for a check.
    static List<Kept> kept(Transaction transaction, long after, int limit) {
        return transaction.query(
                """
                        select ordinal, id, name, original, renditions from media_item
                        where ordinal > ? order by ordinal limit ?
                        """,
                row ->
                        new Kept(
                                row.number(1),
                                new MediaId(row.number(2)),
                                row.text(3),
                                ItemRow.digest(row.bytes(4)),
                                ItemRow.prints(OptionalLong.empty(), "", row.text(5))),
                after,
                limit);
    }

    /// The files of one item.
    record Kept(long ordinal, MediaId id, String name, Digest original, Prints prints) {}

    static long count(Transaction transaction) {
        return transaction
                .first("select count(*) from media_item", row -> row.number(1))
                .orElseThrow();
    }
}
