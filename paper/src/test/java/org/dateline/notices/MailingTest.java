package org.dateline.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.Newsdesk;
import org.dateline.desk.Copy;
import org.dateline.notices.MailServer.Login;
import org.dateline.notices.MailServer.Tls;
import org.dateline.notices.News.Kind;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notices by mail, to a real server on this machine.
class MailingTest {
    private static final String ADDRESS = "mira@paper.example";
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);
    private static final OptionalInt NEWEST = OptionalInt.empty();
    private static final Pattern CODE = Pattern.compile("/account/mail\\?code=(\\S+)");

    @TempDir private Path folder;
    private Newsdesk newsroom;
    private int port;
    private @Nullable GreenMail server;
    private Mailing mailing;

    @BeforeEach
    void open() throws IOException {
        newsroom = Newsdesk.open(folder).staffed();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        up();
        mailing = mailing(plain(), null);
    }

    @AfterEach
    void close() {
        down();
        newsroom.close();
    }

    @Test
    void anAddressHasNothingButTheLinkBeforeItsOwnerConfirmedIt() throws Exception {
        newsroom.notices.choose(MIRA, ADDRESS, ALL);
        newsroom.passed("Bridge opens", "It is open.");
        mailing.look();
        assertThat(mails()).hasSize(1);
        MimeMessage link = mails().getFirst();
        assertThat(link.getSubject()).isEqualTo("Is this your address?");
        assertThat(link.getAllRecipients()[0]).hasToString(ADDRESS);
        String code = code(link);
        assertThat(newsroom.notices.mailbox(MIRA).address()).isEmpty();
        refused("not the one that was mailed", () -> newsroom.notices.confirm(TOM, code));
        refused("not the one that was mailed", () -> newsroom.notices.confirm(MIRA, code + "x"));
        assertThat(newsroom.notices.confirm(MIRA, code).address()).isEqualTo(ADDRESS);
        refused("not the one that was mailed", () -> newsroom.notices.confirm(MIRA, code));
        mailing.look();
        assertThat(mails()).hasSize(1); // what came before was for the screen alone
        newsroom.passed("Tram stops", "It stands.");
        mailing.look();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void aLinkWorksForADayAndIsAskedForSeldom() throws Exception {
        newsroom.notices.choose(MIRA, ADDRESS, ALL);
        mailing.look();
        refused(
                "less than 5 minutes ago",
                () -> newsroom.notices.choose(MIRA, "other@paper.example", ALL));
        newsroom.clock.pass(Duration.ofHours(25));
        refused("older than a day", () -> newsroom.notices.confirm(MIRA, code(mails().getFirst())));
        newsroom.notices.choose(MIRA, ADDRESS, ALL);
        mailing.look();
        newsroom.notices.confirm(MIRA, code(mails().getLast()));
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String text :
                List.of(
                        "mira",
                        "mira@",
                        "Mira <mira@paper.example>",
                        "a@b.example, c@d.example",
                        "a@b.example\r\nBcc: c@d.example",
                        "mira @paper.example",
                        "a".repeat(250) + "@b.example")) {
            refused("is no mail address", () -> newsroom.notices.choose(MIRA, text, ALL));
        }
    }

    @Test
    void aMailSaysWhoDidWhatAndHasNoWordOfTheStoryButItsHeadline() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        Copy copy = newsroom.desk.create(MIRA, Newsdesk.story("Brücke öffnet 桥", "A secret."));
        newsroom.desk.file(MIRA, copy.id());
        newsroom.desk.giveBack(TOM, copy.id(), "A note that stays in.");
        mailing.look();
        MimeMessage mail = mails().getFirst();
        assertThat(mail.getSubject())
                .isEqualTo("Tom Ahlgren gave this story back. “Brücke öffnet 桥”");
        assertThat(mail.getFrom()[0])
                .hasToString("The Harbour Post newsroom <newsroom@paper.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).matches("<notice\\.\\d+\\.\\d+@paper\\.example>");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(newsroom.clock.instant());
        assertThat(text(mail))
                .isEqualToNormalizingNewlines(
                        """
                        Tom Ahlgren gave this story back.
                        “Brücke öffnet 桥”
                        23 November 2026, 10:00 CET
                        https://newsroom.example/stories/%s

                        You choose what comes by mail: https://newsroom.example/account/mail"""
                                .formatted(copy.id()));
    }

    @Test
    void ofAStoryUnderEmbargoNotEvenTheHeadlineIsMailed() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        Copy copy = newsroom.desk.create(MIRA, Newsdesk.story("Canary", "Canary."));
        newsroom.desk.file(MIRA, copy.id());
        Instant later = newsroom.clock.instant().plus(Duration.ofDays(1));
        newsroom.desk.embargo(MIRA, copy.id(), later);
        newsroom.desk.pass(TOM, copy.id(), NEWEST);
        mailing.look();
        MimeMessage mail = mails().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Tom Ahlgren passed version 1. (under embargo)");
        assertThat(text(mail)).doesNotContain("Canary");
    }

    @Test
    void aHeadlineWithLineEndsAddsNoHeaderAndTurnsNothingAround() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        tell(
                MIRA,
                "Bridge\r\nBcc: victim@elsewhere.example\r\n\r\nBody\u2028\u202Edesrever\u2066 opens");
        mailing.look();
        MimeMessage mail = mails().getFirst();
        assertThat(mail.getSubject())
                .isEqualTo(
                        "Somebody did something. “Bridge Bcc: victim@elsewhere.example Body desrever opens”");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(text(mail)).startsWith("Somebody did something.");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void onlyTheKindsThatSomebodyChoseAreMailed() throws Exception {
        confirmed(MIRA, ADDRESS, Set.of(Kind.PUBLISHED));
        Copy copy = newsroom.passed("Bridge opens", "It is open.");
        mailing.look();
        assertThat(mails()).isEmpty();
        newsroom.desk.publish(INES, copy.id(), NEWEST);
        mailing.look();
        assertThat(mails()).hasSize(1);
        newsroom.notices.choose(MIRA, "", ALL);
        newsroom.clock.pass(Duration.ofMinutes(2));
        newsroom.published("Tram stops", "It stands.");
        mailing.look();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void oneMailAMinuteHasAllThatCameMeanwhile() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        tell(MIRA, "First");
        mailing.look();
        for (int i = 0; i < 60; i++) {
            tell(MIRA, "Story " + i);
        }
        mailing.look();
        assertThat(mails()).hasSize(1);
        newsroom.clock.pass(Duration.ofMinutes(1));
        mailing.look();
        assertThat(mails()).hasSize(2);
        assertThat(mails().getLast().getSubject()).isEqualTo("50 notices: “Story 49” …");
        assertThat(text(mails().getLast())).contains("Story 0”").contains("Story 49”");
        newsroom.clock.pass(Duration.ofMinutes(1));
        mailing.look();
        assertThat(mails().getLast().getSubject()).isEqualTo("10 notices: “Story 59” …");
        assertThat(mailing.waiting()).isZero();
    }

    @Test
    void whenTheServerIsDownTheMailComesAfterwards() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        down();
        tell(MIRA, "Bridge");
        mailing.look();
        assertThat(mailing.complaint().orElseThrow())
                .isEqualTo("Mail is tried again: localhost does not answer on port %d.", port);
        up();
        mailing.look();
        assertThat(mails()).isEmpty(); // it pauses first
        newsroom.clock.pass(Duration.ofSeconds(5));
        mailing.look();
        assertThat(mails()).hasSize(1);
        assertThat(mailing.complaint()).isEmpty();
    }

    @Test
    void pausesGrowAndEndAfterADay() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        down();
        tell(MIRA, "Bridge");
        Instant began = newsroom.clock.instant();
        mailing.look();
        newsroom.clock.pass(Duration.ofSeconds(5));
        mailing.look();
        up();
        newsroom.clock.pass(Duration.ofSeconds(9));
        mailing.look();
        assertThat(mails()).isEmpty();
        down();
        while (newsroom.clock.instant().isBefore(began.plus(Duration.ofHours(25)))) {
            newsroom.clock.pass(Duration.ofMinutes(15));
            mailing.look();
        }
        up();
        newsroom.clock.pass(Duration.ofMinutes(15));
        mailing.look();
        assertThat(mails()).isEmpty();
        assertThat(mailing.waiting()).isZero();
        assertThat(mailing(plain(), null).complaint()).isEmpty();
        assertThat(newsroom.notices.unread(MIRA)).isEqualTo(1);
    }

    @Test
    void whatWasGivenUpIsSaid() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        down();
        tell(MIRA, "Bridge");
        newsroom.clock.pass(Duration.ofHours(25));
        mailing.look();
        assertThat(mailing.complaint().orElseThrow())
                .startsWith("1 notices could not be mailed within a day");
    }

    @Test
    void aRestartInBetweenLosesNoMail() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        down();
        tell(MIRA, "Bridge");
        mailing.look();
        newsroom = newsroom.reopen();
        up();
        mailing(plain(), null).look();
        assertThat(mails()).hasSize(1);
        mailing(plain(), null).look();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void anAddressThatTheServerRefusesKeepsNoOtherWaiting() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        confirmed(TOM, "tom@paper.example", ALL);
        down();
        try (Refusing refusing = new Refusing(port, ADDRESS)) {
            tell(MIRA, "Bridge");
            tell(TOM, "Bridge");
            mailing.look();
            assertThat(refusing.taken()).containsExactly("tom@paper.example");
        }
        assertThat(mailing.complaint().orElseThrow())
                .startsWith("Mail is tried again: localhost does not take mail for " + ADDRESS);
        assertThat(mailing.waiting()).isEqualTo(1);
        up();
        newsroom.clock.pass(Duration.ofSeconds(5));
        mailing.look();
        assertThat(mails()).hasSize(1);
        assertThat(mailing.complaint()).isEmpty();
    }

    @Test
    void whoLeftHasNoMail() throws Exception {
        Member edda = new Member("Edda Ferrow", Role.ADMINISTRATOR);
        newsroom.staff.member(edda.name(), edda.role());
        confirmed(MIRA, ADDRESS, ALL);
        tell(MIRA, "Bridge");
        newsroom.staff.leave(edda, MIRA.name());
        mailing.look();
        newsroom.clock.pass(Duration.ofMinutes(1));
        mailing.look();
        assertThat(mails()).isEmpty();
        assertThat(mailing.waiting()).isZero();
    }

    @Test
    void aWrongPasswordIsASentenceAndTheRightOneWorks() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        server().setUser("newsroom@paper.example", "newsroom", "right");
        Path password = Files.writeString(folder.resolve("password"), "wrong\n");
        MailServer login =
                new MailServer(
                        "localhost",
                        port,
                        Tls.NONE,
                        Optional.of(new Login("newsroom", password)),
                        "newsroom@paper.example");
        mailing = mailing(login, null);
        tell(MIRA, "Bridge");
        mailing.look();
        assertThat(mailing.complaint().orElseThrow())
                .contains("localhost refuses the user or the password")
                .doesNotContain("wrong");
        Files.writeString(password, "right\n");
        newsroom.clock.pass(Duration.ofSeconds(5));
        mailing.look();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void aServerWithoutStarttlsHasNoMailInTheClear() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        mailing = mailing(of(Tls.STARTTLS), null);
        tell(MIRA, "Bridge");
        mailing.look();
        assertThat(mailing.complaint().orElseThrow()).contains("localhost offers no STARTTLS");
        assertThat(mails()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsASentenceAndATrustedOneWorks() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        down();
        up(ServerSetup.PROTOCOL_SMTPS);
        mailing = mailing(of(Tls.TLS), null);
        tell(MIRA, "Bridge");
        mailing.look();
        assertThat(mailing.complaint().orElseThrow())
                .contains("The way to localhost cannot be encrypted");
        mailing = mailing(of(Tls.TLS), new DummySSLSocketFactory());
        mailing.look();
        assertThat(mails()).hasSize(1);
    }

    @Test
    void mailGoesOutByItself() throws Exception {
        confirmed(MIRA, ADDRESS, ALL);
        try (Mailing own = Mailing.open(newsroom.database, plain(), from(), newsroom.clock)) {
            tell(MIRA, "Bridge");
            assertThat(server().waitForIncomingEmail(20_000, 1)).isTrue();
            assertThat(own.complaint()).isEmpty();
        }
    }

    /// Follows the link, and forgets that it came.
    private void confirmed(Member member, String address, Set<Kind> kinds) throws Exception {
        newsroom.notices.choose(member, address, kinds);
        mailing.look();
        newsroom.notices.confirm(member, code(mails().getLast()));
        server().purgeEmailFromAllMailboxes();
    }

    private void tell(Member member, String title) {
        newsroom.database.change(
                transaction ->
                        Notices.tell(
                                transaction,
                                newsroom.clock.instant(),
                                List.of(member.name()),
                                new News(
                                        Kind.PASSED,
                                        "",
                                        "Somebody did something.",
                                        "",
                                        title,
                                        "/stories/1",
                                        false)));
    }

    private static String code(MimeMessage link) throws Exception {
        Matcher found = CODE.matcher(text(link));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return String.valueOf(mail.getContent());
    }

    private List<MimeMessage> mails() {
        return List.of(server().getReceivedMessages());
    }

    private GreenMail server() {
        GreenMail up = server;
        assertThat(up).isNotNull();
        return up;
    }

    private void up() {
        up(ServerSetup.PROTOCOL_SMTP);
    }

    private void up(String protocol) {
        GreenMail fresh = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
        fresh.start();
        server = fresh;
    }

    private void down() {
        if (server != null) {
            server.stop();
        }
        server = null;
    }

    private MailServer plain() {
        return of(Tls.NONE);
    }

    private MailServer of(Tls tls) {
        return new MailServer("localhost", port, tls, Optional.empty(), "newsroom@paper.example");
    }

    private Mailing mailing(MailServer to, javax.net.ssl.@Nullable SSLSocketFactory sockets) {
        return new Mailing(newsroom.database, to, from(), newsroom.clock, sockets);
    }

    private static Mailing.From from() {
        return new Mailing.From(
                "The Harbour Post", () -> "https://newsroom.example", Newsdesk.ZONE);
    }

    private static void refused(
            String words, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }
}
