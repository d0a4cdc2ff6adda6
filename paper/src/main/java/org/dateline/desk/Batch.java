package org.dateline.desk;

import java.util.List;
import java.util.regex.Pattern;
import org.dateline.story.Refusal;
import tools.jackson.databind.JsonNode;

/// Changes that a browser asks for.
///
/// @param client names the browser window: letters, digits and hyphens, at most 64
/// @param sequence counts what this client had acknowledged, from 1; the same again is not applied
///   again
/// @param step how many changes the manuscript had that these were made on
public record Batch(String client, int sequence, int step, List<JsonNode> steps) {
    public static final int MAX_STEPS = 2_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{8,64}");

    public Batch {
        steps = List.copyOf(steps);
        if (!NAME.matcher(client).matches()) {
            throw Refusal.invalid("“client” must be 8 to 64 letters, digits or hyphens.");
        }
        if (sequence < 1 || step < 0) {
            throw Refusal.invalid("“sequence” counts from 1, and “step” from 0.");
        }
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw Refusal.invalid("“steps” must have 1 to 2,000 steps.");
        }
    }
}
