package org.dateline.media;

import java.time.Duration;
import java.util.Optional;
import org.dateline.story.Refusal;

/// What an uploaded video or recording consists of, as ffprobe reports it.
///
/// @param length as the file says; empty when it does not, as with what a browser recorded
record Footage(Optional<Duration> length, Optional<Moving> picture, Optional<Sound> sound) {
    /// The moving picture.
    ///
    /// @param stream its number in the file
    /// @param width upright and in square pixels
    /// @param height likewise
    /// @param frameRate in frames a second; 0 when it is not known
    /// @param isHdr coded for brighter screens than most have
    record Moving(int stream, int width, int height, double frameRate, boolean isHdr) {}

    /// @param stream its number in the file
    /// @param codec as ffmpeg calls it
    /// @param channels at least 1
    /// @param bitRate in bits a second; 0 when it is not known
    record Sound(int stream, String codec, int channels, long bitRate) {}

    Moving needsPicture() {
        return picture.orElseThrow(
                () ->
                        Refusal.invalid(
                                "There is sound in this video but no picture. Upload it as M4A or MP3."));
    }

    Sound needsSound() {
        return sound.orElseThrow(() -> Refusal.invalid("There is no sound in this recording."));
    }
}
