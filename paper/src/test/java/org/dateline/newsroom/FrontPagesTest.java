package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dateline.readership.Arrival;
import org.dateline.story.StoryId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fronts on the screen where they are arranged.
class FrontPagesTest {
    private Door door;
    private String one;
    private String two;
    private String three;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
        one = published();
        two = published();
        three = published();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aFrontStandsThereAsReadersHaveItWithWhatItLacks() {
        Document page = page("/fronts", door.tom);
        assertThat(order(page)).containsExactly(three, two, one);
        assertThat(page.select("li.by-hand")).isEmpty();
        assertThat(page.select(".order li").get(0).text()).contains("Lead", "No picture");
        assertThat(page.select(".order li").get(2).text())
                .contains("With a summary")
                .doesNotContain("No picture");
        assertThat(page.select("[data-print]").hasAttr("disabled")).isTrue();
        assertThat(page.select("nav.tabs [aria-current]").text()).isEqualTo("Home");
    }

    @Test
    void whatIsMovedStandsInTheAddressAndReadersHaveItOnceItIsPrinted() {
        Document moved = page("/fronts/home?stories=&move=" + one + "&to=1", door.tom);
        assertThat(order(moved)).containsExactly(one, three, two);
        assertThat(moved.select("li.by-hand").eachAttr("data-id")).containsExactly(one);
        assertThat(moved.select("[data-print]").hasAttr("disabled")).isFalse();
        String stories = moved.select("[data-makeup]").attr("data-stories");
        Document down =
                page("/fronts/home?stories=" + stories + "&move=" + one + "&by=down", door.tom);
        assertThat(order(down)).containsExactly(three, one, two);
        assertThat(order(page("/fronts/home", door.tom))).containsExactly(three, two, one);
        door.at("/api/fronts/home", door.tom).put(order(List.of(three, one), List.of())).is(200);
        assertThat(order(page("/fronts/home", door.tom))).containsExactly(three, one, two);
        Document released =
                page(
                        "/fronts/home?stories=" + one + "&move=" + one + "&to=1&release=yes",
                        door.tom);
        assertThat(order(released)).containsExactly(three, two, one);
    }

    @Test
    void whoArrangesAFrontThatSomebodyArrangedMeanwhileIsToldSo() {
        door.at("/api/fronts/home", door.tom).put(order(List.of(one), List.of())).is(200);
        door.at("/api/fronts/home", door.tom)
                .put(order(List.of(two), List.of()))
                .isProblem(409, "/problems#stale", "meanwhile");
        door.at("/api/fronts/home", door.tom).put(order(List.of(two), List.of(one))).is(200);
    }

    @Test
    void thePictureIsThePressesOwnFrontInThatOrderWithoutScripts() {
        Document front = page("/fronts/home/page?stories=" + one, door.tom);
        assertThat(front.select("script")).isEmpty();
        assertThat(front.select("main h2 a, main h3 a").get(0).attr("href"))
                .startsWith(Door.READERS + "/stories/" + one + "/");
        Document rail = page("/fronts/top-news/page?stories=" + two, door.tom);
        assertThat(rail.select("section.top a").get(0).attr("href")).contains(two);
    }

    @Test
    void whatIsReadMostIsMarkedInTheListAndInThePictureAboveItsHeadline() {
        door.read(StoryId.parse(two), 100, Arrival.SEARCH);
        assertThat(page("/fronts/home", door.tom).select(".order li:has(mark)").eachText())
                .singleElement(STRING)
                .contains("№ 1 read");
        Document front = page("/fronts/home/page", door.tom);
        Elements marked = front.select("main article:has(.kicker:contains(№ 1 read))");
        assertThat(marked.select("h2 a, h3 a").attr("href")).contains(two);
        assertThat(marked.select("h2 a, h3 a").text()).isEqualTo("Harbour bridge opens");
        assertThat(front.select("main .kicker:contains(read)")).hasSize(1);
        assertThat(front.select("mark")).isEmpty(); // which readers' pages have no type for
        assertThat(
                        page("/fronts/top-news/page?stories=" + two, door.tom)
                                .select("section.top .kicker")
                                .text())
                .isEqualTo("№ 1 read");
    }

    @Test
    void aStoryIsBroughtByItsNumberOrAddressIfReadersHaveIt() {
        Document brought =
                page(
                        "/fronts/home?stories=&to=2&move=https://paper.example/stories/%s/x"
                                .formatted(one),
                        door.tom);
        assertThat(order(brought)).containsExactly(three, one, two);
        String draft = door.draft().substring("/api/stories/".length());
        Document refused = page("/fronts/home?stories=&to=1&move=" + draft, door.tom);
        assertThat(refused.select("[data-refusal]").text()).contains(draft, "publish it first");
        assertThat(
                        page("/fronts/home?stories=&to=1&move=harbour", door.tom)
                                .select("[data-refusal]")
                                .text())
                .isNotEmpty();
        assertThat(
                        page("/fronts/home?stories=&to=x&move=" + one, door.tom)
                                .select("[data-refusal]")
                                .text())
                .contains("position");
    }

    @Test
    void whatReadersDoNotHaveAnyMoreIsSaidAndCanBeTakenOff() {
        door.at("/api/fronts/home", door.tom).put(order(List.of(one, two), List.of())).is(200);
        door.at("/api/stories/" + one + "/withdrawals", door.tom)
                .post("{\"reason\": \"It was wrong.\"}")
                .is(201);
        Document page = page("/fronts/home", door.tom);
        assertThat(order(page)).containsExactly(two, three);
        assertThat(page.select("form.warning").text()).contains(one, "left out");
    }

    @Test
    void anOrderIsGivenASecondAndStandsOnTheScreenUntilItPrintsOrIsTakenAway() {
        String plans = "/api/fronts/home/plans";
        String at = "{\"stories\": [\"%s\"], \"at\": \"2027-03-02T06:00:00\"}".formatted(one);
        door.at(plans, door.tom).post(at).is(201);
        door.at(plans, door.tom).post(at).isProblem(409, "/problems#wrong-stage", "2 March 2027");
        door.at(plans, door.tom)
                .post(at.replace("06:00:00", "6 am"))
                .isProblem(422, "/problems#invalid", "is not a time");
        Document page = page("/fronts/home", door.tom);
        assertThat(page.select(".plans").text())
                .contains("2 March 2027, 06:00:00 (Europe/Oslo)", "Tom Ahlgren", "1 story");
        Document look = page(page.select(".plans a").attr("href"), door.tom);
        assertThat(order(look)).containsExactly(one, three, two);
        String number = page.select("[data-unplan]").attr("data-unplan");
        assertThat(page("/fronts/home", door.mira).select("[data-unplan]")).isEmpty();
        delete(plans + "/" + number).is(200);
        delete(plans + "/" + number).is(404);
        assertThat(page("/fronts/home", door.tom).select(".plans")).isEmpty();
    }

    @Test
    void aStoryThatIsYetToPrintStandsInAnOrderThatIsToComeAndKeepsItsPlace() {
        String late = door.passed().substring("/api/stories/".length());
        assertThat(
                        page("/fronts/home?stories=&to=1&move=" + late, door.tom)
                                .select("[data-refusal]")
                                .text())
                .contains("publish it first, or schedule it");
        door.at("/api/stories/" + late + "/schedule", door.tom)
                .put("{\"at\": \"2027-03-02T06:00:00\"}")
                .is(200);
        Document page = page("/fronts/home?stories=&to=1&move=" + late, door.tom);
        assertThat(order(page)).containsExactly(late, three, two, one);
        assertThat(page.select(".order ol li").get(0).text())
                .contains("Not printed yet", "2 March 2027, 06:00:00");
        assertThat(page.select("form.warning")).isEmpty();
        String stories = page.select("[data-makeup]").attr("data-stories");
        Document moved =
                page("/fronts/home?stories=%s&to=1&move=%s".formatted(stories, one), door.tom);
        assertThat(order(moved)).containsExactly(one, late, three, two);
        door.at("/api/fronts/home", door.tom)
                .put(order(List.of(one, late), List.of()))
                .isProblem(422, "/problems#invalid", "Readers do not have story " + late);
    }

    @Test
    void aStoryIsFoundByItsWords() {
        Document page = page("/fronts/home?stories=&find=harbour", door.tom);
        assertThat(page.select(".found [name=move]").eachAttr("value"))
                .containsExactly(three, two, one);
        assertThat(order(page("/fronts/home?stories=&to=1&move=" + one, door.tom)))
                .containsExactly(one, three, two);
        assertThat(page("/fronts/home?stories=&find=zebra", door.tom).select(".order").text())
                .contains("Nothing that readers have");
    }

    @Test
    void whoMayNotArrangeMayLook() {
        Document page = page("/fronts/home", door.mira);
        assertThat(page.select("[data-print]")).isEmpty();
        door.at("/fronts/nothing", door.mira).get().is(404);
        door.at("/fronts/home?stories=x", door.mira).get().is(422);
        door.at("/fronts/home").get().is(303);
        door.at("/fronts/home/page").get().is(303);
    }

    private Door.Reply delete(String path) {
        return door.at(path, door.tom).send("DELETE", BodyPublishers.noBody());
    }

    private String published() {
        String id = door.published().substring("/api/stories/".length());
        door.paper.clock.pass(Duration.ofMinutes(1));
        return id;
    }

    private Document page(String path, String token) {
        return Jsoup.parse(door.at(path, token).get().is(200).body());
    }

    private static List<String> order(Document page) {
        return page.select(".order li").eachAttr("data-id");
    }

    private static String order(List<String> stories, List<String> was) {
        return "{\"stories\": %s, \"was\": %s}".formatted(list(stories), list(was));
    }

    private static String list(List<String> ids) {
        return ids.isEmpty() ? "[]" : "[\"" + String.join("\", \"", ids) + "\"]";
    }
}
