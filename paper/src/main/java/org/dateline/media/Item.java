package org.dateline.media;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dateline.story.Digest;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Rendition;
import org.dateline.story.Rights;

/// What the library has and says of one picture, video, recording or document.
///
/// @param version counts changes, from 1
/// @param addedBy the member who brought it in
public record Item(
        MediaId id,
        int version,
        Original original,
        Description description,
        Terms terms,
        Framing framing,
        Prints prints,
        Instant added,
        String addedBy) {
    /// The file as it came, which is never changed and never given to readers of a picture.
    ///
    /// @param name it came with
    /// @param bytes its size
    /// @param width upright, in pixels; 0 for sound and documents
    /// @param height likewise
    /// @param length of video and sound; zero for the rest
    public record Original(
            Digest digest,
            FileType type,
            String name,
            long bytes,
            int width,
            int height,
            Duration length) {}

    /// What is said about it.
    ///
    /// @param decorative it says nothing that a reader who does not see it would miss
    /// @param transcript of a recording, a paragraph each
    public record Description(Metadata metadata, boolean decorative, List<String> transcript) {
        public Description {
            transcript = List.copyOf(transcript);
        }

        /// What readers and machines are told of who is owed what.
        ///
        /// @param until the second from which readers must not see it
        Rights rights(Optional<Instant> until) {
            return new Rights(
                    metadata.text(Property.CREATORS),
                    metadata.text(Property.CREDIT),
                    metadata.text(Property.COPYRIGHT),
                    metadata.text(Property.SOURCE),
                    metadata.text(Property.USAGE_TERMS),
                    metadata.text(Property.WEB_STATEMENT),
                    metadata.text(Property.DIGITAL_SOURCE_TYPE),
                    until);
        }
    }

    /// What was made of it for readers.
    ///
    /// @param look perceptual hash of a picture
    /// @param placeholder the colour shown while it loads, `#rrggbb`
    /// @param poster of a video
    /// @param tracks captions of a video
    public record Prints(
            OptionalLong look,
            String placeholder,
            List<Rendition> poster,
            List<Medium.Track> tracks,
            List<Rendition> renditions) {
        public Prints {
            poster = List.copyOf(poster);
            tracks = List.copyOf(tracks);
            renditions = List.copyOf(renditions);
        }

        /// The same with other captions.
        Prints with(List<Medium.Track> others) {
            return new Prints(look, placeholder, poster, others, renditions);
        }

        /// Every file of it, each once.
        public Set<Rendition> files() {
            Set<Rendition> files = new LinkedHashSet<>(poster);
            files.addAll(renditions);
            tracks.stream().map(Medium.Track::file).forEach(files::add);
            return files;
        }
    }

    /// Its next version, with other words, terms or framing.
    Item next(Description otherDescription, Terms otherTerms, Framing otherFraming) {
        return new Item(
                id,
                version + 1,
                original,
                otherDescription,
                otherTerms,
                otherFraming,
                prints,
                added,
                addedBy);
    }

    /// Its next version, with other files.
    Item next(Prints others) {
        return new Item(
                id, version + 1, original, description, terms, framing, others, added, addedBy);
    }

    /// The same version, whose files were made anew.
    Item with(Prints others) {
        return new Item(id, version, original, description, terms, framing, others, added, addedBy);
    }

    /// How staff find it in a sentence: its headline, else the name of its file.
    public String name() {
        String headline = description.metadata().text(Property.HEADLINE);
        return headline.isEmpty() ? original.name() : headline;
    }

    /// Whether it is a picture that nobody has described for those who do not see it.
    boolean lacksAlt() {
        return original.type().kind() == FileType.Kind.PICTURE
                && !description.decorative()
                && description.metadata().texts(Property.ALT).isEmpty();
    }

    /// What readers and machines are told of who is owed what.
    Rights rights() {
        return description.rights(terms.until());
    }
}
