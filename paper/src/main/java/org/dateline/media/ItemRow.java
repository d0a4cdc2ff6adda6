package org.dateline.media;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.dateline.media.Item.Description;
import org.dateline.media.Item.Original;
import org.dateline.media.Item.Prints;
import org.dateline.store.Transaction.Row;
import org.dateline.story.Digest;
import org.dateline.story.MediaId;
import org.dateline.story.Rendition;
import org.dateline.story.StoryJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An item as its row in `media_item` has it: what the columns hold, in both directions.
final class ItemRow {
    private ItemRow() {}

    /// @param row all columns in the order in which [LibraryStore] selects them
    static Item item(Row row) {
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

    /// The column `renditions`: what of them is there.
    static String prints(Prints prints) {
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

    static Prints prints(OptionalLong look, String placeholder, String text) {
        JsonNode json = object(text);
        return new Prints(
                look,
                placeholder,
                ItemJson.renditions(json.path("poster")),
                ItemJson.tracks(json.path("tracks")),
                ItemJson.renditions(json.path("renditions")));
    }

    static ObjectNode object(String json) {
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

    static @Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }

    static @Nullable Long look(Item item) {
        OptionalLong look = item.prints().look();
        return look.isPresent() ? (Long) look.getAsLong() : null;
    }

    static int flag(boolean value) {
        return value ? 1 : 0;
    }

    static byte[] bytes(Digest digest) {
        return HexFormat.of().parseHex(digest.hex());
    }

    static Digest digest(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(bytes));
    }
}
