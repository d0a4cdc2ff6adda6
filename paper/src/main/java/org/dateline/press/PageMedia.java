package org.dateline.press;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dateline.ledger.Published;
import org.dateline.story.Block;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Rendition;
import org.dateline.story.Rights;
import org.dateline.story.Shape;
import org.dateline.story.Story;

/// What a story shows, as its page shows it: what readers must not see any more is not in it.
public final class PageMedia {
    private static final String PLAYLIST = "application/vnd.apple.mpegurl";
    private static final String SEGMENTS = "video/mp2t";

    private final Map<MediaId, Medium> allowed = new HashMap<>();

    private PageMedia() {}

    static PageMedia of(Published.OfStory story, Instant now) {
        PageMedia media = new PageMedia();
        story.media().stream()
                .filter(medium -> medium.rights().allowed(now))
                .forEach(medium -> media.allowed.put(medium.id(), medium));
        return media;
    }

    /// A picture with what must stand below it.
    public record Figure(PageImage image, Words words) {}

    /// What stands below a picture, video or recording.
    ///
    /// @param credit who made it and who is named for it
    /// @param licence under what terms it is used
    /// @param terms where copyright and licence can be read up; empty for nowhere
    public record Words(
            String caption, String credit, String copyright, String licence, String terms) {
        public boolean isEmpty() {
            return caption.isEmpty() && !isCredited();
        }

        /// The same without a caption that says what stands beside it already.
        Words besides(String said) {
            return caption.equals(said) ? new Words("", credit, copyright, licence, terms) : this;
        }

        /// Whether a line says whose it is.
        public boolean isCredited() {
            return !(credit + copyright + licence + terms).isEmpty();
        }
    }

    /// A video or recording.
    ///
    /// @param poster address of the picture before it plays; empty for none
    /// @param width of the largest source, in pixels; 0 when it is not known
    /// @param length how long it plays, as `1:02:03`; empty when it is not known
    /// @param seconds likewise; 0 when it is not known
    /// @param transcript what is said, for a recording
    public record Film(
            Words words,
            String poster,
            int width,
            int height,
            String length,
            long seconds,
            List<Source> sources,
            List<Medium.Track> tracks,
            List<String> transcript) {}

    /// @param quality such as `720p`; empty where the player chooses
    public record Source(String src, String type, String quality) {}

    /// A document to take away.
    ///
    /// @param title empty when it has none
    /// @param size such as `1.4 MB`
    public record Paper(String title, String href, String size, Words words) {}

    /// The first picture of a story that readers may still see, its video's poster if that comes
    /// first.
    Optional<Medium> first(Story story) {
        return all(story).stream().filter(medium -> !pictures(medium).isEmpty()).findFirst();
    }

    /// Renditions of the medium that are pictures.
    static List<Rendition> pictures(Medium medium) {
        return switch (medium) {
            case Medium.Picture picture -> picture.renditions();
            case Medium.Video video -> video.poster();
            case Medium.Audio _, Medium.Document _ -> List.of();
        };
    }

    Optional<PageOpening.Preview> preview(Story story) {
        return first(story).flatMap(PageMedia::preview);
    }

    private static Optional<PageOpening.Preview> preview(Medium medium) {
        String alt = medium instanceof Medium.Picture picture ? picture.alt() : medium.caption();
        List<Rendition> pictures = pictures(medium);
        return PageImage.of(pictures, Shape.SOCIAL, alt, "")
                .or(() -> PageImage.of(pictures, Shape.WHOLE, alt, ""))
                .map(
                        image ->
                                new PageOpening.Preview(
                                        image.src(), image.width(), image.height(), alt));
    }

    /// What may still be seen, in the story's order.
    List<Medium> all(Story story) {
        return story.media().stream()
                .map(id -> Optional.ofNullable(allowed.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<Figure> figure(Block.Picture block) {
        return allowed.get(block.media()) instanceof Medium.Picture picture
                ? figure(picture, block.caption())
                : Optional.empty();
    }

    private static Optional<Figure> figure(Medium.Picture picture, String caption) {
        return PageImage.of(picture.renditions(), Shape.WHOLE, picture.alt(), picture.placeholder())
                .map(image -> new Figure(image, words(picture, caption)));
    }

    /// What is left to see of a gallery.
    public List<Figure> figures(Block.Gallery gallery) {
        return gallery.pictures().stream().flatMap(picture -> figure(picture).stream()).toList();
    }

    public Optional<Film> video(Block.Video block) {
        return allowed.get(block.media()) instanceof Medium.Video video
                ? Optional.of(film(video, block.caption()))
                : Optional.empty();
    }

    public Optional<Film> audio(Block.Audio block) {
        return allowed.get(block.media()) instanceof Medium.Audio audio
                ? Optional.of(
                        new Film(
                                words(audio, block.caption()),
                                "",
                                0,
                                0,
                                length(audio.length()),
                                audio.length().toSeconds(),
                                sources(audio.renditions()),
                                List.of(),
                                audio.transcript()))
                : Optional.empty();
    }

    public Optional<Paper> document(Block.Document block) {
        return allowed.get(block.media()) instanceof Medium.Document document
                        && !document.renditions().isEmpty()
                ? Optional.of(paper(document, block.title()))
                : Optional.empty();
    }

    private static Paper paper(Medium.Document document, String title) {
        Rendition file = document.renditions().getFirst();
        String says = title.isEmpty() ? document.caption() : title;
        return new Paper(
                says, file.path(), size(file.bytes()), words(document, title).besides(says));
    }

    /// The best whole file of a video or recording: the first.
    static Optional<Rendition> best(Medium medium) {
        return medium.renditions().stream().filter(PageMedia::isWhole).findFirst();
    }

    /// What can be played by itself; the rest belongs to a playlist.
    private static boolean isWhole(Rendition file) {
        return file.type().startsWith("audio/")
                || file.type().startsWith("video/") && !file.type().equals(SEGMENTS);
    }

    private static Film film(Medium.Video video, String caption) {
        Optional<Rendition> best = best(video);
        return new Film(
                words(video, caption),
                PageImage.of(video.poster(), Shape.WHOLE, "", "").map(PageImage::src).orElse(""),
                best.map(Rendition::width).orElse(0),
                best.map(Rendition::height).orElse(0),
                length(video.length()),
                video.length().toSeconds(),
                sources(video.renditions()),
                video.tracks(),
                List.of());
    }

    /// The first playlist, for browsers that play HLS by themselves, then whole files in the order
    /// in which a player should try them.
    private static List<Source> sources(List<Rendition> files) {
        List<Source> sources = new ArrayList<>();
        files.stream()
                .filter(file -> file.type().equals(PLAYLIST))
                .limit(1)
                .forEach(file -> sources.add(new Source(file.path(), PLAYLIST, "")));
        files.stream().filter(PageMedia::isWhole).forEach(file -> sources.add(source(file)));
        return sources;
    }

    private static Source source(Rendition file) {
        String quality = file.height() > 0 ? Math.min(file.width(), file.height()) + "p" : "";
        return new Source(file.path(), file.type(), quality);
    }

    private static Words words(Medium medium, String caption) {
        Rights rights = medium.rights();
        return new Words(
                caption.isEmpty() ? medium.caption() : caption,
                credit(rights),
                rights.copyright(),
                rights.licence(),
                rights.webStatement());
    }

    /// The creator, and who else is to be named.
    static String credit(Rights rights) {
        if (rights.credit().isEmpty() || rights.credit().contains(rights.creator())) {
            return rights.credit().isEmpty() ? rights.creator() : rights.credit();
        }
        return rights.creator() + " / " + rights.credit();
    }

    static String length(Duration length) {
        long seconds = Math.max(0, length.plusMillis(500).toSeconds());
        if (seconds == 0) {
            return "";
        }
        return seconds < 3_600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    static String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, (bytes + 500) / 1_000) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
