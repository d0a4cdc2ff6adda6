package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.dateline.Newsdesk;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.story.Block;
import org.dateline.story.Mark;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where published stories lead: as what somebody registered, and also from before anybody took it
/// down.
class DomainsTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.bbc.co.uk/news, bbc.co.uk",
        "https://en.wikipedia.org/wiki/Bridge, wikipedia.org",
        "https://WWW.Wikipedia.ORG./, wikipedia.org",
        "https://toll.github.io/, toll.github.io",
        "https://github.io/, github.io",
        "https://www.harbour.example/toll, harbour.example",
        "https://192.0.2.7/a, 192.0.2.7",
        "https://[::1]/a, [::1]",
        "https://xn--kpry57d.example/, xn--kpry57d.example",
    })
    void aDomainIsWhatSomebodyRegistered(String link, String domain) {
        assertThat(Domains.of(List.of(link))).containsExactly(domain);
    }

    @Test
    void aMailboxLeadsToNoDomain() {
        assertThat(Domains.of(List.of("mailto:desk@harbour.example"))).isEmpty();
    }

    @Test
    void aStoryLeadsWhereItsSourceItsLinksAndItsEmbedsLead() {
        assertThat(Domains.of(everywhere().links()))
                .containsExactly("agency.example", "harbour.example", "maps.example");
    }

    @Test
    void whatIsPublishedOrImportedIsKnown(@TempDir Path folder) {
        try (Newsdesk newsroom = Newsdesk.open(folder)) {
            Copy passed = newsroom.passed(everywhere());
            assertThat(newsroom.desk.domains().fresh(everywhere())).hasSize(3);
            newsroom.desk.publish(Newsdesk.INES, passed.id(), OptionalInt.empty());
            assertThat(newsroom.desk.domains().fresh(everywhere())).isEmpty();
        }
    }

    @Test
    void thePapersOwnDomainIsNoOther(@TempDir Path folder) {
        try (Newsdesk newsroom = Newsdesk.open(folder)) {
            Published.Site site = newsroom.ledger.site();
            newsroom.ledger.enter(
                    new Submission.OfSite(
                            site.name(),
                            site.language(),
                            site.zone(),
                            "https://www.harbour.example",
                            site.sections(),
                            site.notices()));
            assertThat(newsroom.desk.domains().fresh(everywhere()))
                    .containsExactly("agency.example", "maps.example");
        }
    }

    /// As in a paper that was there before: a restart in the middle goes on where it was.
    @Test
    void whatWasPublishedBeforeIsLookedThroughFromTheNewest(@TempDir Path folder) {
        Newsdesk newsroom = Newsdesk.open(folder);
        publish(newsroom, leading("old.example"));
        for (int i = 0; i < 10; i++) {
            newsroom.published(story("Between " + i, "Nothing."));
        }
        publish(newsroom, leading("new.example"));
        long size = newsroom.ledger.size();
        newsroom.database.change(
                transaction -> {
                    transaction.change("delete from desk_domain");
                    transaction.change("update desk_domain_left set position = ?", size);
                });
        newsroom.desk.domains().look(5);
        assertThat(newsroom.desk.domains().left()).isEqualTo(size - 5);
        assertThat(newsroom.desk.domains().fresh(leading("new.example"))).isEmpty();
        assertThat(newsroom.desk.domains().fresh(leading("old.example"))).hasSize(1);
        newsroom = newsroom.reopen();
        assertThat(newsroom.desk.domains().left()).isEqualTo(size - 5);
        newsroom.desk.domains().start();
        while (newsroom.desk.domains().left() > 0) {
            Thread.onSpinWait();
        }
        newsroom.desk.domains().close();
        assertThat(newsroom.desk.domains().fresh(leading("old.example"))).isEmpty();
        newsroom.close();
    }

    private static void publish(Newsdesk newsroom, Story story) {
        newsroom.desk.publish(Newsdesk.INES, newsroom.passed(story).id(), OptionalInt.empty());
    }

    private static Story leading(String domain) {
        return Newsdesk.illustrated("To " + domain, new Block.Embed("https://" + domain, "A map"));
    }

    private static Story everywhere() {
        Story story =
                Newsdesk.illustrated(
                        "Toll",
                        new Block.Paragraph(
                                new Text(
                                        "It costs five.",
                                        List.of(
                                                new Mark.Link(
                                                        3, 8, "https://harbour.example/toll")))),
                        new Block.Embed("https://maps.example/toll", "The toll"));
        return new Story(
                story.headline(),
                story.section(),
                "",
                "",
                new Source("The Agency", "https://agency.example/1"),
                story.byline(),
                "",
                "",
                List.of(),
                story.body());
    }
}
