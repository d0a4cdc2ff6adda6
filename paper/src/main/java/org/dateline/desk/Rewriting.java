package org.dateline.desk;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import org.dateline.desk.Token.Close;
import org.dateline.desk.Token.Open;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The steps that make one manuscript of another. Fields and blocks that are the same in both are
/// left alone, so that what somebody types in them at that moment stays where it is.
final class Rewriting {
    /// Kicker, headline and standfirst, which no manuscript is without.
    private static final int FIELDS = 3;

    private final List<JsonNode> steps = new ArrayList<>();

    private Rewriting() {}

    /// @return at least one
    static List<JsonNode> steps(Tape from, Tape to) {
        Rewriting rewriting = new Rewriting();
        rewriting.text(parts(from), parts(to));
        for (String name : to.attributes().propertyNames()) {
            if (!to.attributes().get(name).equals(from.attributes().get(name))) {
                rewriting.set(name, to.attributes().get(name));
            }
        }
        if (rewriting.steps.isEmpty()) {
            rewriting.set("section", to.attributes().get("section")); // no entry is without a step
        }
        return rewriting.steps;
    }

    /// From the end, so that what a step does not move the places of the ones after it.
    private void text(List<List<Token>> old, List<List<Token>> now) {
        int[] starts = new int[old.size() + 1];
        for (int i = 0; i < old.size(); i++) {
            starts[i + 1] = starts[i] + old.get(i).stream().mapToInt(Token::size).sum();
        }
        List<List<Token>> body = now.subList(FIELDS, now.size());
        for (Change change : changes(old.subList(FIELDS, old.size()), body).reversed()) {
            replace(
                    starts[FIELDS + change.from()],
                    starts[FIELDS + change.to()],
                    body.subList(change.newFrom(), change.newTo()));
        }
        for (int i = FIELDS - 1; i >= 0; i--) {
            if (!old.get(i).equals(now.get(i))) {
                replace(starts[i], starts[i + 1], now.subList(i, i + 1));
            }
        }
    }

    /// Parts `from` to `to` of the one give way to parts `newFrom` to `newTo` of the other.
    private record Change(int from, int to, int newFrom, int newTo) {}

    /// In order. What is taken out and put in at one place is one change: a body is never empty.
    private static List<Change> changes(List<List<Token>> old, List<List<Token>> now) {
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<List<Token>> delta :
                DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            int from = delta.getSource().getPosition();
            int newFrom = delta.getTarget().getPosition();
            if (!changes.isEmpty() && changes.getLast().to() == from) {
                Change before = changes.removeLast();
                from = before.from();
                newFrom = before.newFrom();
            }
            changes.add(
                    new Change(
                            from,
                            delta.getSource().getPosition() + delta.getSource().size(),
                            newFrom,
                            delta.getTarget().getPosition() + delta.getTarget().size()));
        }
        return changes;
    }

    private void replace(int from, int to, List<List<Token>> parts) {
        ObjectNode step = StoryJson.MAPPER.createObjectNode();
        step.put("stepType", "replace").put("from", from).put("to", to);
        if (!parts.isEmpty()) {
            List<Token> tokens = parts.stream().flatMap(List::stream).toList();
            step.putObject("slice")
                    .set(
                            "content",
                            new Tape(StoryJson.MAPPER.createObjectNode(), tokens)
                                    .json()
                                    .get("content"));
        }
        steps.add(step);
    }

    private void set(String name, JsonNode value) {
        ObjectNode step = StoryJson.MAPPER.createObjectNode();
        step.put("stepType", "docAttr").put("attr", name).set("value", value);
        steps.add(step);
    }

    /// The fields and blocks, each whole.
    private static List<List<Token>> parts(Tape tape) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tape.tokens()) {
            part.add(token);
            if (token instanceof Open) {
                depth++;
            } else if (token instanceof Close) {
                depth--;
            }
            if (depth == 0) {
                parts.add(List.copyOf(part));
                part.clear();
            }
        }
        return parts;
    }
}
