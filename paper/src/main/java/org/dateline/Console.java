package org.dateline;

import java.io.PrintWriter;
import java.nio.file.Path;

/// Where a command speaks to the person who gave it, who may be at the other end of the control
/// socket.
///
/// @param folder the person's current folder: paths they name are relative to it
/// @param out answers
/// @param err sentences about the work, progress
public record Console(Path folder, PrintWriter out, PrintWriter err) {
    public Path path(Path named) {
        return folder.resolve(named).normalize();
    }

    /// Whether nobody listens any more: long work then stops at its next resting place.
    public boolean isGone() {
        return err.checkError();
    }

    public void say(String sentence) {
        err.println(sentence);
        err.flush();
    }
}
