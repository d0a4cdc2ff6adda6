package org.dateline.media;

import java.nio.file.Path;
import java.util.List;
import org.dateline.media.Footage.Sound;

/// How ffmpeg makes our files of a recording. Sound that is coded well already is packed anew and
/// not coded again, since each coding loses a little.
record SoundCommands(Ffmpeg ffmpeg, Path original, FileType type, Sound sound) {
    private static final int RATE = 128;

    /// Above this, in bits a second, it is coded anew.
    private static final long MODEST = 200_000;

    List<String> m4a(List<String> tags, String file) {
        return command(isModest("aac") ? List.of("-c:a", "copy") : aac(sound, RATE), tags)
                .with("-movflags", "+faststart")
                .into("ipod", file);
    }

    List<String> mp3(List<String> tags, String file) {
        return command(
                        isModest("mp3")
                                ? List.of("-c:a", "copy")
                                : coded("libmp3lame", sound, RATE),
                        tags)
                .with("-id3v2_version", "3")
                .into("mp3", file);
    }

    /// @param rate in kilobits a second
    static List<String> aac(Sound sound, int rate) {
        return coded("aac", sound, rate);
    }

    private static List<String> coded(String coder, Sound sound, int rate) {
        String channels = String.valueOf(Math.min(2, sound.channels()));
        return List.of("-c:a", coder, "-b:a", rate + "k", "-ac", channels, "-ar", "48000");
    }

    private FfmpegCommand command(List<String> coding, List<String> tags) {
        return new FfmpegCommand(ffmpeg, original, type)
                .with("-map", "0:" + sound.stream())
                .with(coding)
                .with(tags);
    }

    private boolean isModest(String codec) {
        return sound.codec().equals(codec) && sound.bitRate() > 0 && sound.bitRate() <= MODEST;
    }
}
