package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dateline.Album;
import org.dateline.Newsdesk;
import org.dateline.desk.Checklist.Field;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Block;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a section asks for before copy is passed, and what is ticked with a pass.
class ChecklistsTest {
    private static final OptionalInt NEWEST = OptionalInt.empty();
    private static final Slug POLITICS = new Slug("politics");
    private static final String ASKED = "Has everybody who is named been asked?";
    private static final Member BRAM = new Member("Bram", Role.STANDARDS);

    private Newsdesk newsroom;
    private Desk desk;
    private StoryId id;

    @BeforeEach
    void open(@TempDir Path folder) {
        newsroom = Newsdesk.open(folder);
        desk = newsroom.desk;
        id = desk.create(MIRA, story("Bridge", "Open.")).id();
        desk.file(MIRA, id);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void aPaperAsksForNothingUnlessSomebodySaysSo() {
        assertThat(desk.checklists().all()).isEmpty();
        desk.pass(TOM, id, NEWEST);
    }

    @Test
    void whatASectionAsksForIsNamedWhenItIsMissing() {
        ask(Optional.of(POLITICS), Set.of(Field.KICKER, Field.DATELINE, Field.TOPIC));
        refused(
                "politics asks for more before it is passed. This version lacks a kicker, a topic",
                () -> desk.pass(TOM, id, NEWEST));
        assertThat(desk.copy(id)).isInstanceOf(Copy.Filed.class);
        desk.save(MIRA, id, 1, whole("politics"));
        desk.pass(TOM, id, NEWEST);
    }

    @Test
    void anotherSectionAsksForItsOwn() {
        ask(Optional.of(new Slug("science")), Set.of(Field.PICTURE));
        desk.pass(TOM, id, NEWEST);
        ask(Optional.empty(), Set.of(Field.KICKER));
        assertThat(desk.checklists().of(new Slug("science")).fields())
                .containsExactly(Field.KICKER, Field.PICTURE);
        assertThat(desk.checklists().of(POLITICS).fields()).containsExactly(Field.KICKER);
    }

    @Test
    void questionsAreTickedByWhoPassesAndStayWithThePass() {
        desk.checklists().put(INES, Optional.of(POLITICS), new Checklist(Set.of(), List.of(ASKED)));
        refused("Not ticked: “" + ASKED + "”", () -> desk.pass(TOM, id, NEWEST));
        refused("Not ticked", () -> desk.pass(TOM, id, NEWEST, List.of("Something else?")));
        desk.pass(TOM, id, NEWEST, List.of(ASKED, "Something else?"));
        desk.checklists().put(INES, Optional.of(POLITICS), Checklist.NONE);
        PastVersion version = desk.history(id, Integer.MAX_VALUE, 1).getFirst();
        assertThat(version.deeds().getLast())
                .isEqualTo(
                        new PastVersion.Deed(
                                Act.PASS,
                                TOM.name(),
                                newsroom.clock.instant(),
                                new Second.NotNeeded(),
                                List.of(ASKED)));
    }

    @Test
    void everyFieldIsThereOrLacking() {
        Checklist all = new Checklist(EnumSet.allOf(Field.class), List.of());
        Story bare =
                new Story(
                        "Bridge",
                        POLITICS,
                        "",
                        "",
                        Source.OWN,
                        List.of(),
                        "",
                        "",
                        List.of(),
                        List.of(Block.Paragraph.of("Open.")));
        assertThat(all.lacks(bare)).containsExactly(Field.values());
        assertThat(all.lacks(whole("politics"))).isEmpty();
    }

    @Test
    void standardsEditorsAndChiefsSayWhatIsAskedFor() {
        refused("it takes standards to change a checklist", () -> put(TOM, Optional.of(POLITICS)));
        put(BRAM, Optional.of(POLITICS));
        put(INES, Optional.empty());
        Member science = new Member("Sam", Role.STANDARDS, Set.of(new Slug("science")), "");
        refused("Sam works for science", () -> put(science, Optional.of(POLITICS)));
        refused("Sam works for science", () -> put(science, Optional.empty()));
        refused("no section", () -> put(INES, Optional.of(new Slug("gossip"))));
        assertThat(newsroom.staff.audit().page(Long.MAX_VALUE, "", "section politics", 10))
                .extracting(Audit.Line::note)
                .containsExactly("a kicker.");
    }

    @Test
    void aListHasTwentyShortQuestionsAtMost() {
        refused("one line", () -> new Checklist(Set.of(), List.of("x".repeat(201))));
        refused("one line", () -> new Checklist(Set.of(), List.of("a\nb")));
        refused("one line", () -> new Checklist(Set.of(), List.of(" ")));
        List<String> many = IntStream.range(0, 21).mapToObj(i -> "Question " + i).toList();
        refused(
                "at most 20 questions",
                () -> desk.checklists().put(INES, Optional.empty(), new Checklist(Set.of(), many)));
        assertThat(new Checklist(Set.of(), Collections.nCopies(30, "Again?")).questions())
                .hasSize(1);
        refused("there are kicker", () -> Field.of("horoscope"));
    }

    private void put(Member by, Optional<Slug> section) {
        desk.checklists().put(by, section, new Checklist(Set.of(Field.KICKER), List.of()));
    }

    private void ask(Optional<Slug> section, Set<Field> fields) {
        desk.checklists().put(INES, section, new Checklist(fields, List.of()));
    }

    private static Story whole(String section) {
        return new Story(
                "Bridge",
                new Slug(section),
                "Transport",
                "It opens at six.",
                new Source("The Agency", ""),
                List.of(MIRA.name()),
                TOM.name(),
                "HARBOUR",
                List.of("Bridges"),
                List.of(new Block.Picture(Album.PIER, "")));
    }

    private static void refused(String words, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act).withMessageContaining(words);
    }
}
