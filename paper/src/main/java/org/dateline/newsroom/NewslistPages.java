package org.dateline.newsroom;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dateline.desk.Assignment;
import org.dateline.desk.Assignment.Plan;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.newsroom.jte.JtenewslistGenerated;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.StoryId;

/// The newslist on a screen, by forms alone. A form that is not taken comes back as it was, with
/// the reason.
final class NewslistPages {
    private static final List<String> FIELDS =
            List.of(
                    "number",
                    "version",
                    "day",
                    "due",
                    "slug",
                    "section",
                    "people",
                    "pictures",
                    "notes",
                    "dropped",
                    "story");

    private final Desk desk;
    private final Supplier<List<String>> people;

    /// @param people the names of the staff
    NewslistPages(Desk desk, Supplier<List<String>> people) {
        this.desk = desk;
        this.people = people;
    }

    Answer show(Call call) {
        LocalDate day =
                call.parameter("day")
                        .map(NewslistDesk::day)
                        .orElseGet(() -> desk.newslist().today());
        Map<String, String> typed =
                call.parameter("line")
                        .flatMap(Call::positive)
                        .map(number -> typed(desk.newslist().get(number)))
                        .orElse(Map.of());
        return page(call, day, typed, "");
    }

    Answer plan(Call call) {
        return taken(call, () -> desk.newslist().plan(call.by(), read(call)).plan().day());
    }

    Answer change(Call call) {
        return taken(
                call,
                () -> {
                    int version = call.parameter("version").flatMap(Call::positive).orElse(0);
                    return desk.newslist()
                            .change(call.by(), NewslistDesk.number(call), version, read(call))
                            .plan()
                            .day();
                });
    }

    /// Begins the story of a line, and leads to it.
    Answer begin(Call call) {
        long number = NewslistDesk.number(call);
        try {
            Copy copy = desk.newslist().begin(call.by(), number);
            return Answer.elsewhere("/stories/" + copy.id());
        } catch (Refusal refused) {
            LocalDate day = desk.newslist().get(number).plan().day();
            return page(call, day, Map.of(), refused.sentence()).refused();
        }
    }

    private Answer taken(Call call, Supplier<LocalDate> act) {
        try {
            return Answer.elsewhere("/newslist?day=" + act.get());
        } catch (Refusal refused) {
            Map<String, String> typed = new HashMap<>();
            for (String field : FIELDS) {
                call.parameter(field).ifPresent(text -> typed.put(field, text));
            }
            return page(call, dayOrToday(typed), typed, refused.sentence()).refused();
        }
    }

    private LocalDate dayOrToday(Map<String, String> typed) {
        try {
            return NewslistDesk.day(typed.getOrDefault("day", ""));
        } catch (Refusal malformed) {
            return desk.newslist().today();
        }
    }

    private Plan read(Call call) {
        return new Plan(
                NewslistDesk.day(field(call, "day")),
                NewslistDesk.due(field(call, "due")),
                field(call, "slug"),
                desk.section(field(call, "section")),
                Stream.of(field(call, "people").split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                field(call, "pictures"),
                field(call, "notes").replace("\r\n", "\n"),
                call.parameter("dropped").isPresent(),
                Optional.of(field(call, "story").strip())
                        .filter(text -> !text.isEmpty())
                        .map(FrontPages::story));
    }

    private static String field(Call call, String name) {
        return call.parameter(name).orElse("");
    }

    private static Map<String, String> typed(Assignment line) {
        Plan plan = line.plan();
        Map<String, String> typed = new HashMap<>();
        typed.put("number", Long.toString(line.number()));
        typed.put("version", Integer.toString(line.version()));
        typed.put("day", plan.day().toString());
        typed.put("due", plan.due().map(LocalTime::toString).orElse(""));
        typed.put("slug", plan.slug());
        typed.put("section", plan.section().text());
        typed.put("people", String.join(", ", plan.people()));
        typed.put("pictures", plan.pictures());
        typed.put("notes", plan.notes());
        typed.put("story", plan.story().map(StoryId::toString).orElse(""));
        if (plan.dropped()) {
            typed.put("dropped", "yes");
        }
        return typed;
    }

    private Answer page(Call call, LocalDate day, Map<String, String> typed, String refusal) {
        NewslistScreen screen =
                new NewslistScreen(
                        day,
                        desk.newslist().today(),
                        lines(desk, call.by(), desk.newslist().of(day)),
                        call.by().may(Right.ASSIGN),
                        typed,
                        desk.sections(),
                        people.get(),
                        refusal);
        return Screens.page(
                StoryPages.POLICY,
                out ->
                        JtenewslistGenerated.render(
                                out, Screens.ASIS, Screens.desktop(call), screen));
    }

    /// Lines as somebody sees them.
    static List<NewslistScreen.Line> lines(Desk desk, Member by, List<Assignment> assignments) {
        return assignments.stream()
                .map(
                        each ->
                                new NewslistScreen.Line(
                                        each,
                                        Section.name(desk.sections(), each.plan().section()),
                                        mayBegin(each, by)))
                .toList();
    }

    private static boolean mayBegin(Assignment line, Member by) {
        List<String> on = line.plan().people();
        return line.begun().isEmpty()
                && !line.plan().dropped()
                && (on.isEmpty() || on.contains(by.name()));
    }
}
