package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.Test;

/// Orders of fronts that print by themselves, on a clock that the test sets.
class FrontPlansTest extends OnTheClock {
    private StoryId published(String headline) {
        StoryId id = newsroom.passed(headline, "Words.").id();
        desk.publish(TOM, id, OptionalInt.empty());
        return id;
    }

    @Test
    void anOrderPrintsAtItsSecondAndNotBefore() {
        StoryId one = published("One");
        StoryId two = published("Two");
        keepTime();
        List<FrontPlan> planned = desk.frontPlans().plan(TOM, "home", List.of(one, two), in(HOUR));
        assertThat(planned).singleElement().returns(TOM.name(), FrontPlan::by);
        newsroom.clock.pass(HOUR.minusMillis(1));
        assertThat(desk.arrangement("home")).isEmpty();
        newsroom.clock.pass(Duration.ofMillis(1));
        eventually(() -> desk.arrangement("home").equals(List.of(one, two)));
        assertThat(desk.frontPlans().of("home")).isEmpty();
        assertThat(alarms).isEmpty();
    }

    @Test
    void aStoryOfTheSameSecondStandsInIt() {
        StoryId one = published("One");
        StoryId late = newsroom.passed("Late", "Words.").id();
        refused(
                () -> desk.frontPlans().plan(TOM, "home", List.of(late), in(HOUR)),
                "publish it first");
        desk.schedule(TOM, late, OptionalInt.empty(), in(HOUR));
        refused(
                () -> desk.frontPlans().plan(TOM, "home", List.of(late), in(HOUR.minusSeconds(1))),
                "publish it first");
        desk.frontPlans().plan(TOM, "home", List.of(late, one), in(HOUR));
        keepTime();
        newsroom.clock.pass(HOUR);
        eventually(() -> desk.arrangement("home").equals(List.of(late, one)));
        assertThat(alarms).isEmpty();
    }

    @Test
    void whatReadersDoNotHaveThenIsLeftOutAndSaid() {
        StoryId one = published("One");
        StoryId two = published("Two");
        desk.frontPlans().plan(TOM, "home", List.of(one, two), in(HOUR));
        desk.withdraw(INES, one, "It was wrong.");
        keepTime();
        newsroom.clock.pass(HOUR);
        eventually(() -> desk.arrangement("home").equals(List.of(two)));
        eventually(() -> !alarms.isEmpty());
        assertThat(alarms)
                .singleElement()
                .asString()
                .contains("“home”", "without", one.toString())
                .doesNotContain(two.toString());
    }

    @Test
    void anOrderOfNothingThatReadersHaveDoesNotPrintAndWaits() {
        StoryId one = published("One");
        desk.frontPlans().plan(TOM, "home", List.of(one), in(HOUR));
        desk.withdraw(INES, one, "It was wrong.");
        keepTime();
        newsroom.clock.pass(HOUR);
        eventually(() -> !alarms.isEmpty());
        assertThat(desk.arrangement("home")).isEmpty();
        assertThat(alarms).singleElement().asString().contains("did not: Readers have none");
        assertThat(desk.complaint()).contains(alarms.getFirst());
        assertThat(newsroom.notices.list(TOM, 1).getFirst().news().sentence())
                .isEqualTo(alarms.getFirst());
        FrontPlan missed = desk.frontPlans().of("home").getFirst();
        assertThat(missed.missed()).isEqualTo("Readers have none of its stories.");
        assertThat(desk.frontPlans().remove(TOM, "home", missed.number())).isEmpty();
        assertThat(desk.complaint()).isEmpty();
    }

    @Test
    void anOrderThatCameDueWhileThePaperWasClosedPrintsOnceWhenItOpens() throws Exception {
        StoryId one = published("One");
        desk.frontPlans().plan(TOM, "home", List.of(one), in(HOUR));
        restart();
        newsroom.clock.pass(HOUR.multipliedBy(3));
        keepTime();
        assertThat(desk.arrangement("home")).containsExactly(one);
        assertThat(alarms).singleElement().asString().contains("was 2 h 0 min late");
        long size = newsroom.ledger.size();
        restart();
        keepTime();
        assertThat(newsroom.ledger.size()).isEqualTo(size);
    }

    @Test
    void anOrderThatTheFrontHasAlreadyIsNotEnteredAgain() {
        StoryId one = published("One");
        desk.frontPlans().plan(TOM, "home", List.of(one), in(HOUR));
        desk.arrange(INES, "home", List.of(one));
        long size = newsroom.ledger.size();
        newsroom.clock.pass(HOUR);
        keepTime();
        assertThat(desk.frontPlans().of("home")).isEmpty();
        assertThat(newsroom.ledger.size()).isEqualTo(size);
    }

    @Test
    void aSecondHasOneOrderOfAFrontAndAFrontSoMany() {
        StoryId one = published("One");
        desk.frontPlans().plan(TOM, "home", List.of(one), in(HOUR));
        desk.frontPlans().plan(TOM, "politics", List.of(one), in(HOUR));
        refused(
                () -> desk.frontPlans().plan(INES, "home", List.of(), in(HOUR)),
                "has an order for");
        for (int i = 1; i < 20; i++) {
            desk.frontPlans().plan(TOM, "home", List.of(), in(HOUR.plusSeconds(i)));
        }
        refused(
                () -> desk.frontPlans().plan(TOM, "home", List.of(), in(HOUR.plusSeconds(20))),
                "at most 20");
        assertThat(desk.frontPlans().of("home"))
                .hasSize(20)
                .isSortedAccordingTo((left, right) -> left.at().compareTo(right.at()));
    }

    @Test
    void whoMayNotArrangeAFrontPlansNoneAndTakesNoneAway() {
        StoryId one = published("One");
        long number =
                desk.frontPlans().plan(TOM, "home", List.of(one), in(HOUR)).getFirst().number();
        refused(() -> desk.frontPlans().plan(MIRA, "home", List.of(one), in(HOUR)), "it takes");
        refused(() -> desk.frontPlans().remove(MIRA, "home", number), "it takes");
        Member science = new Member("Sam", Role.EDITOR, Set.of(new Slug("science")), "");
        refused(() -> desk.frontPlans().remove(science, "home", number), "science");
        refused(() -> desk.frontPlans().remove(TOM, "politics", number), "planned no more");
        refused(() -> desk.frontPlans().of("nothing"), "There is no front");
        refused(
                () -> desk.frontPlans().plan(TOM, "home", List.of(one), in(Duration.ZERO)),
                "has passed");
        assertThat(desk.frontPlans().of("home")).hasSize(1);
    }
}
