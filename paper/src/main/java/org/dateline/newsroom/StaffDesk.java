package org.dateline.newsroom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dateline.newsroom.jte.JteauditGenerated;
import org.dateline.newsroom.jte.JtestaffGenerated;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.staff.Role;
import org.dateline.staff.Staff;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who works for the paper, and what they did: for everybody to see, for administrators to change.
final class StaffDesk {
    private final Staff staff;
    private final Supplier<String> url;
    private final Supplier<List<Section>> sections;
    private final Bodies bodies = new Bodies();

    StaffDesk(Staff staff, Supplier<String> url, Supplier<List<Section>> sections) {
        this.staff = staff;
        this.url = url;
        this.sections = sections;
    }

    Answer page(Call call) {
        Member by = call.by();
        boolean keeps = by.may(Right.STAFF);
        Optional<String> chosen = call.parameter("name").filter(_ -> keeps);
        StaffPage page =
                new StaffPage(
                        staff.list(),
                        keeps,
                        keeps ? staff.links().open(by) : List.of(),
                        sections.get(),
                        chosen.flatMap(staff::find),
                        chosen.map(staff.sessions()::list).orElse(List.of()));
        return Screens.page(
                Screens.POLICY,
                out -> JtestaffGenerated.render(out, Screens.ASIS, Screens.desktop(call), page));
    }

    /// What was done, newest first.
    Answer audit(Call call) {
        String member = parameter(call, "member");
        String subject = parameter(call, "subject");
        long before = before(parameter(call, "before"));
        List<Audit.Line> lines = staff.audit().page(before, member, subject, Audit.PAGE);
        AuditPage page =
                new AuditPage(
                        lines,
                        member,
                        subject,
                        lines.size() == Audit.PAGE ? lines.getLast().number() : 0);
        return Screens.page(
                Screens.POLICY,
                out -> JteauditGenerated.render(out, Screens.ASIS, Screens.desktop(call), page));
    }

    private static String parameter(Call call, String name) {
        String value = call.request().getParameter(name);
        return value == null ? "" : value.strip();
    }

    private static long before(String text) {
        return text.isEmpty()
                ? Long.MAX_VALUE
                : Call.positive(text)
                        .orElseThrow(
                                () -> Refusal.invalid("“before” is the number of a line, from 1."));
    }

    /// Asks somebody to join.
    Answer invite(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "an invitation", "name", "role", "sections");
                    return link(
                            staff.links()
                                    .invite(
                                            call.by(),
                                            StoryJson.string(body, "name"),
                                            Role.of(StoryJson.string(body, "role")),
                                            sections(body)));
                });
    }

    Answer takeBack(Call call) {
        staff.links().takeBack(call.by(), call.number("number", "a link"));
        return Answer.empty(204, Map.of());
    }

    /// Lets a member in who cannot sign in.
    Answer letIn(Call call) {
        return named(call, "a link", name -> link(staff.links().comeBack(call.by(), name)));
    }

    Answer change(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a role", "name", "role", "sections");
                    staff.change(
                            call.by(),
                            StoryJson.string(body, "name"),
                            Role.of(StoryJson.string(body, "role")),
                            sections(body));
                    return Answer.empty(204, Map.of());
                });
    }

    Answer leave(Call call) {
        return named(
                call,
                "a departure",
                name -> {
                    staff.leave(call.by(), name);
                    return Answer.empty(204, Map.of());
                });
    }

    /// Ends the sessions of a member, or one of them.
    Answer signOut(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "sessions", "name", "number");
                    String name = StoryJson.string(body, "name");
                    JsonNode number = body.path("number");
                    if (number.isIntegralNumber()) {
                        staff.sessions().end(call.by(), name, number.longValue());
                    } else {
                        staff.sessions().endAll(call.by(), name);
                    }
                    return Answer.empty(204, Map.of());
                });
    }

    private Answer named(Call call, String what, Function<String, Answer> act) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, what, "name");
                    return act.apply(StoryJson.string(body, "name"));
                });
    }

    private Answer link(String token) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("link", url.get() + "/join#" + token);
        return Answer.made(json);
    }

    private Set<Slug> sections(ObjectNode body) {
        List<Slug> known = sections.get().stream().map(Section::slug).toList();
        List<Slug> named = new ArrayList<>();
        for (JsonNode each : body.path("sections")) {
            Slug slug = new Slug(each.asString(""));
            if (!known.contains(slug)) {
                throw Refusal.invalid("There is no section “%s”.".formatted(slug));
            }
            named.add(slug);
        }
        return new HashSet<>(named);
    }
}
