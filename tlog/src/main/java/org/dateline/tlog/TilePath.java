package org.dateline.tlog;

import java.util.Optional;
import java.util.regex.Matcher;

/// Where a log serves a tile, below its prefix: `tile/<L>/<N>[.p/<W>]` for hashes and
/// `tile/entries/<N>[.p/<W>]` for entries, after C2SP [tlog-tiles](https://c2sp.org/tlog-tiles).
public sealed interface TilePath {
    /// How many hashes or entries a full tile has.
    int FULL = 256;

    /// How many levels of the tree a tile spans.
    int HEIGHT = 8;

    /// The highest number of a tile: six groups of three digits.
    long MAX_INDEX = 999_999_999_999_999_999L;

    /// Which tile of its row, from 0.
    long index();

    /// How many hashes or entries it has: 1 to 256, fewer than 256 at the right edge only.
    int width();

    /// The path, without a slash before it.
    String path();

    /// A tile of hashes.
    ///
    /// @param level 0 for the hashes of entries, to 63
    record Hashes(int level, long index, int width) implements TilePath {
        public Hashes {
            if (level < 0 || level > 63) {
                throw new Malformed("A tile's level is 0 to 63, not " + level + ".");
            }
            check(index, width);
        }

        @Override
        public String path() {
            return "tile/" + level + '/' + place(index, width);
        }
    }

    /// A bundle of entries.
    record Entries(long index, int width) implements TilePath {
        public Entries {
            check(index, width);
        }

        @Override
        public String path() {
            return "tile/entries/" + place(index, width);
        }
    }

    /// Reads a path.
    ///
    /// @param path without the log's prefix and without a slash before it
    /// @return nothing when it is not exactly the path of a tile
    static Optional<TilePath> parse(String path) {
        Matcher matcher = TileShape.PATH.matcher(path);
        if (path.length() > TileShape.LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        String partial = matcher.group(3);
        int width = partial == null ? FULL : Integer.parseInt(partial);
        if (width < 1 || (partial != null && width >= FULL)) {
            return Optional.empty();
        }
        TilePath tile =
                matcher.group(1).equals("entries")
                        ? new Entries(index, width)
                        : new Hashes(Integer.parseInt(matcher.group(1)), index, width);
        // Leading groups of zeros are the one thing left that would print in another way.
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    private static void check(long index, int width) {
        if (index < 0 || index > MAX_INDEX || width < 1 || width > FULL) {
            throw new Malformed("A tile has a number up to 18 digits and 1 to 256 hashes.");
        }
    }

    private static String place(long index, int width) {
        StringBuilder place = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            place.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return width == FULL ? place.toString() : place.append(".p/").append(width).toString();
    }
}
