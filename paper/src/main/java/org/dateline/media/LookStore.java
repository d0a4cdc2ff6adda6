package org.dateline.media;

import java.util.List;
import java.util.stream.IntStream;
import org.dateline.store.Transaction;
import org.dateline.story.MediaId;

/// The column `look` of `media_item`, with an index for each quarter of it.
final class LookStore {
    private static final int QUARTER = 0xffff;

    private LookStore() {}

    /// Items whose look differs from `look` in one bit at most of one quarter: among them is every
    /// one that differs in at most seven of all.
    static List<Looking> near(Transaction transaction, long look) {
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
}
