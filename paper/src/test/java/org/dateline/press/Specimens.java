package org.dateline.press;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Subject;
import org.dateline.story.Block;
import org.dateline.story.Medium;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Published things for tests of pages: Mira Okafor's report from the harbour.
final class Specimens {
    static final Instant FIRST = Instant.parse("2026-11-23T14:13:19.250Z");
    static final Instant LATER = Instant.parse("2026-11-23T15:00:07Z");
    static final StoryId ID = StoryId.parse("0123456789ab");
    static final House HOUSE =
            new House(
                    "The Harbour Light",
                    "en",
                    ZoneId.of("Europe/Oslo"),
                    "https://light.example",
                    List.of(Section.of("Politics"), Section.of("Science")),
                    List.of(new Notice.Legal("许可证 0001 号", "zh-Hans")));

    private Specimens() {}

    static Entry entry(long position, Kind kind, int version, Subject.Type type) {
        return new Entry(
                position,
                kind,
                new Subject(type, ID.toString()),
                version,
                -1,
                LATER,
                Entry.Origin.DESK,
                "ab".repeat(32),
                "cd".repeat(32));
    }

    static Story story(List<Block> body) {
        return new Story(
                "The pier is open again",
                new Slug("politics"),
                "Harbour",
                "After nine weeks, the ferries are back.",
                new Source("Coast Wire", "https://coast.example/1"),
                List.of("Mira Okafor", "Jon Vale"),
                "Tom Ahlgren",
                "Harbour",
                List.of("Ferries", "Repairs"),
                body);
    }

    static Published.OfStory published(Story story, Instant changed, Notice... notices) {
        return published(story, List.of(), changed, notices);
    }

    static Published.OfStory published(
            Story story, List<Medium> media, Instant changed, Notice... notices) {
        return new Published.OfStory(
                entry(7, Kind.CORRECT, 2, Subject.Type.STORY),
                ID,
                0,
                story.slug(),
                story,
                media,
                FIRST,
                changed,
                List.of(notices));
    }

    static Published.StandingPage about() {
        return new Published.StandingPage(
                entry(3, Kind.PUBLISH, 1, Subject.Type.PAGE),
                new Slug("about"),
                "About us",
                List.of(Text.plain("We print what happened.")));
    }

    static Rails rails(List<Card> cards) {
        return new Rails(HOUSE, cards, cards, Strip.NONE, Strip.NONE, List.of(about()));
    }

    /// A home front that has nothing but these.
    static Front home(List<Card> cards) {
        return Front.home(HOUSE, new Offer(cards, Strip.NONE, List.of()));
    }

    /// A story that is another for each number.
    static Published.OfStory numbered(int number, Story story, List<Medium> media) {
        return new Published.OfStory(
                entry(number, Kind.PUBLISH, 1, Subject.Type.STORY),
                new StoryId(number),
                number,
                story.slug(),
                story,
                media,
                FIRST,
                FIRST,
                List.of());
    }

    /// Cards of so many different stories.
    static List<Card> cards(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Card.of(numbered(number, story(List.of()), List.of())))
                .toList();
    }

    /// A whole page as a reader's browser puts it together.
    static Document page(byte[] body, Rails rails) {
        Pages pages = new Pages();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(pages.head(HOUSE));
        whole.writeBytes(body);
        whole.writeBytes(pages.rails(rails));
        return Jsoup.parse(whole.toString(StandardCharsets.UTF_8), "https://light.example/");
    }

    static Document page(byte[] body) {
        return page(body, rails(List.of()));
    }
}
