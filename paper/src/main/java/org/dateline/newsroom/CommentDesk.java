package org.dateline.newsroom;

import java.util.Optional;
import org.dateline.desk.Comment;
import org.dateline.desk.Comment.Outcome;
import org.dateline.desk.Comments;
import org.dateline.desk.Remark;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Comments on stories under writing: made, answered, closed, opened again.
final class CommentDesk {
    private final Comments comments;
    private final Bodies bodies;

    CommentDesk(Comments comments, Bodies bodies) {
        this.comments = comments;
        this.bodies = bodies;
    }

    /// With their words where they stand after `step` changes, or later.
    Answer list(Call call) {
        Comments.All all = comments.list(call.id(), Writing.step(call));
        ObjectNode json = CopyJson.object().put("step", all.step()).put("change", all.change());
        ArrayNode list = json.putArray("comments");
        all.comments().forEach(comment -> list.add(json(comment)));
        return Answer.ok(json);
    }

    Answer add(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(
                            body, "a comment", "field", "step", "from", "to", "text", "suggestion");
                    JsonNode suggestion = body.get("suggestion");
                    if (suggestion != null && !suggestion.isString()) {
                        throw Refusal.invalid("“suggestion” must be words.");
                    }
                    Remark remark =
                            new Remark(
                                    StoryJson.string(body, "field"),
                                    Writing.whole(body, "step", 0),
                                    Writing.whole(body, "from", 0),
                                    Writing.whole(body, "to", 0),
                                    StoryJson.string(body, "text"),
                                    Optional.ofNullable(suggestion).map(JsonNode::stringValue));
                    return Answer.made(json(comments.add(call.by(), call.id(), remark)));
                });
    }

    Answer reply(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a reply", "text");
                    String text = StoryJson.string(body, "text");
                    return Answer.made(
                            json(
                                    comments.reply(
                                            call.by(),
                                            call.id(),
                                            call.number("comment", "a comment"),
                                            text)));
                });
    }

    Answer close(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a closing", "outcome");
                    Outcome outcome = Outcome.of(StoryJson.string(body, "outcome"));
                    return Answer.made(
                            json(
                                    comments.close(
                                            call.by(),
                                            call.id(),
                                            call.number("comment", "a comment"),
                                            outcome)));
                });
    }

    Answer reopen(Call call) {
        return Answer.ok(
                json(comments.reopen(call.by(), call.id(), call.number("comment", "a comment"))));
    }

    private static ObjectNode json(Comment comment) {
        ObjectNode json = CopyJson.object().put("id", comment.id());
        switch (comment.subject()) {
            case Comment.Words(int low, int high, String quote) ->
                    json.put("from", low).put("to", high).put("quote", quote);
            case Comment.Field(String name) -> json.put("field", name);
        }
        json.put("by", comment.by()).put("at", comment.at().toString()).put("text", comment.text());
        comment.suggestion().ifPresent(suggestion -> json.put("suggestion", suggestion));
        ArrayNode replies = json.putArray("replies");
        for (Comment.Reply reply : comment.replies()) {
            replies.addObject()
                    .put("by", reply.by())
                    .put("at", reply.at().toString())
                    .put("text", reply.text());
        }
        comment.closing()
                .ifPresent(
                        closing ->
                                json.putObject("closing")
                                        .put("outcome", closing.outcome().word())
                                        .put("by", closing.by())
                                        .put("at", closing.at().toString()));
        return json;
    }
}
