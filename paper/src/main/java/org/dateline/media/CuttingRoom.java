package org.dateline.media;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.dateline.story.Refusal;

/// Makes of an uploaded video or recording what readers are given. With ffmpeg: a poster, two
/// qualities, HLS. Without it readers are given what was uploaded. ffmpeg reads strangers' files,
/// so it runs in a [Cage].
public final class CuttingRoom {
    private static final String COST =
            "Video and sound are given to readers as they were uploaded, without poster, smaller quality or HLS; MOV is refused.";

    private final Cage cage;
    private final Optional<Ffmpeg> ffmpeg;

    private CuttingRoom(Cage cage, Optional<Ffmpeg> ffmpeg) {
        this.cage = cage;
        this.ffmpeg = ffmpeg;
    }

    /// Looks for ffmpeg in the folders of `path`, which is written as the environment's `PATH`.
    public static CuttingRoom open(Cage cage, String path) throws InterruptedException {
        return new CuttingRoom(cage, Ffmpeg.find(cage, path));
    }

    public boolean isEquipped() {
        return ffmpeg.filter(Ffmpeg::isComplete).isPresent();
    }

    /// What is there, what is missing, and what that costs, for whoever runs the paper.
    public String says() {
        if (ffmpeg.isEmpty()) {
            return "ffmpeg is missing. " + COST + " Install the package ffmpeg.";
        }
        Ffmpeg found = ffmpeg.get();
        if (!found.isComplete()) {
            return "ffmpeg %s lacks %s. %s Install a build that has them."
                    .formatted(found.version(), String.join(", ", found.lacking()), COST);
        }
        String bright =
                found.canTonemap() ? "" : " It lacks zscale or tonemap: HDR film will look grey.";
        return "ffmpeg %s makes a poster, two qualities and HLS of a video.%s"
                .formatted(found.version(), bright);
    }

    /// Makes the renditions of one original. When it is interrupted and called again with the same
    /// folder, it goes on after the last file that was finished.
    ///
    /// @param original not changed
    /// @param folder of this piece of work alone; afterwards the renditions are in it
    /// @param progress told now and then, from 0 to 1
    /// @throws Refusal when it is broken, hostile or beyond our bounds
    /// @throws InterruptedException after the programs were ended
    public Film cut(Path original, FileType type, Slate slate, Path folder, DoubleConsumer progress)
            throws InterruptedException {
        if (ffmpeg.isEmpty() || !ffmpeg.get().isComplete()) {
            return Uncut.film(original, type, folder);
        }
        try (Cell cell = cage.cell()) {
            return Cutting.cut(ffmpeg.get(), cell, original, type, slate, folder, progress);
        }
    }
}
