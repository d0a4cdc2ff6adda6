package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dateline.Newsdesk;
import org.dateline.newsroom.Outlook.Places;
import org.dateline.newsroom.Outlook.Shift;
import org.dateline.newsroom.Outlook.Turn;
import org.dateline.story.Block;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Mark;
import org.dateline.story.Relations;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.Text;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final Places NOWHERE = new Places(Set.of(), Set.of(), Set.of());

    @Test
    void aNewStoryComesOntoItsFronts() {
        Places places = new Places(Set.of(), Set.of("home", "politics"), Set.of());
        Outlook outlook =
                Outlook.of(Optional.empty(), Newsdesk.story("Bridge", "Open."), places, "en");
        assertThat(outlook.fronts().gains()).containsExactlyInAnyOrder("home", "politics");
        assertThat(outlook.headline()).isEmpty();
        assertThat(outlook.paragraphs()).isZero();
        assertThat(outlook.topics().loses()).isEmpty();
    }

    @Test
    void whatStaysIsNotSaid() {
        Story story = story("Bridge", "politics", List.of("Tolls"), "https://harbour.example/a");
        Outlook same = Outlook.of(Optional.of(story), story, NOWHERE, "en");
        assertThat(same.headline()).isEmpty();
        assertThat(same.section()).isEmpty();
        assertThat(same.paragraphs()).isZero();
        assertThat(same.links()).isEmpty();
        assertThat(same.domains()).isEmpty();
        assertThat(same.topics()).isEqualTo(new Shift(List.of(), List.of("Tolls"), List.of()));
    }

    @Test
    void aChangeOfWordsSectionAndTopicsIsSaid() {
        Story before = story("Bridge to open", "politics", List.of("Tolls"), "");
        Story after = story("Bridge opens", "science", List.of("Bridges"), "");
        Outlook outlook = Outlook.of(Optional.of(before), after, NOWHERE, "en");
        assertThat(outlook.headline()).contains(new Turn("Bridge to open", "Bridge opens"));
        assertThat(outlook.section()).contains(new Turn("politics", "science"));
        assertThat(outlook.paragraphs()).isPositive();
        assertThat(outlook.topics())
                .isEqualTo(new Shift(List.of("Bridges"), List.of(), List.of("Tolls")));
    }

    @Test
    void aDomainIsNewWhenNothingInTheStoryLedThere() {
        Story before = story("Bridge", "politics", List.of(), "https://www.harbour.example/a");
        Story deeper = story("Bridge", "politics", List.of(), "https://harbour.example/b");
        Story elsewhere = story("Bridge", "politics", List.of(), "https://bets.example/");
        Story mail = story("Bridge", "politics", List.of(), "mailto:a@harbour.example");
        assertThat(Outlook.of(Optional.of(before), deeper, NOWHERE, "en").links())
                .containsExactly("https://harbour.example/b");
        assertThat(Outlook.of(Optional.of(before), deeper, NOWHERE, "en").domains()).isEmpty();
        assertThat(Outlook.of(Optional.of(before), elsewhere, NOWHERE, "en").domains())
                .containsExactly("bets.example");
        assertThat(Outlook.of(Optional.of(before), mail, NOWHERE, "en").domains()).isEmpty();
    }

    @Test
    void onlyAFrontThatShowsTheStoryCanLoseIt() {
        Set<String> before = Set.of("home", "politics");
        Set<String> after = Set.of("home", "science");
        assertThat(new Places(before, after, Set.of("politics", "top-news")).shift())
                .isEqualTo(new Shift(List.of("science"), List.of("top-news"), List.of("politics")));
        assertThat(new Places(before, after, Set.of()).shift())
                .isEqualTo(new Shift(List.of("science"), List.of(), List.of()));
    }

    private static Story story(String headline, String section, List<String> topics, String link) {
        List<Mark> marks = link.isEmpty() ? List.of() : List.of(new Mark.Link(0, 4, link));
        return new Story(
                headline,
                Headlines.NONE,
                Language.MAIN,
                new Slug(section),
                "",
                "",
                new Source("", ""),
                List.of("Mira Okafor"),
                "",
                "",
                topics,
                Relations.NONE,
                List.of(new Block.Paragraph(new Text("Open it is.", marks))));
    }
}
