package org.dateline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import org.dateline.store.Transaction;
import org.dateline.story.Block;
import org.dateline.story.Mark;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Text;

/// Writes one entry: its text, its fields, its seal, and the row that its subject is found by.
final class Scribe {
    /// Names of the site's two subjects.
    static final String SITE = "site";

    static final String KEY = "key";

    private static final byte[] SEAL = "dateline/entry/v1".getBytes(UTF_8);

    private final Transaction transaction;
    private final long position;
    private final Instant now;
    private final SecretKey seal;
    private final SecureRandom random;

    Scribe(
            Transaction transaction,
            long position,
            Instant now,
            SecretKey seal,
            SecureRandom random) {
        this.transaction = transaction;
        this.position = position;
        this.now = now;
        this.seal = seal;
        this.random = random;
    }

    /// What shows that this ledger made the entry: a row written by anybody else has no such HMAC.
    static byte[] seal(SecretKey key, long position, byte[] entry) {
        return Keys.mac(
                key, SEAL, ByteBuffer.allocate(Long.BYTES).putLong(position).array(), entry);
    }

    /// @throws org.dateline.story.Refusal when it gives something a name that is reserved
    Entry enter(Submission submission) {
        new Naming(transaction).check(submission);
        return switch (submission) {
            case Submission.OfStory story -> story(story);
            case Submission.Reversal reversal -> reversal(reversal);
            case Submission.Withdrawal withdrawal -> withdrawal(withdrawal);
            case Submission.OfFront front ->
                    other(
                            Kind.ARRANGE,
                            Subject.Type.FRONT,
                            front.front(),
                            front.origin(),
                            Values.of(front));
            case Submission.OfPage page ->
                    other(
                            Kind.PUBLISH,
                            Subject.Type.PAGE,
                            page.slug().text(),
                            Entry.Origin.SYSTEM,
                            Values.of(page));
            case Submission.PageWithdrawal(Slug slug) -> withdrawal(slug);
            case Submission.OfSite site ->
                    other(
                            Kind.SETTINGS,
                            Subject.Type.SITE,
                            SITE,
                            Entry.Origin.SYSTEM,
                            Values.of(site));
            case Submission.OfKey key ->
                    other(Kind.KEY, Subject.Type.SITE, KEY, Entry.Origin.SYSTEM, Values.of(key));
        };
    }

    private Entry story(Submission.OfStory submission) {
        Optional<Head> last = LedgerStore.head(transaction, submission.id());
        List<Notice> notices = new ArrayList<>();
        last.map(this::published).ifPresent(found -> notices.addAll(notices(found)));
        if (submission.later().isNotice()) {
            notices.add(
                    new Notice(
                            submission.later(),
                            now,
                            submission.reason(),
                            position,
                            submission.place()));
        }
        Instant first = last.map(Head::firstPublished).orElse(submission.ran().orElse(now));
        Instant changed = last.isPresent() ? now : first;
        return story(submission, last, first, changed, notices);
    }

    private Entry reversal(Submission.Reversal reversal) {
        Head last = LedgerStore.head(transaction, reversal.id()).orElseThrow();
        Published.OfStory story = before(transaction, last).orElseThrow();
        return story(
                new Submission.OfStory(
                        reversal.id(),
                        story.story(),
                        story.media(),
                        Kind.UPDATE,
                        "",
                        Optional.empty(),
                        Entry.Origin.DESK),
                Optional.of(last),
                story.firstPublished(),
                story.lastChanged(),
                story.notices());
    }

    private Entry story(
            Submission.OfStory submission,
            Optional<Head> last,
            Instant first,
            Instant changed,
            List<Notice> notices) {
        Entry entry =
                write(
                        last.isPresent() ? submission.later() : Kind.PUBLISH,
                        new Subject(Subject.Type.STORY, submission.id().toString()),
                        last.map(Head::version).orElse(0) + 1,
                        last.map(Head::position).orElse(-1L),
                        submission.origin(),
                        Fields.of(
                                Values.of(
                                        submission.story(),
                                        submission.media(),
                                        first,
                                        changed,
                                        notices)),
                        links(submission));
        head(submission, last, entry, first);
        if (last.isPresent() || !submission.media().isEmpty()) {
            ShownStore.put(transaction, submission.id(), submission.media());
        }
        List<StoryId> related = submission.story().relations().related();
        if (last.isPresent() || !related.isEmpty()) {
            RelatedStore.put(transaction, submission.id(), related);
        }
        return entry;
    }

    private static List<Notice> notices(Published last) {
        return last instanceof Published.OfStory story ? story.notices() : List.of();
    }

    private Entry withdrawal(Submission.Withdrawal withdrawal) {
        Head last =
                LedgerStore.head(transaction, withdrawal.id())
                        .orElseThrow(() -> new IllegalStateException("Nothing was published"));
        Entry entry =
                write(
                        Kind.WITHDRAW,
                        new Subject(Subject.Type.STORY, withdrawal.id().toString()),
                        last.version() + 1,
                        last.position(),
                        Entry.Origin.DESK,
                        Fields.of(Values.of(published(last), withdrawal)),
                        new TreeSet<>());
        LedgerStore.putHead(
                transaction,
                new Head(
                        last.id(),
                        entry.position(),
                        entry.version(),
                        last.ordinal(),
                        false,
                        last.section(),
                        last.language(),
                        last.original(),
                        last.firstPublished()),
                Set.of(),
                0);
        ShownStore.put(transaction, withdrawal.id(), List.of());
        RelatedStore.put(transaction, withdrawal.id(), List.of());
        return entry;
    }

    private Entry withdrawal(Slug page) {
        if (LedgerStore.subject(transaction, Subject.Type.PAGE, page.text())
                        .map(row -> published(transaction, row.position(), -1))
                        .orElse(null)
                instanceof Published.StandingPage standing) {
            return other(
                    Kind.WITHDRAW,
                    Subject.Type.PAGE,
                    page.text(),
                    Entry.Origin.DESK,
                    Values.of(standing));
        }
        throw Refusal.notFound("There is no page at “/%s”.".formatted(page));
    }

    private void head(
            Submission.OfStory submission,
            Optional<Head> last,
            Entry entry,
            Instant firstPublished) {
        int ordinal = last.map(Head::ordinal).orElseGet(() -> LedgerStore.nextOrdinal(transaction));
        LedgerStore.putHead(
                transaction,
                new Head(
                        submission.id(),
                        entry.position(),
                        entry.version(),
                        ordinal,
                        true,
                        submission.story().section(),
                        submission.story().language(),
                        submission.story().relations().original(),
                        firstPublished),
                submission.story().visuals(),
                last.isPresent() ? 0 : rank(submission));
    }

    /// Where a new story stands among others: the order of the ledger, even when the clock went
    /// back; copy that ran elsewhere stands where it ran.
    private long rank(Submission.OfStory submission) {
        long time = now.toEpochMilli();
        return submission
                .ran()
                .map(ran -> Math.min(ran.toEpochMilli(), time))
                .orElseGet(() -> Math.max(time, LedgerStore.highestRank(transaction)));
    }

    private Entry other(
            Kind first,
            Subject.Type type,
            String name,
            Entry.Origin origin,
            Map<String, String> values) {
        Optional<LedgerStore.SubjectRow> last = LedgerStore.subject(transaction, type, name);
        String id =
                last.map(LedgerStore.SubjectRow::id)
                        .orElseGet(() -> StoryId.random(random).toString());
        int version = last.map(LedgerStore.SubjectRow::version).orElse(0) + 1;
        Entry entry =
                write(
                        version > 1 && first == Kind.PUBLISH ? Kind.UPDATE : first,
                        new Subject(type, id),
                        version,
                        last.map(LedgerStore.SubjectRow::position).orElse(-1L),
                        origin,
                        Fields.of(values),
                        new TreeSet<>());
        LedgerStore.putSubject(
                transaction, type, name, new LedgerStore.SubjectRow(id, position, version));
        return entry;
    }

    private Entry write(
            Kind kind,
            Subject subject,
            int version,
            long previous,
            Entry.Origin origin,
            Fields fields,
            SortedSet<String> links) {
        Entry entry =
                new Entry(
                        position,
                        kind,
                        subject,
                        version,
                        previous,
                        now,
                        origin,
                        fields.root().hex(),
                        hash(links));
        byte[] text = EntryText.write(entry);
        LedgerStore.add(
                transaction,
                new LedgerStore.Row(position, text, seal(seal, position, text)),
                fields.encode());
        return entry;
    }

    /// What readers had before a story's newest entry; empty when they had nothing.
    static Optional<Published.OfStory> before(Transaction transaction, Head last) {
        long previous = published(transaction, last).entry().previous();
        return previous >= 0
                        && published(transaction, previous, last.ordinal())
                                instanceof Published.OfStory story
                ? Optional.of(story)
                : Optional.empty();
    }

    /// The last version's content, from this transaction: it may not be sealed yet.
    private Published published(Head last) {
        return published(transaction, last);
    }

    static Published published(Transaction transaction, Head last) {
        return published(transaction, last.position(), last.ordinal());
    }

    /// @param ordinal of the story it is about; anything for what is about none
    static Published published(Transaction transaction, long position, int ordinal) {
        LedgerStore.Row row = LedgerStore.rows(transaction, position, 1).getFirst();
        Fields fields =
                LedgerStore.fields(transaction, position)
                        .map(Fields::decode)
                        .orElseThrow(() -> new Damaged("Its last body is missing."));
        Entry entry = EntryText.read(position, row.entry());
        if (!fields.root().hex().equals(entry.root())) {
            throw new Damaged("Its last body is not what was signed.");
        }
        return Values.read(entry, fields.values(), ordinal);
    }

    private static SortedSet<String> links(Submission.OfStory submission) {
        Story story = submission.story();
        SortedSet<String> links = new TreeSet<>();
        if (!story.source().url().isEmpty()) {
            links.add(story.source().url());
        }
        for (Block block : story.body()) {
            block.texts().forEach(text -> addLinks(text, links));
            if (block instanceof Block.Embed embed) {
                links.add(embed.url());
            }
        }
        submission.media().stream()
                .map(medium -> medium.rights().webStatement())
                .filter(statement -> !statement.isEmpty())
                .forEach(links::add);
        return links;
    }

    private static void addLinks(Text text, SortedSet<String> links) {
        for (Mark mark : text.marks()) {
            if (mark instanceof Mark.Link link) {
                links.add(link.href());
            }
        }
    }

    private static String hash(SortedSet<String> links) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String link : links) {
                digest.update((link + "\n").getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
