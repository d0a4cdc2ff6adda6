package org.dateline.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A picture, video, recording or document as a version of a story printed it. Nothing in it
/// changes afterwards: new words, crops or rights are a new version of each story that shows it.
public sealed interface Medium {
    /// How a placeholder is written.
    Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    MediaId id();

    /// What it shows or says, in a sentence or two; a use of it in a story may say something else.
    String caption();

    Rights rights();

    /// Of the original, which readers are not given.
    Digest original();

    /// The files readers are given.
    List<Rendition> renditions();

    /// Every public file there is of it, posters and captions too.
    default List<Rendition> files() {
        return renditions();
    }

    /// The same with an end.
    default Medium until(Instant until) {
        Rights ended = rights().until(until);
        return switch (this) {
            case Picture(
                            var id,
                            var caption,
                            var alt,
                            _,
                            var original,
                            var w,
                            var h,
                            var c,
                            var r) ->
                    new Picture(id, caption, alt, ended, original, w, h, c, r);
            case Video(var id, var caption, _, var original, var l, var poster, var t, var r) ->
                    new Video(id, caption, ended, original, l, poster, t, r);
            case Audio(var id, var caption, _, var original, var l, var said, var r) ->
                    new Audio(id, caption, ended, original, l, said, r);
            case Document(var id, var caption, _, var original, var r) ->
                    new Document(id, caption, ended, original, r);
        };
    }

    /// What it is, in a word for people.
    default String word() {
        return switch (this) {
            case Picture _ -> "picture";
            case Video _ -> "video";
            case Audio _ -> "recording";
            case Document _ -> "document";
        };
    }

    /// A photograph or drawing.
    ///
    /// @param alt what it shows, for those who do not see it; empty only when it is decorative
    /// @param width of the whole picture, upright, in pixels
    /// @param height likewise
    /// @param placeholder the colour shown while it loads, `#rrggbb`
    record Picture(
            MediaId id,
            String caption,
            String alt,
            Rights rights,
            Digest original,
            int width,
            int height,
            String placeholder,
            List<Rendition> renditions)
            implements Medium {
        public Picture {
            caption = Limits.checked("A caption", caption, 5_000);
            alt = Limits.checked("An alternative text", alt, 2_000);
            renditions = bounded(renditions);
            if (width < 1 || height < 1) {
                throw Refusal.invalid("A picture is at least a pixel wide and high.");
            }
            if (!COLOUR.matcher(placeholder).matches()) {
                throw Refusal.invalid("A placeholder is a colour such as #8090a0.");
            }
        }
    }

    /// Moving pictures.
    ///
    /// @param poster what is seen before it plays; its renditions are pictures
    /// @param tracks captions in one or more languages
    /// @param renditions in the order in which a player should try them: of HLS playlists the first
    ///   lists the others, of whole files the first is the best
    record Video(
            MediaId id,
            String caption,
            Rights rights,
            Digest original,
            Duration length,
            List<Rendition> poster,
            List<Track> tracks,
            List<Rendition> renditions)
            implements Medium {
        public Video {
            caption = Limits.checked("A caption", caption, 5_000);
            poster = bounded(poster);
            tracks = List.copyOf(tracks);
            renditions = bounded(renditions);
        }

        @Override
        public List<Rendition> files() {
            return Stream.of(renditions.stream(), poster.stream(), tracks.stream().map(Track::file))
                    .flatMap(files -> files)
                    .toList();
        }
    }

    /// Sound.
    ///
    /// @param transcript what is said, a paragraph each; empty when nothing is
    record Audio(
            MediaId id,
            String caption,
            Rights rights,
            Digest original,
            Duration length,
            List<String> transcript,
            List<Rendition> renditions)
            implements Medium {
        public Audio {
            caption = Limits.checked("A caption", caption, 5_000);
            transcript =
                    transcript.stream()
                            .map(said -> Limits.checked("A transcript's paragraph", said, 20_000))
                            .toList();
            renditions = bounded(renditions);
        }
    }

    /// A document to take away.
    record Document(
            MediaId id, String caption, Rights rights, Digest original, List<Rendition> renditions)
            implements Medium {
        public Document {
            caption = Limits.checked("A caption", caption, 5_000);
            renditions = bounded(renditions);
        }
    }

    /// Captions of a video.
    ///
    /// @param language BCP 47
    /// @param label as readers choose it, such as “English”
    /// @param file the WebVTT
    record Track(String language, String label, Rendition file) {
        public Track {
            language = Limits.line("A track's language", language, 1, 35);
            label = Limits.line("A track's label", label, 1, 100);
        }
    }

    private static List<Rendition> bounded(List<Rendition> renditions) {
        if (renditions.size() > 5_000) {
            throw Refusal.invalid("There are more than 5,000 renditions of one picture or video.");
        }
        return List.copyOf(renditions);
    }
}
