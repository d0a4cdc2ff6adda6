package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.dateline.Newsdesk;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Older versions: who wrote them, and how one becomes the newest again.
class HistoryTest {
    private static final Story FIRST = story("Bridge reopens", "It is open.", "Buses cross it.");
    private static final Story SECOND = story("Bridge shut", "It is shut.", "Buses cross it.");

    @TempDir Path folder;
    private Newsdesk newsroom;
    private Desk desk;
    private StoryId id;

    @BeforeEach
    void open() {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
        id = desk.create(MIRA, FIRST).id();
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void theHistorySaysWhoWroteEachVersionWhenAndWhatWasDoneToIt() {
        newsroom.clock.pass(Duration.ofMinutes(2));
        desk.save(TOM, id, 1, SECOND);
        desk.file(MIRA, id);
        List<PastVersion> history = desk.history(id, Integer.MAX_VALUE, 50);
        assertThat(history).extracting(PastVersion::version).containsExactly(2, 1);
        assertThat(history)
                .extracting(PastVersion::by)
                .containsExactly(List.of(TOM.name()), List.of(MIRA.name()));
        assertThat(history.getFirst().deeds())
                .extracting(PastVersion.Deed::act)
                .containsExactly(Act.FILE);
        assertThat(Duration.between(history.getLast().at(), history.getFirst().at())).hasMinutes(2);
        assertThat(desk.history(id, 2, 50)).extracting(PastVersion::version).containsExactly(1);
        assertThat(desk.history(id, Integer.MAX_VALUE, 1)).hasSize(1);
    }

    @Test
    void everybodyWhoTypedInAVersionIsNamed() {
        write(MIRA.name(), 1, 0, attribute("dateline", "MARLOW"));
        write(TOM.name(), 1, 1, attribute("editor", "Tom"));
        desk.manuscripts().settle(id);
        assertThat(desk.history(id, Integer.MAX_VALUE, 1).getFirst().by())
                .containsExactly(TOM.name(), MIRA.name());
    }

    @Test
    void aRestoredVersionIsANewOneAndNothingBetweenIsLost() {
        desk.save(MIRA, id, 1, SECOND);
        Copy copy = desk.restore(TOM, id, 1);
        assertThat(copy.version()).isEqualTo(3);
        assertThat(copy.story()).isEqualTo(FIRST);
        assertThat(desk.text(id, 2)).isEqualTo(SECOND);
        PastVersion newest = desk.history(id, Integer.MAX_VALUE, 1).getFirst();
        assertThat(newest.restores()).isEqualTo(1);
        assertThat(newest.by()).containsExactly(TOM.name());
    }

    @Test
    void whatWasTypedSinceTheNewestVersionIsKeptAsOneBeforeAnOlderIsRestored() {
        desk.save(MIRA, id, 1, SECOND);
        write(MIRA.name(), 1, 0, attribute("dateline", "MARLOW"));
        assertThat(desk.restore(TOM, id, 1).version()).isEqualTo(4);
        assertThat(desk.text(id, 3).dateline()).isEqualTo("MARLOW");
        assertThat(desk.manuscripts().read(id).settled()).isTrue();
    }

    @Test
    void whoeverHasItOpenSeesOnlyTheBlocksChangeThatDiffer() {
        desk.save(MIRA, id, 1, SECOND);
        desk.manuscripts().read(id);
        desk.restore(TOM, id, 1);
        List<JsonNode> steps = desk.manuscripts().since(id, 0).getFirst().steps();
        assertThat(steps).hasSize(2);
        assertThat(steps.toString()).contains("It is open.").doesNotContain("Buses");
    }

    @Test
    void nothingIsRestoredThatTheStorySaysAlreadyAndNothingWhileItIsSpiked() {
        assertThat(desk.restore(TOM, id, 1).version()).isEqualTo(1);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> desk.restore(TOM, id, 9));
        desk.save(MIRA, id, 1, SECOND);
        desk.spike(TOM, id, "");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> desk.restore(TOM, id, 1))
                .withMessageContaining("spiked");
    }

    @Test
    void aVersionThatWasPassedPrintsAndTheRestoredOneWaits() {
        desk.save(MIRA, id, 1, SECOND);
        desk.file(MIRA, id);
        desk.pass(TOM, id, OptionalInt.empty());
        desk.restore(TOM, id, 1);
        assertThat(desk.copy(id))
                .isInstanceOfSatisfying(
                        Copy.Passed.class,
                        passed -> {
                            assertThat(passed.passed()).isEqualTo(2);
                            assertThat(passed.version()).isEqualTo(3);
                        });
    }

    @Test
    void theStepsOfARewritingMakeTheOneManuscriptOfTheOther() {
        long seed = System.nanoTime();
        System.out.println("HistoryTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Tape from = ManuscriptForm.tape(random(random));
            Tape to = ManuscriptForm.tape(random(random));
            List<JsonNode> steps = Rewriting.steps(from, to);
            assertThat(steps).isNotEmpty();
            Tape made = Manuscript.applied(from, steps.stream().map(Step::read).toList());
            assertThat(made).as("seed %d, round %d", seed, i).isEqualTo(to);
        }
    }

    private static Story random(Random random) {
        List<String> paragraphs = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            paragraphs.add("Paragraph " + random.nextInt(4));
        }
        return story("Headline " + random.nextInt(2), paragraphs.toArray(String[]::new));
    }

    private void write(String by, int sequence, int step, JsonNode change) {
        desk.manuscripts()
                .write(
                        by.equals(TOM.name()) ? TOM : MIRA,
                        id,
                        new Batch("window-" + by.hashCode(), sequence, step, List.of(change)));
    }

    private static JsonNode attribute(String name, String value) {
        return StoryJson.MAPPER
                .createObjectNode()
                .put("stepType", "docAttr")
                .put("attr", name)
                .put("value", value);
    }
}
