package org.dateline.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dateline.media.Cage.Limits;
import org.dateline.story.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks ffprobe what is in a file.
final class Probe {
    static final Duration LONGEST = Duration.ofHours(6);
    private static final int LONGEST_SIDE = 8_192;
    private static final int MOST_STREAMS = 32;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Limits LIMITS =
            new Limits(
                    3L << 30,
                    1L << 30,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(90),
                    1 << 20,
                    1 << 20);

    private static final String ASKED =
            "format=duration"
                    + ":stream=index,codec_type,codec_name,width,height,sample_aspect_ratio"
                    + ",avg_frame_rate,channels,bit_rate,color_transfer"
                    + ":stream_disposition=attached_pic:stream_side_data=rotation";

    private final Ffmpeg ffmpeg;

    Probe(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /// @throws Refusal when there is no video or sound in it, or more than we take
    Footage footage(Cell cell, Path file, FileType type) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.ffprobe().toString(), "-v", "error"));
        command.addAll(Inputs.of(file, type));
        command.addAll(List.of("-show_entries", ASKED, "-of", "json"));
        return footage(Complaint.need(cell.run(command, LIMITS)));
    }

    /// Reads ffprobe's answer.
    static Footage footage(String answer) {
        JsonNode root = tree(answer);
        List<JsonNode> streams = elements(root.path("streams")).toList();
        if (streams.size() > MOST_STREAMS) {
            throw Refusal.invalid(
                    "There are %d tracks in this file; at most %d are taken."
                            .formatted(streams.size(), MOST_STREAMS));
        }
        Footage footage =
                new Footage(
                        length(root.path("format").path("duration").asString("")),
                        streams.stream().filter(Probe::isPicture).findFirst().map(Probe::picture),
                        streams.stream().filter(Probe::isSound).findFirst().map(Probe::sound));
        if (footage.picture().isEmpty() && footage.sound().isEmpty()) {
            throw Complaint.notRead();
        }
        return footage;
    }

    private static JsonNode tree(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException broken) {
            throw new IllegalStateException("ffprobe's answer is not JSON", broken);
        }
    }

    private static Optional<Duration> length(String seconds) {
        double length = number(seconds);
        if (length > LONGEST.toSeconds()) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE,
                    "This is longer than %d hours. Upload it in parts."
                            .formatted(LONGEST.toHours()));
        }
        return length > 0
                ? Optional.of(Duration.ofMillis(Math.round(length * 1_000)))
                : Optional.empty();
    }

    /// The cover of a recording is a stream of pictures too, but not a moving one.
    private static boolean isPicture(JsonNode stream) {
        return stream.path("codec_type").asString("").equals("video")
                && stream.path("disposition").path("attached_pic").asInt(0) == 0;
    }

    private static boolean isSound(JsonNode stream) {
        return stream.path("codec_type").asString("").equals("audio")
                && stream.path("channels").asInt(0) > 0;
    }

    private static Footage.Moving picture(JsonNode stream) {
        int width = stream.path("width").asInt(0);
        int height = stream.path("height").asInt(0);
        double pixel = ratio(stream.path("sample_aspect_ratio").asString(""), ':');
        long across = Math.round(width * (pixel > 0 ? pixel : 1));
        if (width < 2 || height < 2 || across < 2) {
            throw Complaint.notRead();
        }
        if (Math.max(Math.max(width, across), height) > LONGEST_SIDE) {
            throw Refusal.invalid(
                    "This video is %,d pixels wide and %,d high; at most %,d either way are taken."
                            .formatted(across, height, LONGEST_SIDE));
        }
        boolean lies = isSideways(stream);
        return new Footage.Moving(
                stream.path("index").asInt(0),
                lies ? height : (int) across,
                lies ? (int) across : height,
                ratio(stream.path("avg_frame_rate").asString(""), '/'),
                isHdr(stream.path("color_transfer").asString("")));
    }

    private static boolean isSideways(JsonNode stream) {
        return elements(stream.path("side_data_list"))
                .anyMatch(data -> Math.abs(data.path("rotation").asInt(0)) % 180 == 90);
    }

    /// Perceptual quantisation and hybrid log-gamma (ITU-R BT.2100), as ffmpeg names them.
    private static boolean isHdr(String transfer) {
        return transfer.equals("smpte2084") || transfer.equals("arib-std-b67");
    }

    private static Footage.Sound sound(JsonNode stream) {
        return new Footage.Sound(
                stream.path("index").asInt(0),
                stream.path("codec_name").asString(""),
                stream.path("channels").asInt(1),
                (long) number(stream.path("bit_rate").asString("")));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /// Such as `30000/1001`; 0 when it is not a ratio of numbers above 0.
    private static double ratio(String text, char between) {
        int at = text.indexOf(between);
        double below = at < 0 ? 0 : number(text.substring(at + 1));
        return below > 0 ? number(text.substring(0, at)) / below : 0;
    }

    /// 0 when it is not a number above 0.
    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return number > 0 && Double.isFinite(number) ? number : 0;
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }
}
