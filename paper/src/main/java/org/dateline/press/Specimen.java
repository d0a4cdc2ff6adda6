package org.dateline.press;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Subject;
import org.dateline.story.Block;
import org.dateline.story.Digest;
import org.dateline.story.Language;
import org.dateline.story.Mark;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Rendition;
import org.dateline.story.Rights;
import org.dateline.story.Shape;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Text;

/// Pages with one of everything. How they come out says what style pages are pressed in: when the
/// design or the settings change what any page looks like, they change these.
final class Specimen {
    private static final StoryId ID = new StoryId(1);
    private static final Slug SLUG = new Slug("specimen");
    private static final Instant FIRST = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = Instant.parse("2026-07-08T09:10:11Z");

    private static final Instant OLD = Instant.parse("2199-07-08T09:10:11Z");

    private static final Digest FILE = new Digest("0".repeat(64));
    private static final Block.Picture PICTURE = new Block.Picture(new MediaId(1), "Caption");

    private Specimen() {}

    /// A name for the style, sixteen hexadecimal digits.
    ///
    /// @param houses the house in all its editions
    static String style(Pages pages, List<House> houses) {
        ByteArrayOutputStream print = new ByteArrayOutputStream();
        houses.forEach(house -> print(pages, house, print));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(print.toByteArray());
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void print(Pages pages, House house, ByteArrayOutputStream print) {
        print.writeBytes(pages.head(house));
        List<Card> related = List.of(Card.of(story(house)));
        print.writeBytes(pages.story(house, story(house), List.of(), related, LATER));
        print.writeBytes(pages.story(house, story(house), OLD));
        print.writeBytes(house.customs().toString().getBytes(StandardCharsets.UTF_8));
        print.writeBytes(pages.withdrawn(house, withdrawn()));
        print.writeBytes(pages.standing(house, page()));
        print.writeBytes(pages.withdrawn(house, taken()));
        print.writeBytes(house.sections().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Published.OfStory story(House house) {
        Slug section = house.sections().isEmpty() ? SLUG : house.sections().getFirst().slug();
        return new Published.OfStory(
                entry(Subject.Type.STORY),
                ID,
                0,
                SLUG,
                new Story(
                        "Headline",
                        section,
                        "Kicker",
                        "Standfirst",
                        new Source("Source", "https://example.org/"),
                        List.of("First Writer", "Second Writer"),
                        "Editor",
                        "Place",
                        List.of("One topic", "Another"),
                        blocks()),
                media(),
                FIRST,
                LATER,
                List.of(new Notice(Kind.CORRECT, LATER, "Correction", 0)));
    }

    private static List<Block> blocks() {
        Text marked =
                new Text(
                        "strong link both",
                        List.of(
                                new Mark.Strong(0, 9),
                                new Mark.Link(7, 11, "https://example.org/"),
                                new Mark.Emphasis(8, 16)));
        return List.of(
                new Block.Paragraph(marked),
                new Block.Heading(2, marked),
                new Block.Heading(3, marked),
                new Block.Quote(marked, "Somebody"),
                new Block.Listing(false, List.of(marked)),
                new Block.Listing(true, List.of(marked)),
                new Block.Table("Caption", List.of(List.of("a", "b"), List.of("c", "1"))),
                new Block.FactBox("Title", List.of(marked)),
                PICTURE,
                new Block.Gallery("Title", List.of(PICTURE, PICTURE)),
                new Block.Video(new MediaId(2), "Caption"),
                new Block.Audio(new MediaId(3), "Caption"),
                new Block.Document(new MediaId(4), "Title"),
                new Block.Embed("https://example.org/", "Title"),
                new Block.Picture(new MediaId(5), ""));
    }

    /// One of each, and one that readers must not see any more.
    private static List<Medium> media() {
        Rights rights =
                new Rights(
                        "Creator",
                        "Credit",
                        "Copyright",
                        "Source",
                        "Licence",
                        "https://example.org/",
                        "",
                        Optional.empty());
        List<Rendition> pictures = List.of(file("image/jpeg"), file("image/webp"));
        return List.of(
                new Medium.Picture(
                        PICTURE.media(), "", "Alt", rights, FILE, 3, 2, "#808080", pictures),
                new Medium.Video(
                        new MediaId(2),
                        "",
                        rights,
                        FILE,
                        Duration.ofSeconds(61),
                        pictures,
                        List.of(new Medium.Track("en", "English", file("text/vtt"))),
                        List.of(file("video/mp4"))),
                new Medium.Audio(
                        new MediaId(3),
                        "",
                        rights,
                        FILE,
                        Duration.ofSeconds(61),
                        List.of("Transcript"),
                        List.of(file("audio/mpeg"))),
                new Medium.Document(
                        new MediaId(4), "", rights, FILE, List.of(file("application/pdf"))),
                new Medium.Document(
                                new MediaId(5), "", rights, FILE, List.of(file("application/pdf")))
                        .until(FIRST));
    }

    private static Rendition file(String type) {
        return new Rendition(Shape.WHOLE, type, 3, 2, 1, FILE);
    }

    private static Published.Withdrawn withdrawn() {
        return new Published.Withdrawn(
                entry(Subject.Type.STORY), ID, 0, SLUG, Language.MAIN, "Headline", "Reason", false);
    }

    private static Published.StandingPage page() {
        return new Published.StandingPage(
                entry(Subject.Type.PAGE), SLUG, "Title", List.of(Text.plain("Paragraph")));
    }

    private static Published.WithdrawnPage taken() {
        return new Published.WithdrawnPage(entry(Subject.Type.PAGE), SLUG, Language.MAIN, "Title");
    }

    private static Entry entry(Subject.Type type) {
        return new Entry(
                0,
                Kind.PUBLISH,
                new Subject(type, ID.toString()),
                1,
                -1,
                LATER,
                Entry.Origin.SYSTEM,
                "",
                "");
    }
}
