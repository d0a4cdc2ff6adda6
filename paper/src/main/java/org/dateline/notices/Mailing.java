package org.dateline.notices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.dateline.notices.NoticeStore.Asking;
import org.dateline.staff.Secrets;
import org.dateline.store.Database;
import org.jspecify.annotations.Nullable;

/// Brings notices by mail. Those that wait are rows, so that a restart loses none; a row is marked
/// when the server has taken the mail, so that after a crash in between one may come twice.
public final class Mailing implements AutoCloseable {
    /// After which what could not be mailed is given up.
    static final Duration PATIENCE = Duration.ofDays(1);

    /// Between two mails to a member: what comes meanwhile goes into the next.
    static final Duration BETWEEN = Duration.ofMinutes(1);

    /// Notices in a mail.
    static final int TOGETHER = 50;

    private static final System.Logger LOG = System.getLogger(Mailing.class.getName());
    private static final String LINK = "mail_";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final long LOOK_MILLIS = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", Locale.UK);

    private final Database database;
    private final MailServer server;
    private final From from;
    private final InstantSource clock;
    private final @Nullable SSLSocketFactory sockets;
    private final Secrets secrets = new Secrets();
    private final Map<String, Pause> pauses = new HashMap<>();
    private final Thread thread = Thread.ofVirtual().name("notices").unstarted(this::work);
    private Pause all = Pause.NONE;
    private Instant looked = Instant.MIN;
    private volatile String down = "";
    private volatile String refused = "";
    private volatile Lost lost = new Lost(0, Instant.EPOCH);
    private volatile boolean isOpen = true;

    /// Whose mail it is.
    ///
    /// @param paper its name
    /// @param url where staff have the newsroom
    /// @param zone by which times are said
    public record From(String paper, Supplier<String> url, ZoneId zone) {}

    /// @param tries that failed in a row
    /// @param until nothing is tried
    private record Pause(int tries, Instant until) {
        static final Pause NONE = new Pause(0, Instant.MIN);

        Pause longer(Instant now) {
            Duration length = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
            boolean isLong = length.compareTo(LONGEST_PAUSE) > 0;
            return new Pause(tries + 1, now.plus(isLong ? LONGEST_PAUSE : length));
        }
    }

    /// Notices that were given up, and when.
    private record Lost(int notices, Instant at) {}

    /// Begins to bring what waits.
    public static Mailing open(
            Database database, MailServer server, From from, InstantSource clock) {
        Mailing mailing = new Mailing(database, server, from, clock, null);
        mailing.thread.start();
        return mailing;
    }

    /// Brings nothing by itself.
    ///
    /// @param sockets makes encrypted connections; none for the machine's own
    Mailing(
            Database database,
            MailServer server,
            From from,
            InstantSource clock,
            @Nullable SSLSocketFactory sockets) {
        this.database = database;
        this.server = server;
        this.from = from;
        this.clock = clock;
        this.sockets = sockets;
    }

    /// What is wrong; empty when mail goes out.
    public Optional<String> complaint() {
        Lost given = lost;
        for (String trouble : List.of(down, refused)) {
            if (!trouble.isEmpty()) {
                return Optional.of("Mail is tried again: " + trouble);
            }
        }
        return given.at().plus(PATIENCE).isAfter(clock.instant())
                ? Optional.of(
                        "%d notices could not be mailed within a day; they stand in the newsroom alone."
                                .formatted(given.notices()))
                : Optional.empty();
    }

    /// How many notices wait to be mailed.
    public int waiting() {
        return database.read(NoticeStore::waitingInAll);
    }

    private void work() {
        while (isOpen) {
            try {
                Thread.sleep(LOOK_MILLIS);
                look();
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException broken) {
                if (isOpen) {
                    LOG.log(System.Logger.Level.ERROR, "Notices wait to be mailed", broken);
                }
            }
        }
    }

    /// Sends what can be sent now.
    void look() {
        Instant now = clock.instant();
        if (now.isBefore(all.until())) {
            return;
        }
        giveUp(now);
        List<Asking> links =
                due(
                        database.read(
                                transaction ->
                                        NoticeStore.asking(transaction, now.minus(Notices.A_DAY))),
                        now);
        List<Asking> waiting = due(database.read(NoticeStore::waiting), now);
        if (links.isEmpty() && waiting.isEmpty()) {
            return;
        }
        try (Post post = Post.connect(server, from.paper(), sockets)) {
            for (Asking each : links) {
                one(each, now, () -> link(post, each, now));
            }
            for (Asking each : waiting) {
                one(each, now, () -> notices(post, each, now));
            }
            all = Pause.NONE;
            down = "";
            refused = pauses.values().stream().anyMatch(it -> it.tries() > 0) ? refused : "";
        } catch (Post.Trouble failed) {
            all = all.longer(now);
            say(failed, down);
            down = failed.sentence();
        }
    }

    /// One that waits for its pause keeps none of the others waiting.
    private List<Asking> due(List<Asking> members, Instant now) {
        return members.stream()
                .filter(
                        each ->
                                !now.isBefore(
                                        pauses.getOrDefault(each.address(), Pause.NONE).until()))
                .toList();
    }

    /// Once a minute; what is too old is not tried once more.
    private void giveUp(Instant now) {
        pauses.values().removeIf(pause -> pause.until().plus(PATIENCE).isBefore(now));
        if (now.isBefore(looked.plus(BETWEEN))) {
            return;
        }
        looked = now;
        int given =
                database.write(
                        transaction -> {
                            NoticeStore.leave(transaction);
                            return NoticeStore.lose(transaction, now.minus(PATIENCE));
                        });
        if (given > 0) {
            lost = new Lost(given, now);
            pauses.values().removeIf(pause -> pause.tries() > 0);
            LOG.log(
                    System.Logger.Level.ERROR,
                    "{0} notices could not be mailed within a day. {1}{2}",
                    given,
                    down,
                    refused);
            refused = "";
        }
    }

    /// Sends something.
    private interface Sending {
        void send() throws Post.Trouble;
    }

    private void one(Asking to, Instant now, Sending sending) throws Post.Trouble {
        try {
            sending.send();
        } catch (Post.Trouble failed) {
            if (!failed.isOfOne) {
                throw failed;
            }
            Pause pause = pauses.getOrDefault(to.address(), Pause.NONE);
            pauses.put(to.address(), pause.longer(now));
            say(failed, refused);
            refused = failed.sentence();
        }
    }

    /// The log has each trouble once.
    private static void say(Post.Trouble trouble, String before) {
        if (!trouble.sentence().equals(before)) {
            LOG.log(System.Logger.Level.WARNING, "Mail is tried again: {0}", trouble.sentence());
        }
    }

    /// The secret of a link is made when it is mailed, so that it lies nowhere but in the mail.
    private void link(Post post, Asking to, Instant now) throws Post.Trouble {
        String token = secrets.token(LINK);
        byte[] digest = Secrets.digest(token);
        post.send(
                new MailMessage(
                        to.address(),
                        "address.%d.%08x".formatted(now.toEpochMilli(), Arrays.hashCode(digest)),
                        "Is this your address?",
                        """
                        %s wants notices of the newsroom at this address.

                        If that is you, sign in to the newsroom and open this within a day:
                        %s/account/mail?code=%s

                        If it is not, do nothing: nothing else comes here.
                        """
                                .formatted(Line.of(to.member(), 100), from.url().get(), token)),
                now);
        database.change(
                transaction -> NoticeStore.linked(transaction, to.member(), to.address(), digest));
    }

    private void notices(Post post, Asking to, Instant now) throws Post.Trouble {
        List<Notice> notices =
                database.read(
                        transaction -> NoticeStore.waiting(transaction, to.member(), TOGETHER));
        if (notices.isEmpty()) {
            return;
        }
        Notice newest = notices.getLast();
        post.send(
                new MailMessage(
                        to.address(),
                        "notice.%d.%d".formatted(newest.number(), newest.time().toEpochMilli()),
                        notices.size() == 1
                                ? newest.news().sentence() + " " + title(newest.news())
                                : notices.size() + " notices: " + title(newest.news()) + " …",
                        text(notices)),
                now);
        database.change(transaction -> NoticeStore.sent(transaction, to.member(), newest.number()));
        pauses.put(to.address(), new Pause(0, now.plus(BETWEEN)));
    }

    /// Of a story the headline and nothing else; of one under embargo not even that.
    private static String title(News news) {
        return news.held() ? "(under embargo)" : "“" + news.title() + "”";
    }

    private String text(List<Notice> notices) {
        StringBuilder text = new StringBuilder();
        for (Notice notice : notices) {
            News news = notice.news();
            text.append(news.sentence()).append('\n');
            text.append(title(news)).append('\n');
            text.append(TIME.format(notice.time().atZone(from.zone()))).append('\n');
            text.append(from.url().get()).append(news.path()).append("\n\n");
        }
        return text.append("You choose what comes by mail: ")
                .append(from.url().get())
                .append("/account/mail\n")
                .toString();
    }

    @Override
    public void close() {
        isOpen = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
