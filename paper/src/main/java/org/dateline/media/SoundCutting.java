package org.dateline.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.story.Rendition;

/// The steps of a recording. MP3 plays everywhere; where AAC came it stays beside it, since it
/// sounds better at the same size.
final class SoundCutting {
    private final Cutting cutting;
    private final SoundCommands commands;
    private final FileType type;
    private final Slate slate;

    SoundCutting(Cutting cutting, FileType type, Slate slate) {
        this.cutting = cutting;
        this.type = type;
        this.slate = slate;
        this.commands =
                new SoundCommands(
                        cutting.ffmpeg(), cutting.original(), type, cutting.footage().needsSound());
    }

    Film cut() throws InterruptedException {
        List<FileType> wanted =
                type == FileType.M4A ? List.of(FileType.M4A, FileType.MP3) : List.of(FileType.MP3);
        cutting.progress().steps(wanted.stream().map(_ -> 1.0).toList());
        List<Rendition> made = new ArrayList<>();
        for (FileType each : wanted) {
            made.addAll(cutting.take(each.name(), () -> List.of(coded(each))));
        }
        return new Film(
                cutting.whole(made.getFirst(), wanted.getFirst()), 0, 0, Optional.empty(), made);
    }

    private Rendition coded(FileType wanted) throws InterruptedException {
        Path file = cutting.scratch("sound." + wanted.ending());
        cutting.run(
                wanted == FileType.M4A
                        ? commands.m4a(slate.tags(), file.toString())
                        : commands.mp3(slate.tags(), file.toString()));
        return cutting.takes().keep(file, wanted.mediaType(), 0, 0);
    }
}
