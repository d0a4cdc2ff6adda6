package org.dateline.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How ffmpeg and ffprobe are given a stranger's file: as the container we found it to be, so that
/// a list of other files is never taken for one; from this disk only; with the decoders that
/// cameras and browsers need and none of the hundreds of others.
final class Inputs {
    private static final String CODECS =
            String.join(
                    ",",
                    List.of(
                            "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,libaom-av1",
                            "mpeg4,mjpeg,prores,dnxhd,h263,mpeg2video,png",
                            "aac,mp3,mp3float,mp2,mp2float,opus,libopus,vorbis,alac,flac,ac3,eac3",
                            "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le",
                            "mov_text,webvtt,eia_608,cc_dec"));

    private static final long MOST_PIXELS = 8_192L * 4_608;

    private Inputs() {}

    /// The options up to and including the file.
    static List<String> of(Path file, FileType type) {
        List<String> options = new ArrayList<>(List.of("-f", demuxer(type)));
        if (!demuxer(type).equals("matroska") && !demuxer(type).equals("mp3")) {
            options.addAll(List.of("-enable_drefs", "0", "-use_absolute_path", "0"));
        }
        options.addAll(
                List.of(
                        "-protocol_whitelist",
                        "file",
                        "-codec_whitelist",
                        CODECS,
                        "-max_pixels",
                        String.valueOf(MOST_PIXELS),
                        "-i",
                        "file:" + file.toAbsolutePath()));
        return options;
    }

    private static String demuxer(FileType type) {
        return switch (type) {
            case MP4, MOV, M4A -> "mov";
            case WEBM -> "matroska";
            case MP3 -> "mp3";
            case JPEG, PNG, WEBP, GIF, TIFF, AVIF, HEIC, SVG, PDF ->
                    throw new IllegalArgumentException("not film or sound: " + type);
        };
    }
}
