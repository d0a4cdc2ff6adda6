package org.dateline.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dateline.story.Refusal;

/// The boxes an MP4 consists of (ISO/IEC 14496-12), as far as they tell how long and large it is
/// and what labels it carries.
final class Boxes {
    private static final int MOST = 10_000;
    private static final Set<String> OPENED = Set.of("moov", "trak", "mdia");

    /// Where cameras and phones write place, maker and the like, and content credentials.
    private static final Set<String> LABELS = Set.of("udta", "meta", "uuid");

    /// Tracks that are seen, heard or read. Others hold what a device measured, such as positions.
    private static final Set<String> SHOWN =
            Set.of("vide", "soun", "text", "sbtl", "subt", "clcp", "tmcd");

    /// Width and height at the end of a track's header, and before them the nine numbers of its
    /// matrix.
    private static final int SIDES = 8;

    private static final int MATRIX = 36;

    private final Bytes bytes;
    private final List<Box> labels = new ArrayList<>();
    private Duration length = Duration.ZERO;
    private int width;
    private int height;
    private Box track = new Box("", 0, 0, 0);
    private boolean indexed;
    private int count;

    private Boxes(Bytes bytes) {
        this.bytes = bytes;
    }

    /// @param at where it begins
    /// @param body where its content begins
    /// @param end behind its last byte
    record Box(String type, long at, long body, long end) {}

    /// @throws Refusal when it is cut short or carries a track that readers must not be given
    static Boxes read(Bytes bytes) {
        Boxes boxes = new Boxes(bytes);
        boxes.walk(0, bytes.size());
        if (!boxes.indexed) {
            throw cut();
        }
        return boxes;
    }

    /// Boxes to be blanked before readers are given the file.
    List<Box> labels() {
        return labels;
    }

    /// Zero when the header does not say, as in a file in fragments.
    Duration length() {
        return length;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    private void walk(long start, long end) {
        for (long at = start; end - at >= 8; ) {
            Box box = box(at, end);
            if (++count > MOST) {
                throw Refusal.invalid("This file has more parts than a video has.");
            }
            take(box);
            at = box.end();
        }
    }

    private Box box(long at, long end) {
        long size = bytes.u32(at);
        long header = size == 1 ? 16 : 8;
        long length = size == 1 ? bytes.u64(at + 8) : size == 0 ? end - at : size;
        if (length < header || length > end - at) {
            throw cut();
        }
        return new Box(bytes.ascii(at + 4, 4), at, at + header, at + length);
    }

    private void take(Box box) {
        indexed |= box.type().equals("moov");
        if (LABELS.contains(box.type())) {
            labels.add(box);
        } else if (OPENED.contains(box.type())) {
            walk(box.body(), box.end());
        } else if (box.type().equals("mvhd")) {
            length = length(box);
        } else if (box.type().equals("tkhd")) {
            track = box;
        } else if (box.type().equals("hdlr")) {
            track(bytes.ascii(box.body() + 8, 4));
        }
    }

    private Duration length(Box header) {
        boolean wide = bytes.u8(header.body()) == 1;
        long at = header.body() + (wide ? 20 : 12);
        long scale = bytes.u32(at);
        long units = wide ? bytes.u64(at + 4) : bytes.u32(at + 4);
        double seconds = scale == 0 ? 0 : (double) units / scale;
        return seconds > 0 && seconds <= Probe.LONGEST.toSeconds()
                ? Duration.ofMillis(Math.round(seconds * 1_000))
                : Duration.ZERO;
    }

    private void track(String handler) {
        if (!SHOWN.contains(handler)) {
            throw Refusal.invalid(
                    "This video has a track of measurements, which may say where it was taken. ffmpeg would leave it out, but is not installed here: install it, or export the video without that track.");
        }
        if (handler.equals("vide") && width == 0) {
            measure();
        }
    }

    /// A picture that is turned by a quarter has no first number in its matrix.
    private void measure() {
        long sides = track.end() - SIDES;
        boolean lies = bytes.u32(sides - MATRIX) == 0;
        int across = bytes.u16(sides);
        int down = bytes.u16(sides + 4);
        width = lies ? down : across;
        height = lies ? across : down;
    }

    private static Refusal cut() {
        return Refusal.invalid("This file is cut short, or no video at all. Upload it again.");
    }
}
