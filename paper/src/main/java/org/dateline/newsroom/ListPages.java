package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dateline.desk.Basket;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.desk.Flags;
import org.dateline.desk.Lists;
import org.dateline.desk.Moments;
import org.dateline.desk.Request;
import org.dateline.desk.Search;
import org.dateline.desk.Tardy;
import org.dateline.newsroom.jte.JtestoriesGenerated;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.story.Constants;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Refusal;
import org.dateline.story.Section;

/// Copy on a screen, as lists. What a list is filtered by stands in its address; it works by forms
/// alone.
final class ListPages {
    private static final int LINES = 50;
    private static final int MOST_WAITING = 20;

    private final Desk desk;
    private final Supplier<List<String>> people;

    /// @param people the names of the staff
    ListPages(Desk desk, Supplier<List<String>> people) {
        this.desk = desk;
        this.people = people;
    }

    Answer show(Call call) {
        Search search =
                Search.read(
                        name -> call.parameter(name).orElse(name.equals("which") ? "mine" : ""));
        return page(call, search, Stories.behind(call), "");
    }

    /// Saves the list that a page shows under a name.
    Answer save(Call call) {
        Search search = Search.read(name -> call.parameter(name).orElse(""));
        try {
            desk.lists()
                    .saved()
                    .save(
                            call.by(),
                            call.parameter("name").orElse(""),
                            search,
                            call.parameter("shared").isPresent());
        } catch (Refusal refused) {
            return page(call, search, OptionalLong.empty(), refused.sentence());
        }
        return Answer.elsewhere("/stories?" + search.address());
    }

    /// Takes a saved list away.
    Answer remove(Call call) {
        Search search = Search.read(name -> call.parameter(name).orElse(""));
        try {
            desk.lists().saved().remove(call.by(), call.number("number", "a saved list"));
        } catch (Refusal refused) {
            return page(call, search, OptionalLong.empty(), refused.sentence());
        }
        return Answer.elsewhere("/stories?" + search.address());
    }

    private Answer page(Call call, Search search, OptionalLong behind, String refusal) {
        Lists lists = desk.lists();
        // What is scheduled has one part.
        int limit = search.basket() == Basket.SCHEDULED ? Lists.PAGE : LINES;
        Lists.Page page = lists.find(call.by(), search, behind, limit);
        boolean isWhole = behind.isEmpty() && page.next().isEmpty() && page.lines().size() < limit;
        List<Section> sections = desk.sections();
        CopyList list =
                new CopyList(
                        search,
                        lists.counts(call.by()),
                        isWhole ? page.lines().size() : lists.count(call.by(), search),
                        page.lines().stream().map(line -> line(line, sections)).toList(),
                        search.basket() == Basket.MINE && behind.isEmpty()
                                ? NewslistPages.lines(
                                        desk, call.by(), desk.newslist().open(call.by()))
                                : List.of(),
                        page.next().isPresent()
                                ? "/stories?%s&before=%d"
                                        .formatted(search.address(), page.next().getAsLong())
                                : "",
                        behind.isEmpty(),
                        choices(search, sections),
                        lists.saved().of(call.by()),
                        call.by().may(Right.ASSIGN),
                        refusal,
                        lists.isCatchingUp(),
                        desk.tardy().stream().map(this::late).toList(),
                        desk.requests().waiting(MOST_WAITING).stream()
                                .map(request -> waiting(request, call.by()))
                                .toList());
        Answer answer =
                Screens.page(
                        StoryPages.POLICY,
                        out ->
                                JtestoriesGenerated.render(
                                        out, Screens.ASIS, Screens.desktop(call), list));
        return refusal.isEmpty() ? answer : answer.refused();
    }

    private CopyList.Choices choices(Search search, List<Section> sections) {
        List<Edition> editions = desk.editions();
        return new CopyList.Choices(
                sections,
                sections.stream()
                        .map(
                                section ->
                                        new CopyList.Choice(
                                                section.slug().text(),
                                                section.name(),
                                                search.section()
                                                        .equals(Optional.of(section.slug()))))
                        .toList(),
                editions.isEmpty() ? List.of() : languages(search, editions),
                Stream.of(Search.Kind.values())
                        .map(
                                kind ->
                                        new CopyList.Choice(
                                                Constants.word(kind),
                                                name(kind),
                                                search.kind().equals(Optional.of(kind))))
                        .toList(),
                Stream.of(Search.Order.values())
                        .map(
                                order ->
                                        new CopyList.Choice(
                                                Constants.word(order),
                                                name(order),
                                                search.order() == order))
                        .toList(),
                people.get());
    }

    private static List<CopyList.Choice> languages(Search search, List<Edition> editions) {
        return Stream.concat(
                        Stream.of(
                                new CopyList.Choice(
                                        "main",
                                        "the paper's own",
                                        search.language().equals(Optional.of(Language.MAIN)))),
                        editions.stream()
                                .map(
                                        edition ->
                                                new CopyList.Choice(
                                                        edition.language().tag(),
                                                        edition.name(),
                                                        search.language()
                                                                .equals(
                                                                        Optional.of(
                                                                                edition
                                                                                        .language())))))
                .toList();
    }

    private static String name(Search.Kind kind) {
        return switch (kind) {
            case GALLERY -> "galleries";
            case FILM -> "films";
            case AGENCY -> "copy from elsewhere";
            case TRANSLATION -> "translations";
        };
    }

    private static String name(Search.Order order) {
        return switch (order) {
            case NEWEST -> "changed last";
            case OLDEST -> "waiting longest";
        };
    }

    private CopyList.Late late(Tardy tardy) {
        return new CopyList.Late(
                tardy.story().toString(),
                desk.copy(tardy.story()).story().headline(),
                tardy.sentence());
    }

    private CopyList.Waiting waiting(Request request, Member member) {
        return new CopyList.Waiting(
                request.story().toString(),
                desk.text(request.story(), request.wanted().version().orElseThrow()).headline(),
                switch (request.wanted().what()) {
                    case PUBLISH -> "Publish it";
                    case CORRECT -> "Correct it";
                    case CLARIFY -> "Clarify it";
                    case WITHDRAW -> "Withdraw it";
                    case KILL -> "Kill it";
                },
                request.by(),
                request.ends(),
                request.by().equals(member.name()));
    }

    private CopyList.Line line(Lists.Line line, List<Section> sections) {
        Copy copy = line.copy();
        return new CopyList.Line(
                copy.id().toString(),
                copy.story().headline(),
                Section.name(sections, copy.story().section()),
                copy.state(),
                copy.live().isPresent() && !(copy instanceof Copy.Published),
                times(copy),
                missed(copy),
                line.flag().map(Flags.Flag::note).orElse(""),
                String.join(", ", copy.story().byline()),
                line.changed());
    }

    /// When it prints, or before when it must not.
    private String times(Copy copy) {
        if (copy instanceof Copy.Passed passed && passed.due().isPresent()) {
            Copy.Due due = passed.due().get();
            return (due.missed().isEmpty() ? "prints on " : "was to print on ")
                    + Moments.say(due.at(), desk.zone());
        }
        return copy.embargo()
                .map(until -> "embargoed until " + Moments.say(until, desk.zone()))
                .orElse("");
    }

    private static String missed(Copy copy) {
        return copy instanceof Copy.Passed passed
                ? passed.due().map(Copy.Due::missed).orElse("")
                : "";
    }
}
