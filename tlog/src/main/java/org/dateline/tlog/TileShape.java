package org.dateline.tlog;

import java.util.regex.Pattern;

/// What the path of a tile looks like.
final class TileShape {
    static final Pattern PATH =
            Pattern.compile(
                    "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])"
                            + "/((?:x[0-9]{3}/){0,5}[0-9]{3})"
                            + "(?:\\.p/([1-9][0-9]{0,2}))?");
    static final int LONGEST = 64;

    private TileShape() {}
}
