package org.dateline.story;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The unit of work and of publishing: everything the desk writes in one version. Empty strings and
/// lists mean "none".
///
/// @param headlines what stands in the headline's place elsewhere
/// @param language what it is written in
/// @param section the slug of its one main section
/// @param byline who wrote it, as printed, in order
/// @param editor who answers for it, apart from the byline
/// @param dateline place of reporting
/// @param topics what it is about, besides its section
/// @param relations the stories it refers to
public record Story(
        String headline,
        Headlines headlines,
        Language language,
        Slug section,
        String kicker,
        String standfirst,
        Source source,
        List<String> byline,
        String editor,
        String dateline,
        List<String> topics,
        Relations relations,
        List<Block> body) {
    public static final int MAX_BLOCKS = 2_000;

    /// Different pictures, videos, recordings and documents in one story.
    public static final int MAX_MEDIA = 500;

    public Story {
        headline = Limits.line("The headline", headline, 1, 1_000);
        kicker = Limits.line("The kicker", kicker, 0, 200);
        standfirst = Limits.line("The standfirst", standfirst, 0, 3_000);
        byline = lines("byline", byline, 20, 200);
        editor = Limits.line("The editor's name", editor, 0, 200);
        dateline = Limits.line("The dateline", dateline, 0, 200);
        topics = lines("topic", topics, 50, 100);
        body = List.copyOf(body);
        if (body.size() > MAX_BLOCKS) {
            throw Refusal.invalid(
                    "The body has %,d blocks; at most %,d are taken."
                            .formatted(body.size(), MAX_BLOCKS));
        }
        if (media(body).size() > MAX_MEDIA) {
            throw Refusal.invalid(
                    "A story shows at most %d different pictures, videos, recordings and documents."
                            .formatted(MAX_MEDIA));
        }
    }

    /// A story in the paper's main language that has one headline and refers to no other.
    public Story(
            String headline,
            Slug section,
            String kicker,
            String standfirst,
            Source source,
            List<String> byline,
            String editor,
            String dateline,
            List<String> topics,
            List<Block> body) {
        this(
                headline,
                Headlines.NONE,
                Language.MAIN,
                section,
                kicker,
                standfirst,
                source,
                byline,
                editor,
                dateline,
                topics,
                Relations.NONE,
                body);
    }

    public Slug slug() {
        return Slug.of(headline);
    }

    /// The headline on fronts, in rails and in alerts.
    public String frontHeadline() {
        return headlines.front().isEmpty() ? headline : headlines.front();
    }

    /// The headline a browser's title shows and a search engine lists.
    public String searchHeadline() {
        return headlines.search().isEmpty() ? headline : headlines.search();
    }

    /// The headline on the card a shared link becomes.
    public String socialHeadline() {
        return headlines.social().isEmpty() ? headline : headlines.social();
    }

    /// The pictures, videos, recordings and documents it shows, each once, in the order in which
    /// they first come.
    public List<MediaId> media() {
        return media(body);
    }

    /// The addresses it leads to or shows something from: its source, then links and embeds in
    /// order.
    public List<String> links() {
        Stream<String> cited = Stream.of(source.url()).filter(url -> !url.isEmpty());
        return Stream.concat(cited, body.stream().flatMap(block -> block.links().stream()))
                .toList();
    }

    /// What it has to look at besides its words.
    public Set<Visual> visuals() {
        return Visual.of(body);
    }

    /// The same story with another body.
    public Story with(List<Block> body) {
        return with(headline, body);
    }

    /// The same story with another headline and body.
    public Story with(String headline, List<Block> body) {
        return new Story(
                headline,
                headlines,
                language,
                section,
                kicker,
                standfirst,
                source,
                byline,
                editor,
                dateline,
                topics,
                relations,
                body);
    }

    /// The same story, as one that tells another in its language.
    public Story telling(StoryId original) {
        return with(new Relations(Optional.of(original), relations.related()));
    }

    /// The same story, referring to other stories.
    public Story with(Relations relations) {
        return new Story(
                headline,
                headlines,
                language,
                section,
                kicker,
                standfirst,
                source,
                byline,
                editor,
                dateline,
                topics,
                relations,
                body);
    }

    private static List<MediaId> media(List<Block> body) {
        return body.stream().flatMap(block -> block.shown().stream()).distinct().toList();
    }

    private static List<String> lines(String what, List<String> lines, int count, int length) {
        if (lines.size() > count) {
            throw Refusal.invalid("There are more than " + count + " entries under " + what + ".");
        }
        return lines.stream().map(line -> Limits.line("A " + what, line, 1, length)).toList();
    }
}
