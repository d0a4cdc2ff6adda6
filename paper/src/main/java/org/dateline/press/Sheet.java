package org.dateline.press;

import java.time.Instant;
import java.util.regex.Pattern;

/// One finished page before it is compressed: what lies between the shared head and the shared
/// rails.
///
/// @param path where it stands, beginning with a slash; ASCII, at most [#MAX_PATH] characters
/// @param story the story's id as a number, or 0 for a front or a standing page
/// @param edition whose head and rails it has; 0 is the main one
/// @param ordinal of the story, for counting; -1 when openings are not counted
/// @param status 200, or 410 or 451 for a tombstone, or 404 for the page that says so
/// @param body UTF-8, at most [#MAX_BODY] bytes
/// @param changed when the page last changed, sent as `Last-Modified`, whole seconds
/// @param position the ledger position it shows
/// @param labels what a CDN may be told to forget it by, with spaces between them; at most
///   [#MAX_LABELS] characters; empty for none
public record Sheet(
        String path,
        int edition,
        long story,
        int ordinal,
        int status,
        byte[] body,
        Instant changed,
        long position,
        String labels) {
    public static final int MAX_PATH = 256;
    public static final int MAX_LABELS = 512;
    private static final Pattern LABELS = Pattern.compile("[a-z0-9.-]*(?: [a-z0-9.-]+)*");
    public static final int MAX_BODY = 16 << 20;

    public Sheet {
        if (!path.startsWith("/") || path.length() > MAX_PATH || !printable(path)) {
            throw new IllegalArgumentException("not a path for the rack: " + path);
        }
        if (edition < 0 || edition >= RackEnds.EDITIONS) {
            throw new IllegalArgumentException("the rack has no edition " + edition);
        }
        if (story < 0 || story >>> 60 != 0) {
            throw new IllegalArgumentException("not a story id: " + story);
        }
        if (status != 200 && status != 404 && status != 410 && status != 451) {
            throw new IllegalArgumentException("a page on the rack has no status " + status);
        }
        if (body.length > MAX_BODY) {
            throw new IllegalArgumentException(path + " is larger than the rack takes.");
        }
        if (labels.length() > MAX_LABELS || !LABELS.matcher(labels).matches()) {
            throw new IllegalArgumentException("not labels: " + labels);
        }
    }

    /// A page of the main edition, without labels.
    public Sheet(
            String path,
            long story,
            int ordinal,
            int status,
            byte[] body,
            Instant changed,
            long position) {
        this(path, 0, story, ordinal, status, body, changed, position, "");
    }

    private static boolean printable(String path) {
        return path.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
