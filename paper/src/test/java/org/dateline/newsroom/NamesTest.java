package org.dateline.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.dateline.Newsdesk;
import org.dateline.archive.Archive;
import org.dateline.desk.Copy;
import org.dateline.desk.Names.Kind;
import org.dateline.newsroom.Door.Reply;
import org.dateline.story.Block;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Topics and authors that are the same under two names.
class NamesTest {
    private final List<String> alarms = new ArrayList<>();
    private Door door;
    private Browser tom;
    private Archive archive;

    @BeforeEach
    void open(@TempDir Path folder) {
        door = Door.open(folder.resolve("paper"));
        tom = Browser.of(door, Newsdesk.TOM);
        archive = Archive.open(folder.resolve("archive"), door.paper.ledger, alarms::add);
        door.archive = Optional.of(archive);
    }

    @AfterEach
    void close() {
        archive.close();
        door.close();
        assertThat(alarms).isEmpty();
    }

    @Test
    void namesThatMayBeOneAreFoundAndTheMoreUsedIsOfferedFirst() {
        published("Harbour", "Harbour", "Harbor", "Ferries", "Ferry", "Zürich", "Zurich", "Tides");
        Document page = page(tom, "/topics");
        assertThat(page.select("[aria-labelledby=twins] li span").eachText())
                .hasSize(3)
                .contains("Harbor, 1 story; Harbour, 2 stories");
        assertThat(page.select("[aria-labelledby=all] li").eachText())
                .hasSize(7)
                .startsWith("Harbour 2 stories");
        assertThat(page.select("[aria-labelledby=all] li a").eachAttr("href"))
                .startsWith(Door.READERS + "/topics/harbour");
        assertThat(page(tom, "/authors").select("[aria-labelledby=all] li").eachText())
                .containsExactly("Mira Okafor 8 stories");
    }

    @Test
    void whoWritesANameIsOfferedThoseThatAreKeptAndBeginSo() {
        published("Harbour", "Harbour", "Harbor", "Inner harbour", "Ferries", "Zürich");
        assertThat(offered("topics", "harbo"))
                .containsExactly("Harbour", "Harbor", "Inner harbour");
        assertThat(offered("topics", "ZÜR")).containsExactly("Zürich");
        assertThat(offered("topics", "arbour")).isEmpty();
        assertThat(offered("topics", " ")).isEmpty();
        assertThat(offered("authors", "oka")).containsExactly("Mira Okafor");
        door.paper.desk.names().join(Newsdesk.TOM, Kind.TOPIC, "Harbor", "Harbour");
        assertThat(offered("topics", "harbo")).containsExactly("Harbour", "Inner harbour");
        published("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9");
        assertThat(offered("topics", "f")).hasSize(8);
    }

    private List<String> offered(String kind, String typed) {
        String q = java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8);
        return door.at("/api/" + kind + "?q=" + q, door.mira)
                .get()
                .is(200)
                .json()
                .path("names")
                .valueStream()
                .map(name -> name.asString())
                .toList();
    }

    @Test
    void rootsOfNamesThatMayBeOneAreTheSameAndOthersAreNot() {
        assertThat(List.of("harbour", "harbors", "Harbor", "Harbours").stream().map(Twins::root))
                .containsOnly("harbor");
        assertThat(Twins.root("town centres")).isEqualTo(Twins.root("Town Centers"));
        assertThat(Twins.root("Organisations")).isEqualTo(Twins.root("organization"));
        assertThat(Twins.root("Buses")).isEqualTo(Twins.root("bus"));
        assertThat(Twins.root("四川")).isEqualTo("四川");
        assertThat(Twins.root("Press")).isNotEqualTo(Twins.root("Prey"));
        assertThat(Twins.root("Paris")).isNotEqualTo(Twins.root("Par"));
    }

    @Test
    void whatIsFiledFromThenOnHasTheNameThatIsKeptAndReadersKeepWhatTheyHave() {
        StoryId before = published("Harbor").getFirst();
        join("/topics", "Harbor", "Harbour").is(303);
        join("/authors", "M. Okafor", "Mira Okafor").is(303);
        Story story = story(List.of("M. Okafor", "Mira Okafor"), "Tides", "HARBOR", "Harbour");
        Copy draft = door.paper.desk.create(Newsdesk.MIRA, story);
        assertThat(door.paper.desk.copy(draft.id()).story()).isEqualTo(story);
        Copy filed = door.paper.desk.file(Newsdesk.MIRA, draft.id());
        assertThat(filed.state()).isEqualTo("filed");
        assertThat(filed.story().topics()).containsExactly("Tides", "Harbour");
        assertThat(filed.story().byline()).containsExactly("Mira Okafor");
        assertThat(door.paper.desk.copy(before).story().topics()).containsExactly("Harbor");
        assertThat(page(tom, "/topics").select("[aria-labelledby=joined] li span").text())
                .contains("Harbor becomes Harbour");
        assertThat(tom.load("/audit").body()).contains("join names", "“Harbor” is “Harbour”");
    }

    @Test
    void anEditorWhoFilesForAReporterHasNotWrittenInTheStory() {
        door.paper.desk.names().join(Newsdesk.INES, Kind.TOPIC, "Harbor", "Harbour");
        for (boolean isOpen : List.of(false, true)) {
            Copy draft =
                    door.paper.desk.create(Newsdesk.MIRA, story(List.of("Mira Okafor"), "Harbor"));
            if (isOpen) {
                assertThat(door.paper.desk.manuscripts().read(draft.id()).step()).isZero();
            }
            Copy filed = door.paper.desk.file(Newsdesk.TOM, draft.id());
            assertThat(filed.story().topics()).containsExactly("Harbour");
            assertThat(door.paper.desk.manuscripts().story(draft.id()).topics())
                    .containsExactly("Harbour");
            assertThat(door.paper.desk.revisions(draft.id()).getLast().by())
                    .isEqualTo("Mira Okafor");
            door.paper.desk.pass(Newsdesk.TOM, draft.id(), OptionalInt.empty());
        }
    }

    @Test
    void namesFollowOneAnotherAndNeverGoInACircle() {
        join("/topics", "Port", "Harbor").is(303);
        join("/topics", "Harbor", "Harbour").is(303);
        assertThat(door.paper.desk.names().all(Kind.TOPIC))
                .extracting(each -> each.written() + " > " + each.kept())
                .containsExactly("Harbor > Harbour", "Port > Harbour");
        Document refused = Jsoup.parse(join("/topics", "Harbour", "Harbor").is(422).body());
        assertThat(refused.select("main > [role=alert]").text())
                .contains("“Harbor” is itself joined with “Harbour”");
        assertThat(refused.select("input[name=written][list]").val()).isEqualTo("Harbour");
        assertThat(join("/topics", "Tides", "Tides").is(422).body()).contains("Both names are");
        join("/topics", "tides", "Tides").is(303);
        Element part =
                Objects.requireNonNull(
                        page(tom, "/topics").selectFirst("form[action='/topics/partings']"));
        tom.send("/topics/partings", part).is(303);
        assertThat(tom.send("/topics/partings", part).is(404).body())
                .contains("joined with nothing");
        assertThat(door.paper.desk.names().all(Kind.TOPIC)).hasSize(2);
    }

    @Test
    void onlyWhoPassesCopyJoinsNames() {
        Browser mira = Browser.of(door, Newsdesk.MIRA);
        Document page = page(mira, "/topics");
        assertThat(page.select("main form")).isEmpty();
        Element csrf = page.body();
        for (String path : List.of("/topics", "/authors")) {
            mira.send(path + "/joins", csrf, "_csrf", token(page), "written", "A", "kept", "B")
                    .is(403);
            mira.send(path + "/partings", csrf, "_csrf", token(page), "written", "A").is(403);
        }
        assertThat(door.paper.desk.names().all(Kind.TOPIC)).isEmpty();
    }

    private static String token(Document page) {
        return page.select("meta[name=csrf]").attr("content");
    }

    private Reply join(String path, String written, String kept) {
        Element form =
                Objects.requireNonNull(page(tom, path).selectFirst("[aria-labelledby=join] form"));
        return tom.send(path + "/joins", form, "written", written, "kept", kept);
    }

    /// A story about each.
    private List<StoryId> published(String... topics) {
        List<StoryId> ids = new ArrayList<>();
        for (String topic : topics) {
            StoryId id = door.paper.passed(story(List.of("Mira Okafor"), topic)).id();
            door.paper.desk.publish(Newsdesk.INES, id, OptionalInt.empty());
            ids.add(id);
        }
        archive.follow(door.paper.ledger.size());
        return ids;
    }

    private static Story story(List<String> byline, String... topics) {
        return new Story(
                "Tide comes in",
                new Slug("politics"),
                "",
                "",
                Source.OWN,
                byline,
                "",
                "",
                List.of(topics),
                List.of(Block.Paragraph.of("It does.")));
    }

    private static Document page(Browser browser, String path) {
        return Jsoup.parse(browser.load(path).is(200).body());
    }
}
