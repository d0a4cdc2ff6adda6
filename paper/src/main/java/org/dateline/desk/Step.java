package org.dateline.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dateline.desk.Token.Close;
import org.dateline.desk.Token.Leaf;
import org.dateline.desk.Token.Open;
import org.dateline.desk.Token.Run;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One change of a manuscript, as ProseMirror writes its steps in JSON. Positions are those of the
/// manuscript before it.
sealed interface Step {
    /// @throws Refusal when it does not fit
    Tape apply(Tape tape);

    /// What it moves.
    List<Shift> shifts();

    /// @throws Refusal when it is not a step we know
    static Step read(JsonNode json) {
        if (!(json instanceof ObjectNode step)) {
            throw Refusal.invalid("A step is not an object.");
        }
        String type = StoryJson.string(step, "stepType");
        return switch (type) {
            case "replace" ->
                    new Replace(
                            number(step, "from"),
                            number(step, "to"),
                            Slice.read(step.get("slice")),
                            StoryJson.flag(step, "structure"));
            case "replaceAround" ->
                    new Wrap(
                            number(step, "from"),
                            number(step, "to"),
                            number(step, "gapFrom"),
                            number(step, "gapTo"),
                            Slice.read(step.get("slice")),
                            number(step, "insert"),
                            StoryJson.flag(step, "structure"));
            case "addMark", "removeMark" -> Marking.read(step);
            case "markSet" -> Markings.read(step);
            case "attr" ->
                    new Attribute(
                            number(step, "pos"),
                            StoryJson.string(step, "attr"),
                            step.path("value"));
            case "docAttr" -> new OfStory(StoryJson.string(step, "attr"), step.path("value"));
            default -> throw Refusal.invalid("“" + type + "” is not a step of a story.");
        };
    }

    private static int number(ObjectNode step, String name) {
        JsonNode value = step.get(name);
        if (value == null || !value.isInt() || value.intValue() < 0) {
            throw Refusal.invalid("“" + name + "” of a step must be a position.");
        }
        return value.intValue();
    }

    private static void check(Tape tape, int... positions) {
        int before = 0;
        for (int position : positions) {
            if (position < before) {
                throw outside();
            }
            before = position;
        }
        if (before > tape.size()) {
            throw outside();
        }
    }

    private static Refusal outside() {
        return Refusal.invalid("This change lies outside the story.");
    }

    private static Refusal doesNotFit() {
        return Refusal.invalid("This change does not fit the story as it is now.");
    }

    /// Refuses to lose words where only the shape should change: whether closings, then openings,
    /// are all there is from `from` to `to`. Looks only behind the text that `from` lies in, as the
    /// editor does.
    private static void onlyShape(Tape tape, int from, int to) {
        int left = to - from;
        int at = 0;
        boolean opening = false;
        for (Token token : tape.tokens()) {
            boolean behind = at >= from;
            at += token.size();
            if (!behind) {
                continue;
            }
            if (left <= 0) {
                return;
            }
            boolean fits =
                    switch (token) {
                        case Close _ -> !opening;
                        case Open _ -> true;
                        case Leaf _, Run _ -> false;
                    };
            if (!fits) {
                break;
            }
            opening |= token instanceof Open;
            left--;
        }
        if (left > 0) {
            throw Refusal.invalid("Somebody has written where this change would remove.");
        }
    }

    /// What is put in.
    ///
    /// @param tokens whole nodes
    /// @param openStart how many of the first nodes go on in what is there
    record Slice(List<Token> tokens, int openStart, int openEnd) {
        static final Slice EMPTY = new Slice(List.of(), 0, 0);

        static Slice read(JsonNode json) {
            if (json == null || json.isNull()) {
                return EMPTY;
            }
            if (!(json instanceof ObjectNode slice)) {
                throw Refusal.invalid("The slice of a step must be an object.");
            }
            StoryJson.known(slice, Set.of("content", "openStart", "openEnd"), "a slice");
            Slice read =
                    new Slice(
                            Tape.tokens(slice.get("content")),
                            slice.has("openStart") ? number(slice, "openStart") : 0,
                            slice.has("openEnd") ? number(slice, "openEnd") : 0);
            read.middle();
            return read;
        }

        /// Without the openings and closings that are there already.
        List<Token> middle() {
            int end = tokens.size() - openEnd;
            boolean fits = openStart <= end;
            for (int i = 0; fits && i < openStart; i++) {
                fits = tokens.get(i) instanceof Open;
            }
            for (int i = Math.max(end, 0); fits && i < tokens.size(); i++) {
                fits = tokens.get(i) instanceof Close;
            }
            if (!fits) {
                throw doesNotFit();
            }
            return tokens.subList(openStart, end);
        }

        int size() {
            return tokens.stream().mapToInt(Token::size).sum() - openStart - openEnd;
        }
    }

    record Replace(int from, int to, Slice slice, boolean structure) implements Step {
        @Override
        public Tape apply(Tape tape) {
            check(tape, from, to);
            if (structure) {
                onlyShape(tape, from, to);
            }
            joins(tape);
            return tape.spliced(from, slice.middle(), to);
        }

        @Override
        public List<Shift> shifts() {
            return List.of(new Shift(from, to - from, slice.size()));
        }

        /// What the slice goes on with must be what is there.
        private void joins(Tape tape) {
            List<Open> left = tape.around(from);
            List<Open> right = tape.around(to);
            int start = left.size() - slice.openStart();
            int end = right.size() - slice.openEnd();
            if (start < 0 || start != end) {
                throw doesNotFit();
            }
            List<Token> tokens = slice.tokens();
            for (int i = 0; i < slice.openStart(); i++) {
                if (!left.get(start + i).type().joins(((Open) tokens.get(i)).type())) {
                    throw doesNotFit();
                }
            }
            for (int i = 0; i < slice.openEnd(); i++) {
                Close close = (Close) tokens.get(tokens.size() - 1 - i);
                if (!right.get(end + i).type().joins(close.type())) {
                    throw doesNotFit();
                }
            }
        }
    }

    /// Changes what is around a range that stays.
    record Wrap(
            int from, int to, int gapFrom, int gapTo, Slice slice, int insert, boolean structure)
            implements Step {
        @Override
        public Tape apply(Tape tape) {
            check(tape, from, gapFrom, gapTo, to);
            if (structure) {
                onlyShape(tape, from, gapFrom);
                onlyShape(tape, gapTo, to);
            }
            List<Token> gap = tape.between(gapFrom, gapTo);
            isFlat(gap);
            Slice filled = new Slice(filled(gap), slice.openStart(), slice.openEnd());
            return new Replace(from, to, filled, false).apply(tape);
        }

        @Override
        public List<Shift> shifts() {
            return List.of(
                    new Shift(from, gapFrom - from, insert),
                    new Shift(gapTo, to - gapTo, slice.size() - insert));
        }

        /// The slice's tokens with the gap where it goes, counted behind what the slice goes on
        /// with.
        private List<Token> filled(List<Token> gap) {
            List<Token> all = new ArrayList<>();
            int left = insert + slice.openStart();
            boolean placed = false;
            for (Token token : slice.tokens()) {
                if (!placed && left < token.size()) {
                    if (token instanceof Run run && left > 0) {
                        all.add(run.part(0, left));
                        all.addAll(gap);
                        all.add(run.part(left, run.size()));
                    } else {
                        all.addAll(gap);
                        all.add(token);
                    }
                    placed = true;
                } else {
                    all.add(token);
                }
                left -= token.size();
            }
            if (!placed && left == 0) {
                all.addAll(gap);
            } else if (!placed) {
                throw doesNotFit();
            }
            return all;
        }

        private static void isFlat(List<Token> gap) {
            int depth = 0;
            for (Token token : gap) {
                depth += token instanceof Open ? 1 : token instanceof Close ? -1 : 0;
                if (depth < 0) {
                    throw doesNotFit();
                }
            }
            if (depth != 0) {
                throw doesNotFit();
            }
        }
    }

    record Marking(int from, int to, ObjectNode mark, boolean add) implements Step {
        static Marking read(ObjectNode step) {
            return new Marking(
                    number(step, "from"),
                    number(step, "to"),
                    Grammar.mark(step.get("mark")),
                    StoryJson.string(step, "stepType").equals("addMark"));
        }

        @Override
        public Tape apply(Tape tape) {
            check(tape, from, to);
            List<Token> marked = new ArrayList<>();
            List<Open> around = tape.around(from);
            boolean takes =
                    !around.isEmpty() && around.getLast().type().holds() == Grammar.Holds.TEXT;
            for (Token token : tape.between(from, to)) {
                switch (token) {
                    case Open open -> {
                        takes = open.type().holds() == Grammar.Holds.TEXT;
                        marked.add(token);
                    }
                    case Run run when add -> marked.add(takes ? run.with(mark) : run);
                    case Run run -> marked.add(run.without(mark));
                    case Close _, Leaf _ -> marked.add(token);
                }
            }
            return tape.spliced(from, marked, to);
        }

        @Override
        public List<Shift> shifts() {
            return List.of();
        }
    }

    /// What undoes a mark that took the place of another, such as a link that was changed.
    record Markings(List<Marking> each) implements Step {
        static Markings read(ObjectNode step) {
            JsonNode steps = step.path("steps");
            if (!steps.isArray() || steps.size() > Batch.MAX_STEPS) {
                throw Refusal.invalid("“steps” of a “markSet” must be a list of marks.");
            }
            return new Markings(steps.valueStream().map(Markings::one).toList());
        }

        private static Marking one(JsonNode json) {
            if (json instanceof ObjectNode step
                    && List.of("addMark", "removeMark")
                            .contains(StoryJson.string(step, "stepType"))) {
                return Marking.read(step);
            }
            throw Refusal.invalid("A “markSet” has steps that are no marks.");
        }

        @Override
        public Tape apply(Tape tape) {
            Tape marked = tape;
            for (Marking marking : each) {
                marked = marking.apply(marked);
            }
            return marked;
        }

        @Override
        public List<Shift> shifts() {
            return List.of();
        }
    }

    record Attribute(int position, String name, JsonNode value) implements Step {
        @Override
        public Tape apply(Tape tape) {
            check(tape, position);
            Token changed =
                    switch (tape.between(position, position + 1).stream()
                            .findFirst()
                            .orElse(null)) {
                        case Open(Grammar.Type type, ObjectNode attributes) ->
                                new Open(type, changed(type, attributes));
                        case Leaf(Grammar.Type type, ObjectNode attributes) ->
                                new Leaf(type, changed(type, attributes));
                        case Close _, Run _ -> throw doesNotFit();
                        case null -> throw outside();
                    };
            return tape.spliced(position, List.of(changed), position + 1);
        }

        @Override
        public List<Shift> shifts() {
            return List.of();
        }

        private ObjectNode changed(Grammar.Type type, ObjectNode attributes) {
            ObjectNode changed = attributes.deepCopy();
            changed.set(name, Grammar.attribute(type, name, value));
            return changed;
        }
    }

    record OfStory(String name, JsonNode value) implements Step {
        @Override
        public Tape apply(Tape tape) {
            ObjectNode changed = tape.attributes().deepCopy();
            changed.set(name, Grammar.attribute(Grammar.STORY, name, value));
            return tape.with(changed);
        }

        @Override
        public List<Shift> shifts() {
            return List.of();
        }
    }
}
