package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// From the keyboard to the reader through the API, and every turn it must not take.
@ExtendWith(SharedPaper.class)
class PathOfAStoryTest {
    private final Staffed paper;

    PathOfAStoryTest(Staffed paper) {
        this.paper = paper;
    }

    @Test
    void whatIsPublishedStandsOnItsPageTheHomeAndTheSectionFront() {
        Newsroom.Answer published =
                paper.published(
                        Staffed.story("Harbour board buys a second tug", "The tug comes in May."));

        assertThat(published.text("url")).startsWith(paper.site().address().toString());
        Site.Page page = paper.site().get(published.path());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("h1").text())
                .isEqualTo("Harbour board buys a second tug");
        assertThat(page.document().select("main").text())
                .contains("The tug comes in May.", "Mara Quist");
        assertThat(paper.site().get("/").links()).contains(published.path());
        assertThat(paper.site().get("/politics").links()).contains(published.path());
    }

    @Test
    void nobodyPassesTheirOwnCopy() {
        Newsroom.Answer created = paper.editor().create(Staffed.story("Editor writes", "Words."));
        String id = created.text("id");
        paper.editor().file(id);

        Newsroom.Answer refused = paper.editor().pass(id);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.type()).startsWith("application/problem+json");
        assertThat(refused.text("detail")).isNotBlank();
    }

    @Test
    void anEditBetweenPassAndPublicationWaitsUnpassed() {
        String id = paper.passed(Staffed.story("Ferry runs on Sundays", "It was passed so."));
        Map<String, Object> edited = Staffed.story("Ferry runs on Sundays", "This came later.");
        edited.put("version", paper.reporter().get("/api/stories/" + id).number("version"));
        assertThat(paper.reporter().save(id, edited).status()).isEqualTo(200);

        Newsroom.Answer published = paper.editor().publish(id);

        assertThat(published.status()).as(published.body()).isEqualTo(201);
        assertThat(paper.site().get(published.path()).text())
                .contains("It was passed so.")
                .doesNotContain("This came later.");
    }

    @Test
    void theSameVersionPublishedTwiceAnswersWithTheSamePosition() {
        String id = paper.passed(Staffed.story("Library opens late", "Until ten."));

        Newsroom.Answer first = paper.editor().publish(id);
        Newsroom.Answer second = paper.editor().publish(id);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.number("position")).isEqualTo(first.number("position"));
        assertThat(second.number("version")).isEqualTo(first.number("version"));
    }

    @Test
    void aSaveOnTopOfAnOldVersionIsRefusedAsStale() {
        String id = paper.reporter().create(Staffed.story("Stale", "One.")).text("id");
        Map<String, Object> save = Staffed.story("Stale", "Two.");
        save.put("version", 1);
        assertThat(paper.reporter().save(id, save).status()).isEqualTo(200);

        Newsroom.Answer refused = paper.reporter().save(id, save);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("type")).contains("stale");
    }

    @Test
    void aDraftIsNoWhereOnTheSite() {
        String id =
                paper.reporter().create(Staffed.story("Kept in the drawer", "Secret.")).text("id");

        assertThat(paper.site().get("/stories/" + id + "/kept-in-the-drawer").status())
                .isEqualTo(404);
        assertThat(paper.site().get("/").text()).doesNotContain("Kept in the drawer");
    }

    @Test
    void whatIsNotPassedCannotBePublished() {
        String id = paper.reporter().create(Staffed.story("Not passed", "Words.")).text("id");

        assertThat(paper.editor().publish(id).status()).isEqualTo(409);
        assertThat(paper.reporter().publish(id).status()).isIn(403, 409);
    }

    @Test
    void aCorrectionStandsOnThePageWithItsReason() {
        Newsroom.Answer first = paper.published(Staffed.story("Bridge toll", "It costs five."));
        String id = first.path().split("/")[2];
        Map<String, Object> corrected = Staffed.story("Bridge toll", "It costs six.");
        corrected.put("version", first.number("version"));
        assertThat(paper.reporter().save(id, corrected).status()).isEqualTo(200);
        paper.reporter().file(id);
        paper.editor().pass(id);

        Newsroom.Answer answer = paper.editor().correct(id, "The toll is six, not five.");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.number("position")).isGreaterThan(first.number("position"));
        assertThat(paper.site().get(first.path()).text())
                .contains("It costs six.", "The toll is six, not five.")
                .doesNotContain("It costs five.");
        Site.Page changes = paper.site().get("/changes/" + answer.number("position"));
        assertThat(changes.document().select("del, ins").eachText()).containsExactly("five", "six");
        assertThat(paper.editor().correct(id, "").status()).isEqualTo(422);
    }

    @Test
    void aWithdrawnStoryAnswers410AndLeavesTheFronts() {
        Newsroom.Answer published = paper.published(Staffed.story("Taken back", "Wrong words."));
        String id = published.path().split("/")[2];
        assertThat(paper.reporter().withdraw(id, "Not mine to take.").status()).isEqualTo(403);

        Newsroom.Answer answer = paper.chief().withdraw(id, "Not ours to print.");

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        Site.Page page = paper.site().get(published.path());
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("Not ours to print.").doesNotContain("Wrong words.");
        assertThat(paper.site().get("/").links()).doesNotContain(published.path());
    }

    @Test
    void aFrontStandsInTheOrderTheDeskGaveIt() {
        Newsroom.Answer one = paper.published(Staffed.story("First on top", "One."));
        Newsroom.Answer two = paper.published(Staffed.story("Second on top", "Two."));
        String stories =
                "{\"stories\":[\"%s\",\"%s\"]}"
                        .formatted(one.path().split("/")[2], two.path().split("/")[2]);

        Newsroom.Answer arranged = paper.editor().send("PUT", "/api/fronts/home", stories);

        assertThat(arranged.status()).as(arranged.body()).isEqualTo(200);
        assertThat(arranged.number("position")).isGreaterThan(two.number("position"));
        String home = paper.site().get("/").document().select("main").html();
        assertThat(home.indexOf(one.path())).isBetween(0, home.indexOf(two.path()));
    }

    @Test
    void whatIsMalformedIsRefusedWithASentenceThatSaysWhat() {
        Map<String, Object> odd = Staffed.story("Odd", "Words.");
        odd.put("colour", "green");
        assertRefused(paper.reporter().create(odd), "colour");
        Map<String, Object> block = Staffed.story("Odd", "Words.");
        block.put("body", java.util.List.of(Map.of("type", "marquee", "text", "x")));
        assertRefused(paper.reporter().create(block), "marquee");
        assertRefused(paper.reporter().send("POST", "/api/stories", "{\"headline\":"), "JSON");
        Map<String, Object> nowhere = Staffed.story("Odd", "Words.");
        nowhere.put("section", "Astrology");
        assertRefused(paper.reporter().create(nowhere), "Astrology");
    }

    @Test
    void withoutATokenNothingIsShown() {
        Newsroom stranger = new Newsroom(paper.paper().newsroom(), "");
        assertThat(stranger.get("/api/stories").status()).isEqualTo(401);
        Newsroom liar = new Newsroom(paper.paper().newsroom(), "made-up");
        assertThat(liar.create(Staffed.story("x", "y")).status()).isEqualTo(401);
    }

    @Test
    void nothingOfTheNewsroomAnswersOnTheReadersPort() {
        for (String path :
                new String[] {"/api/stories", "/metrics", "/health", "/api/openapi.json"}) {
            assertThat(paper.site().get(path).status()).as(path).isEqualTo(404);
        }
    }

    private static void assertRefused(Newsroom.Answer answer, String what) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.text("detail")).contains(what);
    }
}
