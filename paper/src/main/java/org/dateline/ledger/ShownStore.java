package org.dateline.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dateline.store.Transaction;
import org.dateline.story.Digest;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Rendition;
import org.dateline.story.StoryId;

/// The tables `ledger_shown` and `ledger_file`: what live stories show.
final class ShownStore {
    private ShownStore() {}

    /// Takes down what the newest entry of a story shows.
    static void put(Transaction transaction, StoryId story, List<Medium> media) {
        transaction.change("delete from ledger_file where story = ?", story.value());
        transaction.change("delete from ledger_shown where story = ?", story.value());
        for (Medium medium : media) {
            transaction.change(
                    "insert into ledger_shown (story, media, until) values (?, ?, ?)",
                    story.value(),
                    medium.id().value(),
                    medium.rights().until().map(Instant::toEpochMilli).orElse(null));
            medium.files().forEach(file -> add(transaction, story, medium.id(), file));
        }
    }

    /// Two shapes of a picture may be the same file.
    private static void add(Transaction transaction, StoryId story, MediaId media, Rendition file) {
        transaction.change(
                "insert or ignore into ledger_file (digest, story, media) values (?, ?, ?)",
                bytes(file.digest()),
                story.value(),
                media.value());
    }

    static List<Shown> shows(Transaction transaction, MediaId media) {
        return transaction.query(
                "select story, media, until from ledger_shown where media = ? order by story",
                ShownStore::shown,
                media.value());
    }

    static List<Shown> shownBy(Transaction transaction, StoryId story) {
        return transaction.query(
                "select story, media, until from ledger_shown where story = ? order by media",
                ShownStore::shown,
                story.value());
    }

    /// Whether the rows of a story are those that [#put] would write.
    static boolean isRight(Transaction transaction, StoryId story, List<Medium> media) {
        Set<Shown> shown =
                media.stream()
                        .map(medium -> new Shown(story, medium.id(), until(medium)))
                        .collect(Collectors.toSet());
        Set<String> files =
                media.stream()
                        .flatMap(medium -> medium.files().stream().map(Rendition::digest))
                        .map(Digest::hex)
                        .collect(Collectors.toSet());
        Set<String> rows =
                Set.copyOf(
                        transaction.query(
                                "select distinct digest from ledger_file where story = ?",
                                row -> HexFormat.of().formatHex(row.bytes(1)),
                                story.value()));
        return shown.equals(Set.copyOf(shownBy(transaction, story))) && files.equals(rows);
    }

    private static Optional<Instant> until(Medium medium) {
        return medium.rights().until().map(until -> until.truncatedTo(ChronoUnit.MILLIS));
    }

    /// What ends after `after` up to `upTo`, in milliseconds, the first first.
    static List<Shown> ending(Transaction transaction, long after, long upTo) {
        return transaction.query(
                """
                select story, media, until from ledger_shown
                where until > ? and until <= ? order by until
                """,
                ShownStore::shown,
                after,
                upTo);
    }

    static Optional<Instant> nextEnding(Transaction transaction, long after) {
        return transaction.first(
                "select until from ledger_shown where until > ? order by until limit 1",
                row -> Instant.ofEpochMilli(row.number(1)),
                after);
    }

    /// Until when each of the stories that have it may show a file.
    static List<Optional<Instant>> untils(Transaction transaction, Digest file) {
        return transaction.query(
                """
                select until from ledger_file join ledger_shown using (story, media)
                where digest = ?
                """,
                row -> until(row, 1),
                bytes(file));
    }

    static List<Digest> files(Transaction transaction, Optional<Digest> after, int limit) {
        return transaction.query(
                "select distinct digest from ledger_file where digest > ? order by digest limit ?",
                row -> new Digest(HexFormat.of().formatHex(row.bytes(1))),
                after.map(ShownStore::bytes).orElse(new byte[0]),
                limit);
    }

    private static Shown shown(Transaction.Row row) {
        return new Shown(new StoryId(row.number(1)), new MediaId(row.number(2)), until(row, 3));
    }

    private static Optional<Instant> until(Transaction.Row row, int column) {
        return row.isNull(column)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(row.number(column)));
    }

    private static byte[] bytes(Digest digest) {
        return HexFormat.of().parseHex(digest.hex());
    }
}
