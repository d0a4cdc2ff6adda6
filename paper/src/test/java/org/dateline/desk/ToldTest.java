package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.NORA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;
import static org.dateline.ledger.Notice.Place.TOP;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dateline.Newsdesk;
import org.dateline.notices.News;
import org.dateline.notices.News.Kind;
import org.dateline.notices.Notice;
import org.dateline.notices.Notices;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is told of what happens at the desk, and who is not.
class ToldTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Member EDDA = new Member("Edda Ferrow", Role.ADMINISTRATOR);

    private Newsdesk newsroom;
    private Desk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsdesk.open(folder).staffed();
        desk = newsroom.desk;
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void whoeverWroteIsToldWhatOthersDoToTheirCopyAndNobodyElseIs() {
        StoryId id = filed();
        desk.giveBack(TOM, id, "Who says so?");
        desk.file(MIRA, id);
        desk.pass(TOM, id, NEWEST);
        desk.publish(TOM, id, NEWEST);
        desk.correct(TOM, id, NEWEST, "It was Tuesday.");
        desk.clarify(INES, id, NEWEST, "The old bridge is meant.", TOP);
        newsroom.clock.pass(Duration.ofMinutes(2));
        desk.withdraw(INES, id, "It did not open.");
        assertThat(told(MIRA))
                .containsExactly(
                        "returned: Tom Ahlgren gave this story back. Who says so?",
                        "passed: Tom Ahlgren passed version 1. ",
                        "published: Tom Ahlgren published version 1. ",
                        "corrected: Tom Ahlgren corrected this story. It was Tuesday.",
                        "corrected: Ines Castellan clarified this story. The old bridge is meant.",
                        "withdrawn: Ines Castellan withdrew this story. It did not open.");
        nobodyBut(MIRA);
        News last = newsroom.notices.list(MIRA, 1).getFirst().news();
        assertThat(last.title()).isEqualTo("Bridge opens");
        assertThat(last.path()).isEqualTo("/stories/" + id);
    }

    @Test
    void everybodyWhoWroteInAVersionIsToldAndWhoDidItIsNot() {
        StoryId id = desk.create(MIRA, story("Bridge opens", "It is open.")).id();
        desk.save(TOM, id, 1, story("Bridge opens", "It is open now."));
        desk.spike(TOM, id, "Old");
        assertThat(told(MIRA)).containsExactly("returned: Tom Ahlgren spiked this story. Old");
        desk.giveBack(INES, id, "");
        assertThat(told(MIRA)).hasSize(2);
        assertThat(told(TOM)).containsExactly("returned: Ines Castellan gave this story back. ");
        nobodyBut(MIRA, TOM);
    }

    @Test
    void anUndoIsTold() {
        StoryId id = filed();
        desk.pass(TOM, id, NEWEST);
        Publication printed = desk.publish(TOM, id, NEWEST);
        desk.undo(INES, id, printed.position());
        assertThat(told(MIRA).getLast())
                .isEqualTo("withdrawn: Ines Castellan undid what was published last. ");
    }

    @Test
    void aCommentIsToldToWritersAndAnAnswerToWhoeverSpokeThere() {
        StoryId id = filed();
        Comment comment = desk.comments().add(TOM, id, remark("Who?"));
        desk.comments().reply(MIRA, id, comment.id(), "The mayor.");
        desk.comments().reply(INES, id, comment.id(), "Which?");
        desk.comments().close(NORA, id, comment.id(), Comment.Outcome.RESOLVED);
        assertThat(told(MIRA))
                .containsExactly(
                        "commented: Tom Ahlgren commented. Who?",
                        "commented: Ines Castellan answered a comment. Which?",
                        "commented: Nora Vik closed a comment as resolved. ");
        assertThat(told(TOM))
                .containsExactly(
                        "commented: Mira Okafor answered a comment. The mayor.",
                        "commented: Ines Castellan answered a comment. Which?",
                        "commented: Nora Vik closed a comment as resolved. ");
        assertThat(told(INES)).hasSize(1);
        nobodyBut(MIRA, TOM, INES);
    }

    @Test
    void whoMayConfirmARequestIsToldOfItAndWhoAskedHowItEnds() {
        StoryId id = filed();
        desk.pass(TOM, id, NEWEST);
        desk.publish(TOM, id, NEWEST);
        newsroom.staff.member("Sam Science", Role.CHIEF);
        newsroom.staff.member(EDDA.name(), EDDA.role());
        newsroom.staff.change(EDDA, "Sam Science", Role.CHIEF, Set.of(new Slug("science")));
        forget();
        Request request = asked(id, "A court says so.");
        assertThat(told(NORA))
                .containsExactly(
                        "asked: Ines Castellan asks to kill this story; it takes a second person. A court says so.");
        assertThat(told(EDDA)).hasSize(1);
        desk.requests().decline(NORA, request.number(), "No such order.");
        assertThat(told(INES))
                .containsExactly(
                        "asked: Nora Vik declined what you asked for: to kill this story. No such order.");
        desk.requests().confirm(NORA, asked(id, "Another court says so.").number());
        assertThat(told(INES).getLast()).contains("Nora Vik confirmed what you asked for");
        assertThat(told(MIRA))
                .containsExactly(
                        "withdrawn: Ines Castellan killed this story. Another court says so.");
        assertThat(told(NORA)).hasSize(2);
        nobodyBut(MIRA, INES, NORA, EDDA);
    }

    @Test
    void whoIsPutOnTheNewslistIsToldOnce() {
        long number = desk.newslist().plan(TOM, line("Bridge", MIRA, TOM)).number();
        desk.newslist().change(TOM, number, 1, line("Bridge opens", MIRA, INES));
        assertThat(told(MIRA))
                .containsExactly(
                        "assigned: Tom Ahlgren put you on the newslist of 2026-11-23. Bring boots.");
        assertThat(told(INES)).hasSize(1);
        News news = newsroom.notices.list(INES, 1).getFirst().news();
        assertThat(news.title()).isEqualTo("Bridge opens");
        assertThat(news.path()).isEqualTo("/newslist?day=2026-11-23");
        nobodyBut(MIRA, INES);
    }

    @Test
    void whatDidNotPrintAtItsSecondIsToldToWhoScheduledItAndTheChiefs() throws Exception {
        StoryId id = filed();
        desk.pass(TOM, id, NEWEST);
        desk.schedule(TOM, id, NEWEST, newsroom.clock.instant().plus(1, ChronoUnit.HOURS));
        desk.flags().flag(MIRA, id, "Names him");
        forget();
        newsroom.clock.pass(Duration.ofHours(2));
        desk.keepTime(_ -> {}, _ -> {}).close();
        for (Member member : List.of(TOM, INES, NORA)) {
            assertThat(told(member))
                    .as(member.name())
                    .containsExactly(
                            "tardy: This story was to print on 23 November 2026, 11:00:00 (Europe/Oslo) and did not. ");
        }
        nobodyBut(TOM, INES, NORA);
    }

    @Test
    void whatPrintedLateIsToldThemToo() throws Exception {
        StoryId id = filed();
        desk.pass(TOM, id, NEWEST);
        desk.schedule(TOM, id, NEWEST, newsroom.clock.instant().plus(1, ChronoUnit.HOURS));
        forget();
        newsroom.clock.pass(Duration.ofHours(2));
        desk.keepTime(_ -> {}, _ -> {}).close();
        assertThat(told(TOM)).hasSize(1).first().asString().endsWith("and was late. ");
        assertThat(told(NORA)).isEqualTo(told(TOM));
        assertThat(told(MIRA)).containsExactly("published: Tom Ahlgren published version 1. ");
    }

    @Test
    void whoLeftIsToldNothing() {
        newsroom.staff.member(EDDA.name(), EDDA.role());
        StoryId id = filed();
        newsroom.staff.leave(EDDA, MIRA.name());
        desk.pass(TOM, id, NEWEST);
        assertThat(told(MIRA)).isEmpty();
    }

    @Test
    void whatIsRefusedTellsNobody() {
        StoryId id = filed();
        assertThatThrownBy(() -> desk.publish(TOM, id, NEWEST)).isInstanceOf(Refusal.class);
        nobodyBut();
    }

    @Test
    void anEmbargoIsHeldInTheNotice() {
        StoryId id = filed();
        desk.embargo(MIRA, id, newsroom.clock.instant().plus(1, ChronoUnit.DAYS));
        desk.pass(TOM, id, NEWEST);
        assertThat(newsroom.notices.list(MIRA, 1).getFirst().news().held()).isTrue();
        newsroom.clock.pass(Duration.ofDays(2));
        desk.publish(TOM, id, NEWEST);
        assertThat(newsroom.notices.list(MIRA, 1).getFirst().news().held()).isFalse();
    }

    @Test
    void theNewestFiveHundredOfNinetyDaysAreKept() {
        News news =
                new News(Kind.PASSED, "", "Something happened.", "", "Bridge", "/stories", false);
        Instant now = newsroom.clock.instant();
        newsroom.database.change(
                transaction -> {
                    for (int i = 0; i < 520; i++) {
                        Notices.tell(transaction, now, List.of(MIRA.name()), news);
                    }
                });
        assertThat(newsroom.notices.list(MIRA, 1_000)).hasSize(500);
        assertThat(newsroom.notices.unread(MIRA)).isEqualTo(Notices.MANY);
        Instant later = now.plus(91, ChronoUnit.DAYS);
        for (int i = 0; i < 26; i++) {
            newsroom.database.change(
                    transaction -> Notices.tell(transaction, later, List.of(MIRA.name()), news));
        }
        assertThat(newsroom.notices.list(MIRA, 1_000)).hasSize(26);
    }

    @Test
    void whatIsMarkedAsReadIsWhatWasSeen() {
        StoryId id = filed();
        desk.giveBack(TOM, id, "");
        long seen = newsroom.notices.list(MIRA, 1).getFirst().number();
        desk.file(MIRA, id);
        desk.pass(TOM, id, NEWEST);
        assertThat(newsroom.notices.unread(MIRA)).isEqualTo(2);
        newsroom.notices.read(MIRA, seen);
        assertThat(newsroom.notices.list(MIRA, 10))
                .extracting(Notice::isUnread)
                .containsExactly(true, false);
        newsroom.notices.read(TOM, Long.MAX_VALUE);
        assertThat(newsroom.notices.unread(MIRA)).isEqualTo(1);
    }

    private StoryId filed() {
        StoryId id = desk.create(MIRA, story("Bridge opens", "It is open.")).id();
        desk.file(MIRA, id);
        return id;
    }

    private Request asked(StoryId id, String reason) {
        return ((Outcome.Waits) desk.requests().act(INES, id, Wanted.kill(reason))).request();
    }

    private static Remark remark(String text) {
        return new Remark("byline", 0, 0, 0, text, Optional.empty());
    }

    private static Assignment.Plan line(String slug, Member... people) {
        return new Assignment.Plan(
                TODAY,
                Optional.empty(),
                slug,
                new Slug("politics"),
                List.of(people).stream().map(Member::name).toList(),
                "",
                "Bring boots.",
                false,
                Optional.empty());
    }

    /// What a member was told, the oldest first.
    private List<String> told(Member member) {
        List<String> told = new ArrayList<>();
        for (Notice notice : newsroom.notices.list(member, 100).reversed()) {
            News news = notice.news();
            told.add(news.kind().word() + ": " + news.sentence() + " " + news.note());
        }
        return told;
    }

    private void nobodyBut(Member... members) {
        List<String> names = List.of(members).stream().map(Member::name).toList();
        newsroom.staff.list().stream()
                .filter(each -> !names.contains(each.member().name()))
                .forEach(
                        each -> assertThat(told(each.member())).as(each.member().name()).isEmpty());
    }

    private void forget() {
        newsroom.database.change(transaction -> transaction.change("delete from notice"));
    }
}
