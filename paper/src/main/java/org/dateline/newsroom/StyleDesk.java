package org.dateline.newsroom;

import java.util.List;
import java.util.Map;
import org.dateline.desk.HouseStyle;
import org.dateline.desk.HouseStyle.Kept;
import org.dateline.desk.StyleRule;
import org.dateline.newsroom.jte.JtestyleGenerated;
import org.dateline.staff.Right;
import org.dateline.story.Language;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The house style: its screen, its rules, and the stories where one is left aside.
final class StyleDesk {
    private final HouseStyle style;
    private final Bodies bodies;
    private final byte[] script = Screens.read("style.js");

    StyleDesk(HouseStyle style, Bodies bodies) {
        this.style = style;
        this.bodies = bodies;
    }

    Answer page(Call call) {
        boolean keeps = call.by().may(Right.PASS) && call.by().sections().isEmpty();
        StyleScreen screen = new StyleScreen(style.all(), keeps);
        return Screens.page(
                Screens.POLICY,
                out -> JtestyleGenerated.render(out, Screens.ASIS, Screens.desktop(call), screen));
    }

    Answer script(Call call) {
        return Screens.script(script);
    }

    Answer list(Call call) {
        ObjectNode json = CopyJson.object();
        ArrayNode rules = json.putArray("rules");
        style.all().forEach(kept -> rules.add(json(kept)));
        return Answer.ok(json);
    }

    Answer add(Call call) {
        return bodies.required(
                call.request(), body -> Answer.made(json(style.add(call.by(), rule(body)))));
    }

    Answer change(Call call) {
        return bodies.required(
                call.request(),
                body ->
                        Answer.ok(
                                json(
                                        style.change(
                                                call.by(),
                                                call.number("rule", "a rule of the house style"),
                                                rule(body)))));
    }

    Answer remove(Call call) {
        style.remove(call.by(), call.number("rule", "a rule of the house style"));
        return Answer.empty(204, Map.of());
    }

    /// Rules that are left aside in a story.
    Answer left(Call call) {
        return Answer.ok(left(style.left(call.id())));
    }

    Answer leave(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "an exemption", "rule");
                    JsonNode rule = body.path("rule");
                    if (!rule.isIntegralNumber()) {
                        throw Refusal.invalid("“rule” must be the number of a rule.");
                    }
                    return Answer.made(left(style.leave(call.by(), call.id(), rule.longValue())));
                });
    }

    Answer lookAgain(Call call) {
        return Answer.ok(
                left(
                        style.lookAgain(
                                call.by(),
                                call.id(),
                                call.number("rule", "a rule of the house style"))));
    }

    private static StyleRule rule(ObjectNode body) {
        Fields.only(body, "a rule", "words", "instead", "why", "language", "exact");
        return new StyleRule(
                StoryJson.string(body, "words"),
                StoryJson.string(body, "instead"),
                StoryJson.string(body, "why"),
                new Language(StoryJson.string(body, "language").strip()),
                StoryJson.flag(body, "exact"));
    }

    private static ObjectNode json(Kept kept) {
        StyleRule rule = kept.rule();
        return CopyJson.object()
                .put("id", kept.id())
                .put("words", rule.words())
                .put("instead", rule.instead())
                .put("why", rule.why())
                .put("language", rule.language().tag())
                .put("exact", rule.isExact());
    }

    private static ObjectNode left(List<Long> rules) {
        ObjectNode json = CopyJson.object();
        ArrayNode list = json.putArray("rules");
        rules.forEach(list::add);
        return json;
    }
}
