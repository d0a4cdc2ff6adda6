package org.dateline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dateline.Newsdesk;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamingTest {
    private Newsdesk newsroom;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsdesk.open(folder);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private Submission site(List<Section> sections, List<Edition> editions) {
        Published.Site now = newsroom.ledger.site();
        return new Submission.OfSite(
                now.name(),
                now.language(),
                now.zone(),
                now.url(),
                sections,
                now.notices(),
                editions,
                now.customs());
    }

    private List<Section> with(String section) {
        List<Section> sections = new ArrayList<>(newsroom.ledger.site().sections());
        sections.add(Section.of(section));
        return sections;
    }

    private static Submission page(String slug) {
        return new Submission.OfPage(
                new Slug(slug), "Title", List.of(Text.plain("We print what happened.")));
    }

    private void refused(Submission submission, String words) {
        long size = newsroom.ledger.size();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> newsroom.ledger.enter(submission))
                .withMessageContaining(words);
        assertThat(newsroom.ledger.size()).isEqualTo(size);
    }

    @Test
    void noSectionEditionOrPageStandsWhereTheReaderSiteHasItsOwn() {
        refused(site(with("Photos"), List.of()), "“/photos” belongs to the reader site itself");
        refused(page("search"), "give the page another slug");
        Edition edition = new Edition(new Slug("top-news"), new Language("top"), "Top", List.of());
        refused(site(newsroom.ledger.site().sections(), List.of(edition)), "give the edition");
        newsroom.ledger.enter(page("about"));
        newsroom.ledger.enter(site(with("Sport"), List.of()));
        assertThat(newsroom.ledger.site().sections()).contains(Section.of("Sport"));
    }

    /// As a paper may have it that is older than the reader site's own page.
    @Test
    void whatHasSuchANameFromBeforeKeepsIt() {
        newsroom.database.write(
                transaction -> {
                    LedgerStore.putSubject(
                            transaction,
                            Subject.Type.PAGE,
                            "search",
                            new LedgerStore.SubjectRow("0123456789ab", 0, 1));
                    return 0;
                });
        newsroom.ledger.enter(page("search"));
        assertThat(newsroom.ledger.pages()).hasSize(1);
    }
}
