package org.dateline.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Secrets;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;

/// What members are told without looking. Each notice is a row, written in the transaction of what
/// it tells of: nothing is told that did not happen, and nothing that happened is lost. [Mailing]
/// brings them by mail to who wants that.
public final class Notices {
    /// That a member has; older ones go.
    public static final int MOST = 500;

    /// That are counted as unread.
    public static final int MANY = 100;

    /// Of a notice.
    static final Duration KEPT = Duration.ofDays(90);

    /// In which the link that confirms an address works.
    static final Duration A_DAY = Duration.ofDays(1);

    /// Between two links to be mailed.
    private static final Duration SELDOM = Duration.ofMinutes(5);

    private static final int LONGEST_TOKEN = 100;

    private final Database database;
    private final InstantSource clock;
    private final boolean mails;

    /// @param mails whether the paper has a server that takes its mail
    public Notices(Database database, boolean mails, InstantSource clock) {
        this.database = database;
        this.mails = mails;
        this.clock = clock;
    }

    /// Tells some members, as far as they work here; never who did it.
    public static void tell(
            Transaction transaction, Instant now, Collection<String> members, News news) {
        Set<String> others = new TreeSet<>(members);
        others.remove(news.by());
        others.forEach(member -> one(transaction, now, member, news));
    }

    private static void one(Transaction transaction, Instant now, String member, News news) {
        if (NoticeStore.add(transaction, member, news, now)) {
            NoticeStore.forget(transaction, member, now.minus(KEPT), MOST);
        }
    }

    /// A member's, the newest first.
    ///
    /// @param limit at most [#MOST]
    public List<Notice> list(Member by, int limit) {
        int most = Math.clamp(limit, 1, MOST);
        return database.read(transaction -> NoticeStore.list(transaction, by.name(), most));
    }

    /// How many a member has not read, up to [#MANY].
    public int unread(Member by) {
        return database.read(transaction -> NoticeStore.unread(transaction, by.name(), MANY));
    }

    /// Marks a member's as read.
    ///
    /// @param upTo the newest they have seen; what came since stays unread
    public void read(Member by, long upTo) {
        database.change(transaction -> NoticeStore.see(transaction, by.name(), upTo));
    }

    /// Whether the paper sends mail at all.
    public boolean mails() {
        return mails;
    }

    public Mailbox mailbox(Member by) {
        return database.read(transaction -> mailbox(transaction, by));
    }

    private static Mailbox mailbox(Transaction transaction, Member by) {
        return NoticeStore.mailbox(transaction, by.name()).orElse(Mailbox.NONE);
    }

    /// Says where a member wants notices by mail, and which. A new address has none before the link
    /// that is mailed to it was followed; until then they go to the one before.
    ///
    /// @param address empty for no mail
    /// @throws Refusal when that is no address, or a link was asked for a moment ago
    public Mailbox choose(Member by, String address, Set<News.Kind> kinds) {
        String wanted = address.isBlank() ? "" : MailMessage.address(address);
        if (!wanted.isEmpty() && !mails) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "This paper sends no mail; whoever runs it can name a server in mail.host.");
        }
        return database.write(
                transaction -> {
                    Mailbox before = mailbox(transaction, by);
                    Mailbox after = chosen(before, wanted, kinds);
                    NoticeStore.put(transaction, by.name(), after);
                    if (wanted.isEmpty()) {
                        NoticeStore.keepIn(transaction, by.name());
                    }
                    note(transaction, by, "choose mail", wanted);
                    return mailbox(transaction, by);
                });
    }

    private Mailbox chosen(Mailbox before, String wanted, Set<News.Kind> kinds) {
        Instant now = clock.instant();
        if (wanted.isEmpty() || wanted.equals(before.address())) {
            return new Mailbox(wanted, kinds, "", false, before.asked());
        }
        boolean stillGood = before.asked().plus(A_DAY).isAfter(now);
        if (wanted.equals(before.wanted()) && stillGood && !before.isMailed()) {
            return new Mailbox(before.address(), kinds, wanted, false, before.asked());
        }
        if (now.isBefore(before.asked().plus(SELDOM))) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "A link was asked for less than %d minutes ago; wait for that one, or ask again later."
                            .formatted(SELDOM.toMinutes()));
        }
        return new Mailbox(before.address(), kinds, wanted, false, now);
    }

    /// Confirms the address to which the link went that `token` stands in.
    ///
    /// @throws Refusal when it is not the link mailed last, or older than a day
    public Mailbox confirm(Member by, String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw old();
        }
        Instant since = clock.instant().minus(A_DAY);
        return database.write(
                transaction -> {
                    byte[] digest = Secrets.digest(token);
                    if (!NoticeStore.confirm(transaction, by.name(), digest, since)) {
                        throw old();
                    }
                    Mailbox confirmed = mailbox(transaction, by);
                    note(transaction, by, "confirm mail", confirmed.address());
                    return confirmed;
                });
    }

    private static Refusal old() {
        return Refusal.invalid(
                "This link is not the one that was mailed to you last, or older than a day; ask for a new one.");
    }

    private void note(Transaction transaction, Member by, String act, String note) {
        Audit.note(transaction, clock.instant(), by, act, "member " + by.name(), note);
    }
}
