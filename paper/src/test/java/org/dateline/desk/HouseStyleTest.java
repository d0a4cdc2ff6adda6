package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.INES;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dateline.Newsdesk;
import org.dateline.desk.HouseStyle.Kept;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Role;
import org.dateline.story.Language;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseStyleTest {
    @TempDir Path folder;
    private Newsdesk newsroom;
    private HouseStyle style;
    private StoryId id;

    @BeforeEach
    void open() {
        newsroom = Newsdesk.open(folder);
        style = newsroom.desk.houseStyle();
        id = newsroom.desk.create(MIRA, story("Bridge reopens", "It is open.")).id();
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void rulesStandInTheOrderOfTheirWordsAndLastThroughARestart() {
        style.add(TOM, rule("utilise", "use"));
        style.add(TOM, rule("Kiev", "Kyiv"));
        newsroom = newsroom.reopen();
        assertThat(newsroom.desk.houseStyle().all())
                .extracting(kept -> kept.rule().words())
                .containsExactly("Kiev", "utilise");
    }

    @Test
    void aRuleIsChangedAndTakenOut() {
        Kept kept = style.add(TOM, rule("utilise", "use"));
        style.change(INES, kept.id(), rule("utilise", "employ"));
        assertThat(style.all()).extracting(each -> each.rule().instead()).containsExactly("employ");
        style.leave(MIRA, id, kept.id());
        style.remove(TOM, kept.id());
        assertThat(style.all()).isEmpty();
        assertThat(style.left(id)).isEmpty();
        refused("no such rule", () -> style.remove(TOM, kept.id()));
        refused("no such rule", () -> style.change(TOM, kept.id(), rule("a", "b")));
        refused("no such rule", () -> style.leave(TOM, id, kept.id()));
    }

    @Test
    void aRuleIsLeftAsideInOneStoryAndAskedAboutAgain() {
        Kept kept = style.add(TOM, rule("utilise", "use"));
        StoryId other = newsroom.desk.create(MIRA, story("Ferry sails", "It sails.")).id();
        assertThat(style.leave(MIRA, id, kept.id())).containsExactly(kept.id());
        assertThat(style.leave(TOM, id, kept.id())).containsExactly(kept.id());
        assertThat(style.left(other)).isEmpty();
        assertThat(style.lookAgain(MIRA, id, kept.id())).isEmpty();
    }

    @Test
    void whoDoesNotPassCopyForTheWholePaperDoesNotChangeItsStyle() {
        Member politics = new Member("Sam", Role.EDITOR, Set.of(new Slug("politics")), "");
        refused("it takes editor", () -> style.add(MIRA, rule("a", "b")));
        refused("concerns the whole paper", () -> style.add(politics, rule("a", "b")));
        Member science = new Member("Sam", Role.REPORTER, Set.of(new Slug("science")), "");
        Kept kept = style.add(TOM, rule("utilise", "use"));
        refused("works for science", () -> style.leave(science, id, kept.id()));
    }

    @Test
    void whatIsNoRuleIsRefused() {
        refused("1 to 100", () -> rule(" ", "x"));
        refused("1 to 100", () -> rule("x".repeat(101), ""));
        refused("at most 100", () -> rule("x", "y".repeat(101)));
        refused("“why”", () -> new StyleRule("x", "", "", Language.MAIN, false));
        refused("“why”", () -> new StyleRule("x", "", "y".repeat(501), Language.MAIN, false));
        refused("the same words", () -> rule("a  b", "a b"));
        refused("is not a language", () -> new Language("?"));
        style.add(TOM, rule("utilise", "use"));
        refused("a rule about “utilise” already", () -> style.add(TOM, rule("utilise", "apply")));
        Kept other = style.add(TOM, rule("prior to", "before"));
        refused("already", () -> style.change(TOM, other.id(), rule("utilise", "apply")));
    }

    @Test
    void thereAreFiveHundredRulesAtMost() {
        IntStream.range(0, HouseStyle.MOST).forEach(i -> style.add(TOM, rule("word " + i, "x")));
        refused("has 500 rules", () -> style.add(TOM, rule("one more", "x")));
    }

    @Test
    void whatWasDoneToTheStyleStandsInTheAuditLog() {
        Kept kept = style.add(TOM, rule("utilise", "use"));
        style.leave(MIRA, id, kept.id());
        style.remove(TOM, kept.id());
        List<Audit.Line> lines =
                newsroom.staff.audit().page(Long.MAX_VALUE, "", "house style " + kept.id(), 10);
        assertThat(lines)
                .extracting(Audit.Line::act)
                .containsExactly("remove style rule", "add style rule");
        assertThat(lines.getLast().note()).contains("utilise").contains("use").contains("shorter");
        assertThat(newsroom.staff.audit().page(Long.MAX_VALUE, "", "story " + id, 10))
                .anyMatch(line -> line.act().equals("leave style rule"));
    }

    private static StyleRule rule(String words, String instead) {
        return new StyleRule(words, instead, "It is shorter.", new Language("en"), false);
    }

    private static void refused(String words, Runnable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).withMessageContaining(words);
    }
}
