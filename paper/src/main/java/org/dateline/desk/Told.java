package org.dateline.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dateline.desk.Assignment.Plan;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.notices.News;
import org.dateline.notices.News.Kind;
import org.dateline.notices.Notices;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.staff.Staff;
import org.dateline.store.Transaction;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// Who is told of what happens at the desk: those whom it concerns, in the transaction in which it
/// happens.
final class Told {
    private Told() {}

    /// Whoever wrote in a story is told what others do to it.
    ///
    /// @param second who besides answers for it, and so knows
    static void act(Transaction transaction, StoryId id, ActRow act, Second second) {
        Optional<Draft> news = news(act);
        if (news.isEmpty()) {
            return;
        }
        List<String> members = new ArrayList<>(writers(transaction, id));
        members.remove(act.member());
        if (second instanceof Second.Confirmed(String other)) {
            members.remove(other);
        }
        if (members.isEmpty()) {
            return; // and the story is not read for nobody
        }
        News told = news.get().of(transaction, id, act.time());
        Notices.tell(transaction, act.time(), members, told);
    }

    /// What happened, before it is said to what.
    private record Draft(Kind kind, String by, String sentence, String note) {
        /// @param now until which an embargo may have ended
        News of(Transaction transaction, StoryId id, Instant now) {
            CopyRow copy = Copies.row(transaction, id);
            Story story = Copies.text(transaction, id, copy.version());
            return new News(
                    kind,
                    by,
                    sentence,
                    note,
                    story.headline(),
                    "/stories/" + id,
                    copy.timing().embargo().filter(now::isBefore).isPresent());
        }
    }

    private static Optional<Draft> news(ActRow act) {
        String version = " version " + act.version() + ".";
        return switch (act.act()) {
            case PASS -> news(Kind.PASSED, act, "passed" + version);
            case RETURN -> news(Kind.RETURNED, act, "gave this story back.");
            case SPIKE -> news(Kind.RETURNED, act, "spiked this story.");
            case PUBLISH -> news(Kind.PUBLISHED, act, "published" + version);
            case CORRECT -> news(Kind.CORRECTED, act, "corrected this story.");
            case CLARIFY -> news(Kind.CORRECTED, act, "clarified this story.");
            case WITHDRAW -> news(Kind.WITHDRAWN, act, "withdrew this story.");
            case KILL -> news(Kind.WITHDRAWN, act, "killed this story.");
            case UNDO ->
                    Optional.of(
                            new Draft(
                                    Kind.WITHDRAWN,
                                    act.member(),
                                    act.member() + " undid what was published last.",
                                    ""));
            // What changes a picture may print hundreds of stories; it is no act on their copy.
            case REPRINT, PULL -> Optional.empty();
            case FILE, SCHEDULE, UNSCHEDULE, EMBARGO, LIFT, FLAG, CLEAR -> Optional.empty();
            case MISS, LATE -> Optional.empty(); // told by #tardy
        };
    }

    private static Optional<Draft> news(Kind kind, ActRow act, String did) {
        return Optional.of(new Draft(kind, act.member(), act.member() + " " + did, act.note()));
    }

    /// Everybody who wrote in a version of it.
    private static List<String> writers(Transaction transaction, StoryId id) {
        return RevisionStore.writers(transaction, id, 0, Integer.MAX_VALUE);
    }

    /// Whoever wrote in a story is told of a comment.
    static void comment(
            Transaction transaction, StoryId id, Instant now, String by, Remark remark) {
        boolean isSuggestion = remark.suggestion().isPresent();
        String did = isSuggestion ? " suggested other words." : " commented.";
        Draft news = new Draft(Kind.COMMENTED, by, by + did, remark.text());
        Notices.tell(transaction, now, writers(transaction, id), news.of(transaction, id, now));
    }

    /// Whoever made a comment is told what becomes of it, and so are those who answered there.
    ///
    /// @param did as in “answered your comment”
    static void answer(
            Transaction transaction,
            StoryId id,
            Instant now,
            String by,
            Comment comment,
            String did,
            String note) {
        List<String> members = new ArrayList<>(List.of(comment.by()));
        comment.replies().forEach(reply -> members.add(reply.by()));
        Draft news = new Draft(Kind.COMMENTED, by, by + " " + did, note);
        Notices.tell(transaction, now, members, news.of(transaction, id, now));
    }

    /// Whoever may confirm a request is told of it.
    static void asked(Transaction transaction, Request request) {
        StoryId id = request.story();
        int version = request.wanted().version().orElseThrow();
        Story story = Copies.text(transaction, id, version);
        List<String> members =
                Staff.working(transaction).stream()
                        .filter(member -> member.may(request.wanted().what().right()))
                        .filter(member -> isTheirs(member, story))
                        .map(Member::name)
                        .toList();
        Draft news =
                new Draft(
                        Kind.ASKED,
                        request.by(),
                        "%s asks to %s this story; it takes a second person."
                                .formatted(request.by(), request.wanted().what().word()),
                        request.wanted().reason());
        Notices.tell(transaction, request.at(), members, news.of(transaction, id, request.at()));
    }

    private static boolean isTheirs(Member member, Story story) {
        return member.sections().isEmpty() || member.sections().contains(story.section());
    }

    /// Whoever asked is told what became of it.
    ///
    /// @param did as in “confirmed”
    static void decided(
            Transaction transaction,
            Request request,
            Instant now,
            String by,
            String did,
            String note) {
        Draft news =
                new Draft(
                        Kind.ASKED,
                        by,
                        "%s %s what you asked for: to %s this story."
                                .formatted(by, did, request.wanted().what().word()),
                        note);
        Notices.tell(
                transaction,
                now,
                List.of(request.by()),
                news.of(transaction, request.story(), now));
    }

    /// Whoever is put on a line of the newslist is told so.
    ///
    /// @param before who was on it
    static void assigned(
            Transaction transaction, Instant now, String by, List<String> before, Plan plan) {
        Set<String> members = new TreeSet<>(plan.people());
        before.forEach(members::remove);
        if (plan.dropped() || members.isEmpty()) {
            return;
        }
        String due = plan.due().map(time -> ", wanted by " + time).orElse("");
        Notices.tell(
                transaction,
                now,
                members,
                new News(
                        Kind.ASSIGNED,
                        by,
                        "%s put you on the newslist of %s%s.".formatted(by, plan.day(), due),
                        plan.notes(),
                        plan.slug(),
                        "/newslist?day=" + plan.day(),
                        false));
    }

    /// Whoever scheduled it and the chiefs are told of what did not print at its second, or late.
    static void tardy(Transaction transaction, StoryId id, Instant now, Copy.Due due, String did) {
        Story story = Copies.text(transaction, id, Copies.row(transaction, id).version());
        Set<String> members = chiefs(transaction, member -> isTheirs(member, story));
        members.add(due.by());
        Draft news = new Draft(Kind.TARDY, "", did, "");
        Notices.tell(transaction, now, members, news.of(transaction, id, now));
    }

    /// Whoever planned it and the chiefs are told of the order of a front that did not print.
    static void missed(Transaction transaction, FrontPlan plan, Instant now, String did) {
        Set<String> members = chiefs(transaction, member -> member.sections().isEmpty());
        members.add(plan.by());
        Notices.tell(
                transaction,
                now,
                members,
                new News(Kind.TARDY, "", did, "", plan.front(), "/fronts/" + plan.front(), false));
    }

    private static Set<String> chiefs(Transaction transaction, Predicate<Member> whose) {
        Set<String> names = new TreeSet<>();
        for (Member member : Staff.working(transaction)) {
            if (member.role() == Role.CHIEF && whose.test(member)) {
                names.add(member.name());
            }
        }
        return names;
    }
}
