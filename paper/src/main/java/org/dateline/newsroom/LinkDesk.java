package org.dateline.newsroom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.media.Visitor;
import org.dateline.media.Visitor.Found;
import org.dateline.story.Address;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where the links of a story lead: those to this paper are held against what it has published, all
/// others are asked.
final class LinkDesk {
    private final Desk desk;
    private final Visitor visitor;
    private final Supplier<String> site;
    private final Bodies bodies;

    /// @param site the address of the reader site, without a slash at its end
    LinkDesk(Desk desk, Visitor visitor, Supplier<String> site, Bodies bodies) {
        this.desk = desk;
        this.visitor = visitor;
        this.site = site;
        this.bodies = bodies;
    }

    Answer check(Call call) {
        return bodies.optional(
                call.request(),
                body -> {
                    Fields.only(body, "a check of links");
                    return Answer.made(checked(desk.manuscripts().links(call.id())));
                });
    }

    private ObjectNode checked(List<String> links) {
        Map<String, Line> lines = new LinkedHashMap<>();
        links.forEach(link -> lines.put(link, Line.UNKNOWN));
        links.forEach(link -> ownPath(link).ifPresent(path -> lines.put(link, own(path))));
        List<String> outside = links.stream().filter(link -> ownPath(link).isEmpty()).toList();
        visitor.visit(outside).forEach((link, found) -> lines.put(link, Line.of(found)));
        ObjectNode json = CopyJson.object();
        ArrayNode array = json.putArray("links");
        lines.forEach(
                (href, line) -> {
                    ObjectNode one =
                            array.addObject()
                                    .put("href", href)
                                    .put("found", line.word())
                                    .put("says", line.sentence());
                    line.to().ifPresent(to -> one.put("to", to));
                });
        return json;
    }

    /// The path of a link to this paper's own site.
    private Optional<String> ownPath(String link) {
        String origin = site.get();
        return !origin.isEmpty() && (link.equals(origin) || link.startsWith(origin + "/"))
                ? Optional.of(link.substring(origin.length()))
                : Optional.empty();
    }

    private Line own(String path) {
        if (!path.startsWith(Address.PREFIX)) {
            return new Line("unasked", "Not asked: it leads to this paper, and to no story.");
        }
        String id = path.substring(Address.PREFIX.length()).replaceFirst("[/?#].*", "");
        try {
            return own(desk.copy(StoryId.parse(id)));
        } catch (Refusal unknown) {
            return new Line("gone", "Leads to a story that this paper does not have.");
        }
    }

    private static Line own(Copy copy) {
        if (copy.live().isPresent()) {
            return new Line("answers", "Leads to a story that readers have.");
        }
        return copy instanceof Copy.Withdrawn
                ? new Line("gone", "Leads to a story that was withdrawn.")
                : new Line("gone", "Leads to a story that readers do not have yet.");
    }

    /// What is said of a link.
    ///
    /// @param word `answers`, `moved`, `gone`, `shut`, `silent` or `unasked`
    private record Line(String word, String sentence, Optional<String> to) {
        static final Line UNKNOWN = new Line("unasked", "");

        Line(String word, String sentence) {
            this(word, sentence, Optional.empty());
        }

        static Line of(Found found) {
            return switch (found) {
                case Found.Answers _ -> new Line("answers", "Answers.");
                case Found.Moved(String to) ->
                        new Line("moved", "Has moved to %s.".formatted(to), Optional.of(to));
                case Found.Gone(int status) ->
                        new Line("gone", "Is gone: it answers %d.".formatted(status));
                case Found.Shut(int status) ->
                        new Line(
                                "shut",
                                "Is there, but lets no program in: it answers %d."
                                        .formatted(status));
                case Found.Silent(String why) ->
                        new Line("silent", "Did not answer: %s.".formatted(why));
                case Found.NotAsked(String why) ->
                        new Line("unasked", "Not asked: %s.".formatted(why));
            };
        }
    }
}
