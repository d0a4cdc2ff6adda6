package org.dateline.wire;

import java.time.format.DateTimeFormatter;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What `import capture --json` prints for one file.
public final class CaptureReport {
    private CaptureReport() {}

    /// One object, to be printed on one line.
    ///
    /// @param file its name as the caller gave it
    /// @param id the story that was made of it, or that was there already
    /// @param state the stage the story is at
    /// @param duplicate true when the story was there already
    public static ObjectNode of(
            String file, Capture capture, StoryId id, String state, boolean duplicate) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put("file", file);
        json.put("story", id.toString());
        json.put("state", state);
        json.put("headline", capture.headline());
        json.put("section", capture.section());
        capture.published()
                .ifPresentOrElse(
                        time ->
                                json.put(
                                        "published",
                                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)),
                        () -> json.putNull("published"));
        json.put("source", capture.source().name());
        capture.byline().forEach(json.putArray("byline")::add);
        json.put("editor", capture.editor());
        capture.paragraphs().forEach(json.putArray("paragraphs")::add);
        ArrayNode leftOut = json.putArray("left_out");
        for (LeftOut span : capture.leftOut()) {
            leftOut.addObject()
                    .put("text", span.text())
                    .put("offset", span.offset())
                    .put("reason", span.reason().word());
        }
        json.put("duplicate", duplicate);
        return json;
    }
}
