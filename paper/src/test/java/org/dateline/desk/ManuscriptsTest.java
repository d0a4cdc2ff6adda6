package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dateline.Newsdesk;
import org.dateline.story.Block;
import org.dateline.story.Headlines;
import org.dateline.story.Language;
import org.dateline.story.Mark;
import org.dateline.story.MediaId;
import org.dateline.story.Refusal;
import org.dateline.story.Relations;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import org.dateline.story.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ManuscriptsTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();

    @TempDir Path folder;
    private Newsdesk newsroom;
    private Desk desk;
    private StoryId id;

    @BeforeEach
    void open() {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
        id = desk.create(MIRA, story("Bridge reopens", "It is open.")).id();
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void everythingAStoryHasIsInItsManuscript() {
        MediaId medium = MediaId.parse("0000000000m1");
        Story all =
                new Story(
                        "Bridge reopens",
                        new Headlines("Open again", "", "The bridge is open"),
                        new Language("nb"),
                        new Slug("politics"),
                        "Traffic",
                        "After two years.",
                        new Source("Harbour Wire", "https://example.org/a"),
                        List.of("Mira Berg", "Tom Adler"),
                        "Ines Roth",
                        "North quay",
                        List.of("bridges", "ferries"),
                        new Relations(Optional.empty(), List.of(id)),
                        List.of(
                                new Block.Paragraph(
                                        new Text(
                                                "It is open, 七月 😀.",
                                                List.of(
                                                        new Mark.Strong(0, 5),
                                                        new Mark.Emphasis(3, 10),
                                                        new Mark.Link(2, 8, "https://example.org/"),
                                                        new Mark.Note(4, 10, "See below.")))),
                                new Block.Heading(3, Text.plain("Who paid")),
                                new Block.Quote(Text.plain("Finally."), "A driver"),
                                new Block.Listing(
                                        true,
                                        List.of(
                                                Text.plain("One"),
                                                new Text("Two", List.of(new Mark.Strong(0, 3))))),
                                new Block.Table(
                                        "Cars", List.of(List.of("A", ""), List.of("1", "2"))),
                                new Block.FactBox("The bridge", List.of(Text.plain("1932"))),
                                new Block.Picture(medium, "From the quay"),
                                new Block.Gallery(
                                        "",
                                        List.of(
                                                new Block.Picture(medium, ""),
                                                new Block.Picture(medium, "Again"))),
                                new Block.Video(medium, "Film"),
                                new Block.Audio(medium, ""),
                                new Block.Document(medium, "The report"),
                                new Block.Embed("https://example.org/map", "A map")));
        Tape tape = ManuscriptForm.tape(all);
        assertThat(ManuscriptForm.story(Tape.read(tape.json()))).isEqualTo(all);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() {
        type(MIRA, "mira-0001", 1, 0, "At last. ");
        newsroom.close();
        open2();
        assertThat(text()).contains("At last. It is open.");
        assertThat(desk.manuscripts().read(id).step()).isEqualTo(1);
    }

    @Test
    void aBatchThatComesTwiceIsAppliedOnce() {
        type(MIRA, "mira-0001", 1, 0, "Once. ");
        List<Entry> again = type(MIRA, "mira-0001", 1, 0, "Once. ");
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().client()).isEqualTo("mira-0001");
        newsroom.close();
        open2();
        assertThat(type(MIRA, "mira-0001", 1, 1, "Once. ")).isEmpty();
        assertThat(text()).contains("Once. It is open.").doesNotContain("Once. Once.");
    }

    @Test
    void aChangeMadeOnAnOlderStateIsAnsweredWithWhatCameBetween() {
        type(MIRA, "mira-0001", 1, 0, "At last. ");
        List<Entry> between = type(TOM, "tom-00001", 1, 0, "No. ");
        assertThat(between).hasSize(1);
        assertThat(between.getFirst().by()).isEqualTo(MIRA.name());
        assertThat(text()).doesNotContain("No.");
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        int writers = 8;
        int batches = 25;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String client = "writer-000" + w;
                Callable<Integer> work =
                        () -> {
                            int step = 0;
                            for (int sequence = 1; sequence <= batches; ) {
                                List<Entry> since =
                                        type(MIRA, client, sequence, step, client + "; ");
                                for (Entry entry : since) {
                                    step = Math.max(step, entry.end());
                                    if (entry.client().equals(client)
                                            && entry.sequence() == sequence) {
                                        sequence++;
                                    }
                                }
                            }
                            return step;
                        };
                all.add(threads.submit(work));
            }
            for (Future<Integer> each : all) {
                each.get();
            }
        }
        for (int w = 0; w < writers; w++) {
            assertThat(text().split("writer-000" + w + "; ", -1)).hasSize(batches + 1);
        }
        assertThat(
                        desk.manuscripts()
                                .read(id, writers * batches / 2)
                                .document()
                                .toString()
                                .length())
                .isLessThan(text().length());
    }

    @Test
    void filingMakesAVersionOfWhatWasWritten() {
        type(MIRA, "mira-0001", 1, 0, "At last. ");
        Copy filed = desk.file(MIRA, id);
        assertThat(filed.version()).isEqualTo(2);
        assertThat(filed.story().body())
                .containsExactly(Block.Paragraph.of("At last. It is open."));
    }

    @Test
    void nobodyPassesWhatTheyWroteInAmongOthers() {
        type(TOM, "tom-00001", 1, 0, "Really. ");
        type(MIRA, "mira-0001", 1, 1, "At last. ");
        desk.file(MIRA, id);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.pass(TOM, id, NEWEST))
                .withMessageContaining("somebody else must pass it");
        assertThat(desk.pass(INES, id, NEWEST)).isInstanceOf(Copy.Passed.class);
    }

    @Test
    void whatIsWrittenAfterAPassIsALaterVersion() {
        desk.file(MIRA, id);
        desk.pass(TOM, id, NEWEST);
        type(MIRA, "mira-0001", 1, 0, "Late. ");
        desk.publish(TOM, id, NEWEST);
        assertThat(desk.manuscripts().settle(id).live().orElseThrow().version()).isEqualTo(1);
        assertThat(desk.copy(id).version()).isEqualTo(2);
    }

    @Test
    void afterAMinuteWithoutAChangeThereIsAVersion() {
        type(MIRA, "mira-0001", 1, 0, "At last. ");
        desk.manuscripts().round();
        assertThat(desk.copy(id).version()).isEqualTo(1);
        newsroom.clock.pass(Duration.ofSeconds(61));
        desk.manuscripts().round();
        assertThat(desk.copy(id).version()).isEqualTo(2);
        desk.manuscripts().round();
        newsroom.clock.pass(Duration.ofSeconds(61));
        desk.manuscripts().round();
        assertThat(desk.revisions(id)).hasSize(2);
    }

    @Test
    void aWholeStoryThatIsPutIsOneChangeForThoseWhoHaveItOpen() {
        desk.manuscripts().read(id);
        Copy put = desk.save(TOM, id, 1, story("Bridge closes", "Again."));
        assertThat(put.version()).isEqualTo(2);
        List<Entry> seen = desk.manuscripts().since(id, 0);
        assertThat(seen).hasSize(1);
        assertThat(text()).contains("Bridge closes").contains("Again.");
        Tape replayed =
                Manuscript.applied(
                        ManuscriptForm.tape(story("Bridge reopens", "It is open.")),
                        seen.getFirst().steps().stream().map(Step::read).toList());
        assertThat(replayed.json()).isEqualTo(desk.manuscripts().read(id).document());
    }

    @Test
    void aWholeStoryDoesNotOverwriteWhatSomebodyIsWriting() {
        type(MIRA, "mira-0001", 1, 0, "At last. ");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.save(TOM, id, 1, story("Bridge closes", "Again.")))
                .withMessageContaining("saved by " + MIRA.name());
        assertThat(text()).contains("At last. It is open.");
    }

    @Test
    void aStoryWithoutAHeadlineIsKeptButNotFiled() {
        desk.manuscripts()
                .write(
                        MIRA,
                        id,
                        new Batch(
                                "mira-0001",
                                1,
                                0,
                                List.of(
                                        json(
                                                "{\"stepType\": \"replace\", \"from\": 3, \"to\": 17}"))));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.file(MIRA, id))
                .withMessage("The headline is missing.");
        newsroom.close();
        open2();
        assertThat(text()).doesNotContain("Bridge").contains("It is open.");
    }

    @Test
    void somebodyWhoWaitsIsToldOfAChangeAndOfWhoIsThere() throws Exception {
        Manuscripts manuscripts = desk.manuscripts();
        manuscripts.see(id, new Presence("tom-00001", TOM.name(), 0, 20, 20));
        Manuscripts.News first = manuscripts.await(id, 0, -1, Duration.ofSeconds(10));
        assertThat(first.present()).hasSize(1);
        type(MIRA, "mira-0001", 1, 0, "At last. ");
        assertThat(manuscripts.await(id, 0, first.call(), Duration.ofSeconds(10)).step())
                .isEqualTo(1);
        manuscripts.leave(id, "tom-00001");
        assertThat(manuscripts.await(id, 1, first.call(), Duration.ofSeconds(10)).present())
                .isEmpty();
    }

    private void open2() {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
    }

    /// Types at the beginning of the first paragraph.
    private List<Entry> type(
            org.dateline.staff.Member by, String client, int sequence, int step, String words) {
        int position = position();
        JsonNode json =
                json(
                        "{\"stepType\": \"replace\", \"from\": %d, \"to\": %d, \"slice\": {\"content\": [{\"type\": \"text\", \"text\": \"%s\"}]}}"
                                .formatted(position, position, words));
        return desk.manuscripts().write(by, id, new Batch(client, sequence, step, List.of(json)));
    }

    private int position() {
        Tape tape = Tape.read(desk.manuscripts().read(id).document());
        int at = 0;
        for (Token token : tape.tokens()) {
            at += token.size();
            if (token instanceof Token.Open open && open.type().name().equals("paragraph")) {
                return at;
            }
        }
        throw new AssertionError(tape);
    }

    private String text() {
        return desk.manuscripts().read(id).document().toString();
    }

    private static JsonNode json(String text) {
        return StoryJson.MAPPER.readTree(text);
    }
}
