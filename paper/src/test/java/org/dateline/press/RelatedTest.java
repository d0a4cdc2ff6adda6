package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dateline.Newsdesk;
import org.dateline.desk.Publication;
import org.dateline.ledger.LedgerCheck;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Relations;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What readers may read next, and that it stays right when those stories change.
class RelatedTest {
    @TempDir Path folder;
    @TempDir Path shelves;
    private Newsdesk newsdesk;
    private Printshop shop;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder);
        shop = new Printshop(newsdesk, shelves);
    }

    /// All stands as the ledger says at the end of every test.
    @AfterEach
    void close() {
        assertThat(shop.press.check((_, _) -> {})).isEmpty();
        assertThat(LedgerCheck.run(newsdesk.ledger, (_, _) -> {})).isEmpty();
        assertThat(shop.alarms).isEmpty();
        shop.close();
        newsdesk.close();
    }

    private static Story story(String headline, String section, StoryId... related) {
        Story plain = Newsdesk.story(headline, "Words.");
        return new Story(
                headline,
                Headlines.NONE,
                Language.MAIN,
                new Slug(section),
                "",
                "",
                plain.source(),
                plain.byline(),
                plain.editor(),
                "",
                List.of(),
                new Relations(Optional.empty(), Arrays.asList(related)),
                plain.body());
    }

    private Publication published(String headline, StoryId... related) {
        newsdesk.clock.pass(Duration.ofSeconds(1));
        Publication publication = newsdesk.published(story(headline, "politics", related));
        shop.follow();
        return publication;
    }

    private void changed(Publication publication, Story story) {
        StoryId id = id(publication);
        newsdesk.desk.save(MIRA, id, newsdesk.desk.copy(id).version(), story);
        newsdesk.desk.file(MIRA, id);
        newsdesk.desk.pass(TOM, id, OptionalInt.empty());
        newsdesk.desk.publish(TOM, id, OptionalInt.empty());
        shop.follow();
    }

    private static StoryId id(Publication publication) {
        return Printshop.id(publication.path());
    }

    private List<String> related(Publication publication) {
        return shop.at(publication.path()).select(".related h3").eachText();
    }

    @Test
    void aStoryLeadsToThoseItNamesInTheDesksOrder() {
        Publication ferry = published("Ferry runs");
        Publication bridge = published("Bridge opens");
        Publication storm = published("Storm comes", id(bridge), id(ferry));
        assertThat(related(storm)).containsExactly("Bridge opens", "Ferry runs");
        assertThat(shop.at(storm.path()).select(".related h3 a").eachAttr("href"))
                .containsExactly(bridge.path(), ferry.path());
        assertThat(shop.at(storm.path()).select(".related .kicker").eachText())
                .containsOnly("Politics");
        assertThat(shop.at(ferry.path()).select(".related")).isEmpty();
    }

    @Test
    void itLeadsToSixAtMost() {
        List<StoryId> others =
                Stream.iterate(1, i -> i + 1)
                        .limit(8)
                        .map(i -> id(published("Story " + i)))
                        .toList();
        Publication storm = published("Storm comes", others.toArray(StoryId[]::new));
        assertThat(related(storm))
                .containsExactly("Story 1", "Story 2", "Story 3", "Story 4", "Story 5", "Story 6");
    }

    @Test
    void anotherHeadlineOrSectionShowsWhereTheStoryIsNamed() {
        Publication ferry = published("Ferry runs");
        Publication storm = published("Storm comes", id(ferry));
        changed(ferry, story("Ferry stays in port", "science"));
        assertThat(related(storm)).containsExactly("Ferry stays in port");
        assertThat(shop.at(storm.path()).select(".related .kicker").text()).isEqualTo("Science");
        assertThat(shop.at(storm.path()).select(".related h3 a").attr("href"))
                .endsWith("/ferry-stays-in-port");
    }

    @Test
    void aWithdrawnStoryGoesFromThePagesThatNameIt() {
        Publication ferry = published("Ferry runs");
        Publication storm = published("Storm comes", id(ferry));
        newsdesk.desk.withdraw(INES, id(ferry), "Not so.");
        shop.follow();
        assertThat(shop.at(storm.path()).select(".related")).isEmpty();
    }

    @Test
    void aStoryThatIsNotPublishedYetAppearsWhereItIsNamedWhenItIs() {
        StoryId ferry = newsdesk.passed(story("Ferry runs", "politics")).id();
        Publication storm = published("Storm comes", ferry);
        assertThat(shop.at(storm.path()).select(".related")).isEmpty();
        newsdesk.desk.publish(TOM, ferry, OptionalInt.empty());
        shop.follow();
        assertThat(related(storm)).containsExactly("Ferry runs");
    }

    @Test
    void aStoryThatIsNamedNoMoreIsNotPressedForIt() {
        Publication ferry = published("Ferry runs");
        Publication storm = published("Storm comes", id(ferry));
        changed(storm, story("Storm comes", "politics"));
        assertThat(newsdesk.ledger.naming(id(ferry))).isEmpty();
        assertThat(newsdesk.ledger.namesRelated()).isFalse();
        assertThat(related(storm)).isEmpty();
    }

    @Test
    void anImportIsRelatedWhicheverStoryComesFirst() {
        StoryId last = newsdesk.passed(story("The last", "politics")).id();
        List<Publication> imported = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            imported.add(newsdesk.published(story("Story " + i, "politics", last)));
        }
        newsdesk.desk.publish(TOM, last, OptionalInt.empty());
        shop.follow();
        for (Publication each : imported) {
            assertThat(related(each)).containsExactly("The last");
        }
    }
}
