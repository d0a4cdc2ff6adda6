package org.dateline.newsroom;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dateline.desk.Checklist;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.desk.Flags;
import org.dateline.desk.Lists;
import org.dateline.desk.Publication;
import org.dateline.desk.Request;
import org.dateline.desk.Revision;
import org.dateline.desk.Wanted;
import org.dateline.story.Constants;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the desk's answers as JSON. Times are UTC, ISO 8601.
final class CopyJson {
    private final Desk desk;
    private final Supplier<String> readerUrl;

    CopyJson(Desk desk, Supplier<String> readerUrl) {
        this.desk = desk;
        this.readerUrl = readerUrl;
    }

    /// A copy in full: where it stands, what of it waits for a second person, and the story form
    /// beside it.
    ObjectNode whole(Copy copy) {
        ObjectNode json = standing(copy, desk.flags().of(copy.id()));
        List<Request> requests = desk.requests().waiting(copy.id());
        if (!requests.isEmpty()) {
            ArrayNode waiting = json.putArray("requests");
            requests.forEach(request -> waiting.add(request(request)));
        }
        checklist(json, copy);
        json.setAll(story(copy.story()));
        return json;
    }

    /// What the section asks for before this is passed.
    private void checklist(ObjectNode json, Copy copy) {
        Checklist checklist = desk.checklists().of(copy.story().section());
        boolean isToPass =
                switch (copy) {
                    case Copy.Draft _, Copy.Filed _, Copy.Passed _ -> true;
                    case Copy.Published _, Copy.Spiked _, Copy.Withdrawn _ -> false;
                };
        if (isToPass && !checklist.equals(Checklist.NONE)) {
            ObjectNode asked = json.putObject("checklist");
            ArrayNode lacks = asked.putArray("lacks");
            checklist.lacks(copy.story()).forEach(field -> lacks.add(field.word()));
            ArrayNode questions = asked.putArray("questions");
            checklist.questions().forEach(questions::add);
        }
    }

    /// Copies as the lines of a list.
    void lines(ArrayNode list, List<Lists.Line> lines) {
        List<Section> sections = desk.sections();
        for (Lists.Line line : lines) {
            Story story = line.copy().story();
            list.add(
                    standing(line.copy(), line.flag())
                            .put("changed", line.changed().toString())
                            .put("headline", story.headline())
                            .put("section", Section.name(sections, story.section())));
        }
    }

    ObjectNode story(Story story) {
        return StoryJson.write(story, sectionName(story.section()));
    }

    ObjectNode publication(Publication publication) {
        return object().put("url", readerUrl.get() + publication.path())
                .put("version", publication.version())
                .put("position", publication.position());
    }

    ObjectNode request(Request request) {
        Wanted wanted = request.wanted();
        ObjectNode json = object();
        json.put("number", request.number());
        json.put("story", request.story().toString());
        json.put("act", wanted.what().word());
        wanted.version().ifPresent(version -> json.put("version", version));
        if (!wanted.reason().isEmpty()) {
            json.put("reason", wanted.reason());
            json.put("place", Constants.word(wanted.place()));
        }
        ArrayNode why = json.putArray("why");
        request.why().forEach(why::add);
        act(json, request.by(), request.at()).put("ends", request.ends().toString());
        switch (request.state()) {
            case Request.State.Waiting _ -> json.put("state", "waiting");
            case Request.State.Ended _ -> json.put("state", "ended");
            case Request.State.Confirmed(String by, Instant at, Publication publication) ->
                    act(json.put("state", "confirmed").putObject("confirmed"), by, at)
                            .put("position", publication.position());
            case Request.State.Declined(String by, Instant at, String reason) ->
                    act(json.put("state", "declined").putObject("declined"), by, at)
                            .put("reason", reason);
            case Request.State.TakenBack(Instant at) ->
                    act(json.put("state", "taken back").putObject("takenBack"), request.by(), at);
        }
        return json;
    }

    static ObjectNode revision(Revision revision) {
        return object().put("version", revision.version())
                .put("by", revision.by())
                .put("at", revision.at().toString())
                .put("headline", revision.headline());
    }

    static ObjectNode object() {
        return StoryJson.MAPPER.createObjectNode();
    }

    private ObjectNode standing(Copy copy, Optional<Flags.Flag> flag) {
        ObjectNode json = object();
        json.put("id", copy.id().toString());
        json.put("version", copy.version());
        json.put("state", copy.state());
        stage(json, copy);
        copy.embargo().ifPresent(until -> json.put("embargo", until.toString()));
        flag.ifPresent(
                raised ->
                        act(json.putObject("flag"), raised.by(), raised.at())
                                .put("note", raised.note()));
        copy.live().ifPresent(live -> json.set("live", live(copy.id(), live)));
        return json;
    }

    /// What is true of this stage only, under the stage's own name.
    private static void stage(ObjectNode json, Copy copy) {
        switch (copy) {
            case Copy.Draft _, Copy.Published _ -> {}
            case Copy.Filed filed -> act(json.putObject("filed"), filed.by(), filed.at());
            case Copy.Passed passed -> {
                act(
                        json.putObject("passed").put("version", passed.passed()),
                        passed.by(),
                        passed.at());
                passed.due().ifPresent(due -> due(json.putObject("due"), due));
            }
            case Copy.Spiked spiked ->
                    act(json.putObject("spiked"), spiked.by(), spiked.at())
                            .put("reason", spiked.reason());
            case Copy.Withdrawn withdrawn ->
                    act(json.putObject("withdrawn"), withdrawn.by(), withdrawn.at())
                            .put("reason", withdrawn.reason())
                            .put("law", withdrawn.byLaw());
        }
    }

    private static void due(ObjectNode json, Copy.Due due) {
        act(json, due.by(), due.at());
        if (!due.missed().isEmpty()) {
            json.put("missed", due.missed());
        }
    }

    private static ObjectNode act(ObjectNode json, String by, Instant at) {
        return json.put("by", by).put("at", at.toString());
    }

    private ObjectNode live(StoryId id, Copy.Live live) {
        ObjectNode json =
                object().put("version", live.version())
                        .put("position", live.position())
                        .put("url", readerUrl.get() + live.path())
                        .put("since", live.at().toString());
        long undo = desk.undoable(id, live).toMillis();
        if (undo > 0) {
            json.put("undo", undo);
            desk.undoesTo(id).ifPresent(version -> json.put("before", version));
        }
        return json;
    }

    private String sectionName(Slug slug) {
        return Section.name(desk.sections(), slug);
    }
}
