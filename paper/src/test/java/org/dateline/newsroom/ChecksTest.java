package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dateline.newsroom.Door.Reply;
import org.dateline.staff.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checklists and flags by API and on the screens.
class ChecksTest {
    private static final String LIST =
            """
            {"section": "Politics", "fields": ["topic", "kicker"],
             "questions": ["Has everybody who is named been asked?"]}
            """;

    private Door door;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aChecklistIsPutAndReadInItsOwnOrder() {
        door.at("/api/checklists", door.tom).put(LIST).isProblem(403, "/problems#not-allowed", "");
        Reply put = door.at("/api/checklists", door.ines).put(LIST).is(200);
        assertThat(put.json().at("/checklists/0").toString())
                .isEqualTo(
                        "{\"section\":\"politics\",\"fields\":[\"kicker\",\"topic\"],"
                                + "\"questions\":[\"Has everybody who is named been asked?\"]}");
        assertThat(door.at("/api/checklists", door.mira).get().is(200).json())
                .isEqualTo(put.json());
    }

    @Test
    void whatIsLackingIsSaidAtFilingAndRefusedAtPassing() {
        door.at("/api/checklists", door.ines).put(LIST).is(200);
        String story = door.draft();
        Reply filed = door.at(story + "/filings", door.mira).post().is(201);
        assertThat(filed.json().at("/checklist/lacks").toString())
                .isEqualTo("[\"kicker\",\"topic\"]");
        door.at(story + "/passes", door.tom)
                .post()
                .isProblem(422, "/problems#invalid", "lacks a kicker, a topic");
        String whole =
                Door.STORY.replaceFirst(
                        "\\{", "{\"version\": 1, \"kicker\": \"Roads\", \"topics\": [\"Tolls\"], ");
        door.at(story, door.mira).put(whole).is(200);
        door.at(story + "/passes", door.tom)
                .post()
                .isProblem(422, "/problems#invalid", "Not ticked: “Has everybody");
        door.at(story + "/passes", door.tom)
                .post("{\"ticked\": \"all\"}")
                .isProblem(422, "/problems#invalid", "“ticked” must be a list");
        door.at(story + "/passes", door.tom)
                .post("{\"ticked\": [\"Has everybody who is named been asked?\"]}")
                .is(201);
        assertThat(door.at(page(story) + "/history", door.mira).get().is(200).body())
                .contains("✓ Has everybody who is named been asked?");
    }

    @Test
    void whatIsNoChecklistIsRefused() {
        put("{\"fields\": [\"horoscope\"]}", "there are kicker");
        put("{\"fields\": \"kicker\"}", "“fields” must be a list");
        put("{\"questions\": [7]}", "“questions” must be a list");
        put("{\"section\": \"Gossip\"}", "There is no section “Gossip”");
        put("{\"rule\": 1}", "rule");
    }

    private void put(String list, String words) {
        door.at("/api/checklists", door.ines).put(list).isProblem(422, "/problems#invalid", words);
    }

    @Test
    void aFlagStandsOnListsAndPageUntilItIsCleared() {
        String story = door.filed();
        Reply flagged =
                door.at(story + "/flags", door.mira).post("{\"note\": \"Names him.\"}").is(201);
        assertThat(flagged.json().at("/flag/by").asString()).isEqualTo("Mira Okafor");
        assertThat(door.at("/stories?which=filed", door.tom).get().body())
                .contains("Flagged for a legal reading: Names him.");
        door.at(story + "/passes", door.tom)
                .post()
                .isProblem(409, "/problems#wrong-stage", "flagged this story");
        Reply cleared =
                door.at(story + "/clearances", door.ines).post("{\"note\": \"Out.\"}").is(201);
        assertThat(cleared.json().has("flag")).isFalse();
        door.at(story + "/passes", door.tom).post().is(201);
    }

    @Test
    void theRulesAreForEverybodyToReadAndForSomeToChange() {
        door.at("/api/checklists", door.ines).put(LIST).is(200);
        Document reader = rules(door.mira);
        assertThat(reader.select("[data-checklist]")).isEmpty();
        assertThat(reader.select("[data-section=politics] li").eachText())
                .containsExactly("a kicker", "a topic", "Has everybody who is named been asked?");
        Document bram = rules(door.paper.staff.createToken("test", "Bram", Role.STANDARDS));
        assertThat(
                        bram.select("[data-checklist=politics] [name=fields][checked]")
                                .eachAttr("value"))
                .containsExactly("kicker", "topic");
        assertThat(bram.select("[data-checklist=\"\"]")).hasSize(1);
    }

    private Document rules(String token) {
        return Jsoup.parse(door.at("/rules", token).get().is(200).body());
    }

    private static String page(String story) {
        return story.replaceFirst("^/api", "");
    }
}
