package org.dateline.notices;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dateline.store.Transaction;
import org.dateline.story.Constants;

/// The tables `notice` and `mailbox`.
final class NoticeStore {
    private static final String NOTICE =
            "select number, kind, actor, sentence, note, title, path, held, time, seen from notice ";

    private NoticeStore() {}

    /// Tells a member who works here; anybody else is told nothing.
    ///
    /// @return whether there was one to tell
    static boolean add(Transaction transaction, String member, News news, Instant now) {
        return transaction.change(
                        """
                        insert into notice (member, time, kind, actor, sentence, note, title, path,
                            held, mail)
                        select m.name, ?, ?, ?, ?, ?, ?, ?, ?,
                            case when b.address <> '' and
                                instr(' ' || b.kinds || ' ', ' ' || ? || ' ') > 0
                                then 'waits' else '' end
                        from member m left join mailbox b on b.member = m.name
                        where m.name = ? and m.left is null
                        """,
                        now.toEpochMilli(),
                        news.kind().word(),
                        news.by(),
                        news.sentence(),
                        news.note(),
                        news.title(),
                        news.path(),
                        news.held() ? 1 : 0,
                        news.kind().word(),
                        member)
                > 0;
    }

    /// Forgets a member's notices from before `oldest`, and all but the newest.
    static void forget(Transaction transaction, String member, Instant oldest, int most) {
        transaction.change(
                """
                delete from notice where member = ? and number <=
                    (select number from notice where member = ?
                        order by number desc limit 1 offset ?)
                """,
                member,
                member,
                most);
        transaction.change(
                """
                delete from notice where member = ? and number <=
                    (select max(number) from
                        (select number, time from notice where member = ?
                            order by number limit 20)
                        where time < ?)
                """,
                member,
                member,
                oldest.toEpochMilli());
    }

    /// The newest first.
    static List<Notice> list(Transaction transaction, String member, int limit) {
        return transaction.query(
                NOTICE + "where member = ? order by number desc limit ?",
                NoticeStore::notice,
                member,
                limit);
    }

    static int unread(Transaction transaction, String member, int most) {
        return transaction
                .first(
                        """
                        select count(*) from
                            (select 1 from notice where member = ? and seen = 0 limit ?)
                        """,
                        row -> row.count(1),
                        member,
                        most)
                .orElse(0);
    }

    static void see(Transaction transaction, String member, long upTo) {
        transaction.change(
                "update notice set seen = 1 where member = ? and seen = 0 and number <= ?",
                member,
                upTo);
    }

    static Optional<Mailbox> mailbox(Transaction transaction, String member) {
        return transaction.first(
                """
                select address, kinds, wanted, digest is not null, asked from mailbox
                where member = ?
                """,
                NoticeStore::mailbox,
                member);
    }

    static void put(Transaction transaction, String member, Mailbox mailbox) {
        transaction.change(
                """
                insert into mailbox (member, address, kinds, wanted, asked) values (?, ?, ?, ?, ?)
                on conflict (member) do update set address = excluded.address,
                    kinds = excluded.kinds, wanted = excluded.wanted, asked = excluded.asked,
                    digest = case when mailbox.wanted = excluded.wanted
                        and mailbox.asked = excluded.asked then mailbox.digest end
                """,
                member,
                mailbox.address(),
                words(mailbox.kinds()),
                mailbox.wanted(),
                mailbox.asked().toEpochMilli());
    }

    /// What waits is not mailed any more.
    static void keepIn(Transaction transaction, String member) {
        transaction.change(
                "update notice set mail = '' where member = ? and mail = 'waits'", member);
    }

    /// An address whose owner was sent a link.
    ///
    /// @param digest of what stands in it
    static void linked(Transaction transaction, String member, String wanted, byte[] digest) {
        transaction.change(
                "update mailbox set digest = ? where member = ? and wanted = ?",
                digest,
                member,
                wanted);
    }

    /// @return whether the link is the one that was mailed last
    static boolean confirm(
            Transaction transaction, String member, byte[] digest, Instant askedAfter) {
        return transaction.change(
                        """
                        update mailbox set address = wanted, wanted = '', digest = null
                        where member = ? and digest = ? and wanted <> '' and asked > ?
                        """,
                        member,
                        digest,
                        askedAfter.toEpochMilli())
                > 0;
    }

    /// A member with a link to be mailed.
    record Asking(String member, String address) {}

    static List<Asking> asking(Transaction transaction, Instant since) {
        return transaction.query(
                """
                select b.member, b.wanted from mailbox b join member m on m.name = b.member
                where b.wanted <> '' and b.digest is null and b.asked > ? and m.left is null
                """,
                row -> new Asking(row.text(1), row.text(2)),
                since.toEpochMilli());
    }

    /// Members with notices to be mailed, and where to.
    static List<Asking> waiting(Transaction transaction) {
        return transaction.query(
                """
                select b.member, b.address from mailbox b join member m on m.name = b.member
                where b.address <> '' and m.left is null and exists
                    (select 1 from notice n where n.member = b.member and n.mail = 'waits')
                """,
                row -> new Asking(row.text(1), row.text(2)));
    }

    /// The oldest first.
    static List<Notice> waiting(Transaction transaction, String member, int limit) {
        return transaction.query(
                NOTICE + "where member = ? and mail = 'waits' order by number limit ?",
                NoticeStore::notice,
                member,
                limit);
    }

    static int waitingInAll(Transaction transaction) {
        return transaction
                .first("select count(*) from notice where mail = 'waits'", row -> row.count(1))
                .orElse(0);
    }

    static void sent(Transaction transaction, String member, long upTo) {
        transaction.change(
                """
                update notice set mail = 'sent'
                where member = ? and mail = 'waits' and number <= ?
                """,
                member,
                upTo);
    }

    /// @return how many are not mailed any more because they are from before `oldest`
    static int lose(Transaction transaction, Instant oldest) {
        return transaction.change(
                "update notice set mail = 'lost' where mail = 'waits' and time < ?",
                oldest.toEpochMilli());
    }

    /// What those who left had chosen.
    static void leave(Transaction transaction) {
        transaction.change(
                """
                delete from mailbox
                where member in (select name from member where left is not null)
                """);
        transaction.change(
                """
                update notice set mail = '' where mail = 'waits'
                    and member in (select name from member where left is not null)
                """);
    }

    private static Notice notice(Transaction.Row row) {
        return new Notice(
                row.number(1),
                new News(
                        Constants.read(News.Kind.class, row.text(2)),
                        row.text(3),
                        row.text(4),
                        row.text(5),
                        row.text(6),
                        row.text(7),
                        row.number(8) == 1),
                Instant.ofEpochMilli(row.number(9)),
                row.number(10) == 0);
    }

    private static Mailbox mailbox(Transaction.Row row) {
        Set<News.Kind> kinds =
                Arrays.stream(row.text(2).split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> Constants.read(News.Kind.class, word))
                        .collect(Collectors.toSet());
        return new Mailbox(
                row.text(1),
                kinds,
                row.text(3),
                row.number(4) == 1,
                Instant.ofEpochMilli(row.number(5)));
    }

    private static String words(Set<News.Kind> kinds) {
        return kinds.stream().sorted().map(News.Kind::word).collect(Collectors.joining(" "));
    }
}
