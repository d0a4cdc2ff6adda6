package org.dateline.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.story.Rendition;

/// The steps of a video: its poster, its qualities as MP4, and HLS over them when there are two.
final class FilmCutting {
    private static final String MP4 = "video/mp4";
    private static final String SEGMENTS = "video/mp2t";
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";

    /// What making the poster, or HLS of a quality, takes beside coding a quality.
    private static final double LITTLE = 0.03;

    private final Cutting cutting;
    private final FilmCommands commands;
    private final Slate slate;
    private final Footage.Moving picture;

    FilmCutting(Cutting cutting, FileType type, Slate slate) {
        this.cutting = cutting;
        this.commands =
                new FilmCommands(cutting.ffmpeg(), cutting.original(), type, cutting.footage());
        this.slate = slate;
        this.picture = cutting.footage().needsPicture();
    }

    Film cut() throws InterruptedException {
        List<Quality> qualities = Quality.of(picture);
        cutting.progress().steps(weights(qualities));
        Path still = still();
        List<Rendition> films = new ArrayList<>();
        for (Quality quality : qualities) {
            films.addAll(cutting.take(quality.name(), () -> List.of(mp4(quality))));
        }
        Duration length = cutting.whole(films.getFirst(), FileType.MP4);
        List<Rendition> all = qualities.size() > 1 ? streamed(qualities, films) : films;
        return new Film(length, picture.width(), picture.height(), Optional.of(still), all);
    }

    private List<Double> weights(List<Quality> qualities) {
        Stream<Double> coding =
                qualities.stream().map(quality -> (double) quality.size(picture).pixels());
        double all = qualities.stream().mapToLong(q -> q.size(picture).pixels()).sum();
        List<Double> weights = new ArrayList<>(List.of(LITTLE));
        coding.forEach(pixels -> weights.add(pixels / all));
        if (qualities.size() > 1) {
            qualities.forEach(_ -> weights.add(LITTLE));
        }
        return weights;
    }

    private Path still() throws InterruptedException {
        Path still = cutting.takes().file("still.png");
        if (!Files.exists(still)) {
            cutting.takes().keepAs(drawn(), "still.png");
        }
        cutting.progress().next();
        return still;
    }

    /// The moment that was chosen, or the first that is not dark; if all are, the first.
    private Path drawn() throws InterruptedException {
        Path file = cutting.scratch("still.png");
        cutting.run(commands.poster(posterAt(), slate.poster().isPresent(), file.toString()));
        if (!Files.exists(file)) {
            cutting.run(commands.poster(Duration.ZERO, true, file.toString()));
        }
        if (!Files.exists(file)) {
            throw Complaint.notRead();
        }
        return file;
    }

    /// Films open on black: by default we look from the first second on, sooner in a short one.
    private Duration posterAt() {
        Duration early =
                cutting.footage()
                        .length()
                        .map(length -> length.dividedBy(10))
                        .filter(tenth -> tenth.compareTo(Duration.ofSeconds(1)) < 0)
                        .orElse(Duration.ofSeconds(1));
        return slate.poster().orElse(early);
    }

    private Rendition mp4(Quality quality) throws InterruptedException {
        Path file = cutting.scratch(quality.name() + ".mp4");
        cutting.run(commands.mp4(quality, slate.tags(), file.toString()));
        Quality.Size size = quality.size(picture);
        return cutting.takes().keep(file, MP4, size.width(), size.height());
    }

    /// The order a player should try them in: all qualities, then each of them.
    private List<Rendition> streamed(List<Quality> qualities, List<Rendition> films)
            throws InterruptedException {
        List<Playlist.Entry> entries = new ArrayList<>();
        List<Rendition> parts = new ArrayList<>();
        for (int i = 0; i < films.size(); i++) {
            Rendition film = films.get(i);
            List<Rendition> made = cutting.take("hls-" + qualities.get(i).name(), () -> hls(film));
            parts.addAll(made);
            entries.add(entry(qualities.get(i), made.getFirst()));
        }
        Rendition master = written(Playlist.qualities(entries), 0, 0);
        return Stream.of(Stream.of(master), films.stream(), parts.stream())
                .flatMap(renditions -> renditions)
                .toList();
    }

    private List<Rendition> hls(Rendition film) throws InterruptedException {
        Path segments = cutting.scratch("segments.ts");
        Path playlist = cutting.scratch("playlist.m3u8");
        Path mp4 = cutting.takes().file(film);
        cutting.run(
                FilmCommands.hls(cutting.ffmpeg(), mp4, segments.toString(), playlist.toString()));
        String text = read(playlist);
        Rendition kept = cutting.takes().keep(segments, SEGMENTS, film.width(), film.height());
        return List.of(written(Playlist.of(text, kept).text(), film.width(), film.height()), kept);
    }

    private Playlist.Entry entry(Quality quality, Rendition playlist) {
        String sound = cutting.footage().sound().isPresent() ? ",mp4a.40.2" : "";
        double kept = Quality.thinned(picture.frameRate());
        return new Playlist.Entry(
                playlist,
                Playlist.read(read(cutting.takes().file(playlist))),
                quality.codec() + sound,
                kept > 0 ? kept : picture.frameRate());
    }

    private Rendition written(String text, int width, int height) {
        Path file = cutting.scratch("written.m3u8");
        try {
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return cutting.takes().keep(file, PLAYLIST, width, height);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
