package org.dateline.media;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dateline.media.Item.Description;
import org.dateline.media.Item.Original;
import org.dateline.media.Item.Prints;
import org.dateline.store.Transaction;
import org.dateline.store.Transaction.Row;
import org.dateline.story.Digest;
import org.dateline.story.MediaId;
import org.dateline.story.Rendition;
import org.dateline.story.StoryJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The tables `media_item`, `media_change` and `media_search`.
final class LibraryStore {
    private static final int QUARTER = 0xffff;

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
                LibraryStore::item,
                id.value());
    }

    static Optional<MediaId> byOriginal(Transaction transaction, Digest original) {
        return transaction.first(
                "select id from media_item where original = ?",
                row -> new MediaId(row.number(1)),
                bytes(original));
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
                LibraryStore::item,
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
                LibraryStore::item,
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
                bytes(item.original().digest()),
                item.original().type().name(),
                item.original().name(),
                item.original().bytes(),
                item.original().width(),
                item.original().height(),
                item.original().length().toMillis(),
                item.description().metadata().json().toString(),
                flag(item.description().decorative()),
                String.join("\n", item.description().transcript()),
                String.join(" ", item.terms().territory()),
                millis(item.terms().from()),
                millis(item.terms().until()),
                item.terms().priceNote(),
                flag(item.terms().askFirst()),
                item.terms().clearedBy().orElse(null),
                item.terms().withdrawn().orElse(null),
                ItemJson.write(item.framing()).toString(),
                look(item),
                item.prints().placeholder(),
                prints(item.prints()),
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
                flag(after.description().decorative()),
                String.join("\n", after.description().transcript()),
                String.join(" ", after.terms().territory()),
                millis(after.terms().from()),
                millis(after.terms().until()),
                after.terms().priceNote(),
                flag(after.terms().askFirst()),
                after.terms().clearedBy().orElse(null),
                after.terms().withdrawn().orElse(null),
                ItemJson.write(after.framing()).toString(),
                prints(after.prints()),
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
                                object(row.text(4))),
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

    /// Items whose look differs from `look` in one bit at most of one quarter: among them is every
    /// one that differs in at most seven of all.
    static List<Looking> looking(Transaction transaction, long look) {
        return transaction.query(
                """
                        select id, look from media_item
                        where look is not null and (look & 65535) in (select value from json_each(?))
                        union
                        select id, look from media_item where look is not null
                            and (look >> 16 & 65535) in (select value from json_each(?))
                        union
                        select id, look from media_item where look is not null
                            and (look >> 32 & 65535) in (select value from json_each(?))
                        union
                        select id, look from media_item where look is not null
                            and (look >> 48 & 65535) in (select value from json_each(?))
                        """,
                row -> new Looking(new MediaId(row.number(1)), row.number(2)),
                around(look),
                around(look >>> 16),
                around(look >>> 32),
                around(look >>> 48));
    }

    /// An item and its perceptual hash.
    record Looking(MediaId id, long look) {
        int distance(long other) {
            return Long.bitCount(look ^ other);
        }
    }

    /// The last 16 bits of `look`, and all that differ from them in one, as a JSON list.
    private static String around(long look) {
        int quarter = (int) look & QUARTER;
        return IntStream.concat(
                        IntStream.of(quarter),
                        IntStream.range(0, Short.SIZE).map(bit -> quarter ^ 1 << bit))
                .boxed()
                .toList()
                .toString();
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
                                digest(row.bytes(4)),
                                prints(OptionalLong.empty(), "", row.text(5))),
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

    private static Item item(Row row) {
        Original original =
                new Original(
                        digest(row.bytes(3)),
                        FileType.valueOf(row.text(4)),
                        row.text(5),
                        row.number(6),
                        row.count(7),
                        row.count(8),
                        Duration.ofMillis(row.number(9)));
        return new Item(
                new MediaId(row.number(1)),
                row.count(2),
                original,
                new Description(
                        Metadata.of(object(row.text(10))),
                        row.number(11) != 0,
                        lines(row.text(12), "\n")),
                new Terms(
                        lines(row.text(13), " "),
                        time(row, 14),
                        time(row, 15),
                        row.text(16),
                        row.number(17) != 0,
                        text(row, 18),
                        text(row, 19)),
                ItemJson.framing(object(row.text(20))),
                prints(
                        row.isNull(21) ? OptionalLong.empty() : OptionalLong.of(row.number(21)),
                        row.text(22),
                        row.text(23)),
                Instant.ofEpochMilli(row.number(24)),
                row.text(25));
    }

    private static String prints(Prints prints) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        put(json, "poster", prints.poster());
        if (!prints.tracks().isEmpty()) {
            json.set("tracks", ItemJson.tracks(prints.tracks()));
        }
        put(json, "renditions", prints.renditions());
        return json.toString();
    }

    private static void put(ObjectNode json, String name, List<Rendition> renditions) {
        if (!renditions.isEmpty()) {
            json.set(name, ItemJson.write(renditions));
        }
    }

    private static Prints prints(OptionalLong look, String placeholder, String text) {
        JsonNode json = object(text);
        return new Prints(
                look,
                placeholder,
                ItemJson.renditions(json.path("poster")),
                ItemJson.tracks(json.path("tracks")),
                ItemJson.renditions(json.path("renditions")));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) StoryJson.MAPPER.readTree(json);
    }

    private static List<String> lines(String text, String between) {
        return text.isEmpty() ? List.of() : List.of(text.split(between, -1));
    }

    private static Optional<String> text(Row row, int column) {
        return row.isNull(column) ? Optional.empty() : Optional.of(row.text(column));
    }

    private static Optional<Instant> time(Row row, int column) {
        return row.isNull(column)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(row.number(column)));
    }

    private static @Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }

    private static @Nullable Long look(Item item) {
        OptionalLong look = item.prints().look();
        return look.isPresent() ? (Long) look.getAsLong() : null;
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }

    static byte[] bytes(Digest digest) {
        return HexFormat.of().parseHex(digest.hex());
    }

    static Digest digest(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }
}
