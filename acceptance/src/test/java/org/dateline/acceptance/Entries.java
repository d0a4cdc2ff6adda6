package org.dateline.acceptance;

import java.util.ArrayList;
import java.util.List;

/// What stands in the ledger of a paper, as anybody may read it.
final class Entries {
    private Entries() {}

    /// What each entry of the first log is about, such as `story 7m2k9c4x8q1z`, from the oldest.
    static List<String> subjects(Site site) {
        int size = Integer.parseInt(site.get("/logs/1/checkpoint").text().split("\n")[1]);
        List<String> subjects = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            String line = site.get("/proofs/" + at + "/entry.txt").text().split("\n")[2];
            subjects.add(line.substring("subject ".length()));
        }
        return subjects;
    }
}
