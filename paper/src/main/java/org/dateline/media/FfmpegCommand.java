package org.dateline.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A command line for ffmpeg, written from left to right. Nothing of what the camera wrote into the
/// original comes along, its place least of all; the same original gives the same bytes.
final class FfmpegCommand {
    private final List<String> words;

    /// @param before options for reading that stand before the file
    FfmpegCommand(Ffmpeg ffmpeg, Path original, FileType type, String... before) {
        words =
                new ArrayList<>(
                        List.of(ffmpeg.ffmpeg().toString(), "-nostdin", "-hide_banner", "-y"));
        with("-v", "error", "-progress", "pipe:1", "-nostats");
        with(before);
        words.addAll(Inputs.of(original, type));
        with("-t", String.valueOf(Probe.LONGEST.toSeconds()));
    }

    FfmpegCommand with(String... options) {
        words.addAll(List.of(options));
        return this;
    }

    FfmpegCommand with(List<String> options) {
        words.addAll(options);
        return this;
    }

    /// The whole line, with the file to be written, in the cell's folder, at its end.
    List<String> into(String format, String file) {
        with("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact");
        with("-flags:v", "+bitexact", "-flags:a", "+bitexact", "-f", format, file);
        return List.copyOf(words);
    }
}
