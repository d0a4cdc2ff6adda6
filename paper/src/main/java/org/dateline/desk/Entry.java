package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Changes of a manuscript that came together and are in its journal.
///
/// @param step how many changes come before these
/// @param client the browser window they come from; `desk` when the API put a whole story
/// @param sequence which of that client's batches it is, from 1
/// @param steps as ProseMirror writes them
public record Entry(
        int step, String client, int sequence, String by, Instant at, List<JsonNode> steps) {
    public Entry {
        steps = List.copyOf(steps);
    }

    int end() {
        return step + steps.size();
    }
}
