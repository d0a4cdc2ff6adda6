package org.dateline.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.media.Footage.Moving;

/// How ffmpeg makes our files of a video.
record FilmCommands(Ffmpeg ffmpeg, Path original, FileType type, Footage footage) {
    /// Seconds between two points where a player may change the quality.
    private static final int SEGMENT = 4;

    private static final int POSTER_SIDE = 1_920;

    /// How far the poster is looked for, in seconds.
    private static final int POSTER_SEARCH = 20;

    /// Average brightness, of 16 for black and 235 for white, above which a frame is not dark.
    private static final int DARK = 32;

    List<String> mp4(Quality quality, List<String> tags, String file) {
        Moving picture = footage.needsPicture();
        FfmpegCommand command =
                new FfmpegCommand(ffmpeg, original, type)
                        .with("-map", "0:" + picture.stream())
                        .with("-vf", filters(picture, quality))
                        .with(coded(quality))
                        .with(sound(quality))
                        .with(tags);
        return command.with("-movflags", "+faststart").into("mp4", file);
    }

    /// @param at how far into the video it is looked for
    /// @param dark whether a dark moment will do
    List<String> poster(Duration at, boolean dark, String file) {
        Moving picture = footage.needsPicture();
        String seconds = "%d.%03d".formatted(at.toSeconds(), at.toMillisPart());
        FfmpegCommand command =
                new FfmpegCommand(ffmpeg, original, type, "-ss", seconds)
                        .with("-t", String.valueOf(POSTER_SEARCH))
                        .with("-map", "0:" + picture.stream())
                        .with("-vf", posterFilters(picture, dark))
                        .with("-frames:v", "1", "-c:v", "png", "-update", "1");
        return command.into("image2", file);
    }

    /// Cuts a finished MP4 into segments that are ranges of one file.
    static List<String> hls(Ffmpeg ffmpeg, Path mp4, String segments, String playlist) {
        return new FfmpegCommand(ffmpeg, mp4, FileType.MP4)
                .with("-map", "0", "-c", "copy")
                .with("-hls_time", String.valueOf(SEGMENT), "-hls_playlist_type", "vod")
                .with("-hls_flags", "single_file+independent_segments")
                .with("-hls_segment_type", "mpegts", "-hls_segment_filename", segments)
                .into("hls", playlist);
    }

    private String filters(Moving picture, Quality quality) {
        double kept = Quality.thinned(picture.frameRate());
        Quality.Size size = quality.size(picture);
        return joined(
                kept > 0 ? String.format(Locale.ROOT, "fps=%.5f", kept) : "",
                "scale=%d:%d".formatted(size.width(), size.height()),
                brightness(picture),
                "format=yuv420p");
    }

    private String posterFilters(Moving picture, boolean dark) {
        double longest = Math.max(picture.width(), picture.height());
        double scale = Math.min(1, POSTER_SIDE / longest);
        return joined(
                "scale=%d:%d"
                        .formatted(
                                Math.max(1, Math.round(picture.width() * scale)),
                                Math.max(1, Math.round(picture.height() * scale))),
                brightness(picture),
                "format=yuv420p",
                dark
                        ? ""
                        : "signalstats,metadata=mode=select:key=lavfi.signalstats.YAVG:function=greater:value="
                                + DARK);
    }

    /// HDR film shown as it is looks grey on most screens. 203 candela a square metre is the white
    /// of ITU-R BT.2408.
    private String brightness(Moving picture) {
        return picture.isHdr() && ffmpeg.canTonemap()
                ? "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv"
                : "";
    }

    private static String joined(String... filters) {
        return Stream.concat(Stream.of(filters), Stream.of("setsar=1"))
                .filter(filter -> !filter.isEmpty())
                .collect(Collectors.joining(","));
    }

    /// Key frames stand at the same seconds in every quality, so that a player can change.
    private static List<String> coded(Quality quality) {
        return List.of(
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-profile:v",
                "main",
                "-level",
                quality.level(),
                "-crf",
                "23",
                "-maxrate",
                quality.pictureRate() + "k",
                "-bufsize",
                2 * quality.pictureRate() + "k",
                "-sc_threshold",
                "0",
                "-force_key_frames",
                "expr:gte(t,n_forced*%d)".formatted(SEGMENT));
    }

    private List<String> sound(Quality quality) {
        return footage.sound()
                .map(
                        sound ->
                                Stream.concat(
                                                Stream.of("-map", "0:" + sound.stream()),
                                                SoundCommands.aac(sound, quality.soundRate())
                                                        .stream())
                                        .toList())
                .orElse(List.of());
    }
}
