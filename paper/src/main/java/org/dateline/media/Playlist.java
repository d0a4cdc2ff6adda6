package org.dateline.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dateline.story.Rendition;

/// An HLS playlist (RFC 8216) of one quality, whose segments are ranges of one file.
///
/// @param text as it is served
/// @param peak bits a second in the largest segment
/// @param average bits a second over all
record Playlist(String text, long peak, long average) {
    private static final String SEGMENT = "#EXTINF:";
    private static final String RANGE = "#EXT-X-BYTERANGE:";

    /// One quality in the list of them.
    ///
    /// @param codecs as RFC 6381 names them
    /// @param frameRate 0 when it is not known
    record Entry(Rendition playlist, Playlist rates, String codecs, double frameRate) {}

    /// Reads a playlist of ours.
    static Playlist read(String text) {
        long peak = 0;
        long bits = 0;
        double length = 0;
        double seconds = 0;
        for (String line : text.lines().toList()) {
            if (line.startsWith(SEGMENT)) {
                seconds = Double.parseDouble(line.substring(SEGMENT.length()).replace(",", ""));
                length += seconds;
            } else if (line.startsWith(RANGE) && seconds > 0) {
                long segment =
                        8 * Long.parseLong(line.substring(RANGE.length(), line.indexOf('@')));
                peak = Math.max(peak, Math.round(segment / seconds));
                bits += segment;
            }
        }
        return new Playlist(text, peak, length > 0 ? Math.round(bits / length) : 0);
    }

    /// ffmpeg's playlist with the public path of `film` in the place of its working file.
    static Playlist of(String written, Rendition film) {
        return read(
                written.lines()
                        .map(line -> line.startsWith("#") ? line : film.path())
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /// The list of the qualities, from which a player takes what its line carries.
    static String qualities(List<Entry> entries) {
        List<String> lines =
                new ArrayList<>(
                        List.of("#EXTM3U", "#EXT-X-VERSION:4", "#EXT-X-INDEPENDENT-SEGMENTS"));
        for (Entry entry : entries) {
            lines.add(
                    "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,RESOLUTION=%dx%d,CODECS=\"%s\"%s"
                            .formatted(
                                    entry.rates().peak(),
                                    entry.rates().average(),
                                    entry.playlist().width(),
                                    entry.playlist().height(),
                                    entry.codecs(),
                                    frames(entry.frameRate())));
            lines.add(entry.playlist().path());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String frames(double rate) {
        return rate > 0 ? String.format(Locale.ROOT, ",FRAME-RATE=%.3f", rate) : "";
    }
}
