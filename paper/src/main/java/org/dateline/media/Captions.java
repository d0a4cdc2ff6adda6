package org.dateline.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.dateline.story.Refusal;

/// What is said in a video, cue by cue, as readers are given it: WebVTT without anything that is
/// not shown. The format is W3C's [WebVTT](https://www.w3.org/TR/webvtt1/).
///
/// @param cues in the order of their beginnings
/// @param leftOut a sentence, with its line, for each thing of the file that is not in the cues
public record Captions(List<Cue> cues, List<String> leftOut) {
    static final int MOST_BYTES = 2_000_000;
    static final int MOST_CUES = 10_000;

    public Captions {
        cues = List.copyOf(cues);
        leftOut = List.copyOf(leftOut);
    }

    /// Reads a WebVTT or SRT file as it was uploaded.
    ///
    /// @throws Refusal naming the line, when it is not UTF-8, too long or breaks the format
    public static Captions read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw tooLong();
        }
        ByteBuffer bytes = ByteBuffer.wrap(file);
        try {
            return read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.invalid(
                    "Line %d of the captions is not UTF-8. Save the file as UTF-8 and try again."
                            .formatted(linesBefore(file, bytes.position()) + 1));
        }
    }

    /// Reads WebVTT or SRT as somebody typed it.
    ///
    /// @throws Refusal naming the line, when it is too long or breaks the format
    public static Captions read(String text) {
        if (text.length() > MOST_BYTES) {
            throw tooLong();
        }
        return new CaptionReader(text).read();
    }

    /// The WebVTT that readers are given: the same cues always give the same text.
    public String write() {
        return cues.stream().map(Cue::write).collect(Collectors.joining("\n", "WEBVTT\n\n", ""));
    }

    /// When the last words go.
    public Duration end() {
        return cues.stream().map(Cue::end).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /// Refuses captions that belong to another video, which is what beginning a cue after the end
    /// of this one comes from.
    public void mustFit(Duration length) {
        Cue last = cues.getLast();
        if (last.start().compareTo(length) > 0) {
            throw Refusal.invalid(
                    "The last cue begins at %s, after the end of the video at %s: are these the captions of another?"
                            .formatted(CueTiming.written(last.start()), CueTiming.written(length)));
        }
    }

    private static Refusal tooLong() {
        return new Refusal(
                Refusal.Reason.TOO_LARGE,
                "Captions may have %,d bytes at most.".formatted(MOST_BYTES));
    }

    private static int linesBefore(byte[] file, int end) {
        int lines = 0;
        for (int i = 0; i < end; i++) {
            if (file[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
