package org.dateline.newsroom;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.desk.Desk;
import org.dateline.newsroom.jte.JtefrontGenerated;
import org.dateline.press.Makeup;
import org.dateline.press.Makeup.Made;
import org.dateline.press.Makeup.Place;
import org.dateline.press.Makeup.Spot;
import org.dateline.staff.Right;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.StoryId;
import org.jsoup.nodes.Document;

/// The screen on which a front is arranged, beside the front itself. What is moved stands in the
/// screen's address until it is printed, so that going back undoes it, and it works by forms alone.
final class FrontPages {
    private static final int MOST = 100;

    private final Desk desk;
    private final Readers readers;
    private final Galley galley;
    private final InstantSource clock;
    private final byte[] script = Screens.read("fronts.js");

    FrontPages(Desk desk, Readers readers, InstantSource clock) {
        this.desk = desk;
        this.readers = readers;
        this.galley = new Galley(readers.url());
        this.clock = clock;
    }

    Answer first(Call call) {
        return show(call, "home");
    }

    Answer show(Call call) {
        return show(call, call.variable("name"));
    }

    private Answer show(Call call, String front) {
        List<StoryId> was = desk.arrangement(front);
        Proposal given = given(call, was);
        Proposal proposal = given;
        Optional<String> refusal = Optional.empty();
        try {
            proposal = asked(call, front, given);
        } catch (Refusal refused) {
            refusal = Optional.of(refused.sentence());
        }
        Made made = readers.makeup().get().of(front, proposal.stories());
        FrontScreen screen =
                new FrontScreen(
                        front,
                        made.name(),
                        readers.url().get() + made.path(),
                        groups(readers.makeup().get().paper()),
                        proposal.word(),
                        new Proposal(was).word(),
                        call.by().may(Right.ARRANGE),
                        lines(made, proposal),
                        made.gone().stream().map(StoryId::toString).toList(),
                        refusal);
        return Screens.page(
                Screens.POLICY + "; frame-src 'self'",
                out -> JtefrontGenerated.render(out, Screens.ASIS, Screens.desktop(call), screen));
    }

    /// What was moved before this, or the order that readers have.
    private static Proposal given(Call call, List<StoryId> was) {
        return call.parameter("stories")
                .map(
                        text ->
                                new Proposal(
                                        Stream.of(text.split(","))
                                                .filter(id -> !id.isEmpty())
                                                .limit(MOST + 1L)
                                                .map(id -> Fields.id("stories", id))
                                                .distinct()
                                                .toList()))
                .orElse(new Proposal(was));
    }

    /// What becomes of a proposal by what is asked for.
    private Proposal asked(Call call, String front, Proposal given) {
        Optional<StoryId> moved = call.parameter("move").map(FrontPages::story);
        if (moved.isEmpty()) {
            return given;
        }
        if (call.parameter("release").isPresent()) {
            return given.without(moved.get());
        }
        List<StoryId> shown =
                readers.makeup().get().of(front, given.stories()).places().stream()
                        .map(Place::id)
                        .toList();
        int at = shown.indexOf(moved.get()) + 1;
        Optional<String> by = call.parameter("by");
        int to = by.map(way -> way.equals("up") ? at - 1 : at + 1).orElseGet(() -> to(call));
        Proposal next = given.moved(shown, moved.get(), to);
        if (at == 0
                && readers.makeup().get().of(front, next.stories()).gone().contains(moved.get())) {
            throw Refusal.invalid(
                    "Readers do not have story %s; publish it first.".formatted(moved.get()));
        }
        if (next.stories().size() > MOST) {
            throw Refusal.invalid("At most %d stories stand by hand.".formatted(MOST));
        }
        return next;
    }

    private static int to(Call call) {
        return call.parameter("to")
                .flatMap(Call::positive)
                .orElseThrow(() -> Refusal.invalid("A position is a whole number from 1."));
    }

    /// A story by its number, or by its address on the site or here.
    static StoryId story(String text) {
        String word = text.strip();
        int from = word.indexOf("/stories/");
        String rest = from < 0 ? word : word.substring(from + "/stories/".length());
        int end = rest.indexOf('/');
        return Fields.id("story", end < 0 ? rest : rest.substring(0, end));
    }

    private List<FrontScreen.Line> lines(Made made, Proposal proposal) {
        List<FrontScreen.Line> lines = new ArrayList<>();
        for (Place place : made.places()) {
            boolean byHand = proposal.stories().contains(place.id());
            lines.add(
                    new FrontScreen.Line(
                            place.number(),
                            place.id().toString(),
                            place.headline(),
                            Section.name(desk.sections(), place.section()),
                            word(place.spot()),
                            place.firstPublished(),
                            byHand,
                            place.popular(),
                            FrontRemarks.of(place, byHand, clock.instant())));
        }
        return List.copyOf(lines);
    }

    private static String word(Spot spot) {
        return switch (spot) {
            case LEAD -> "Lead";
            case SUMMARY -> "With a summary";
            case HEADLINE -> "Headline";
            case PICTURE -> "Picture";
            case RAIL -> "In the rail";
        };
    }

    /// The fronts of every edition, the main one first.
    private List<FrontScreen.Group> groups(String paper) {
        List<FrontScreen.Group> groups = new ArrayList<>();
        groups.add(group(paper, "", desk.sections()));
        desk.editions()
                .forEach(
                        each -> groups.add(group(each.name(), each.slug() + ".", each.sections())));
        return groups;
    }

    private FrontScreen.Group group(String title, String prefix, List<Section> sections) {
        return new FrontScreen.Group(
                title,
                prefix + "home",
                desk.fronts().stream()
                        .filter(
                                name ->
                                        prefix.isEmpty()
                                                ? name.indexOf('.') < 0
                                                : name.startsWith(prefix))
                        .map(
                                name ->
                                        new FrontScreen.Choice(
                                                name,
                                                FrontNames.of(
                                                        name.substring(prefix.length()), sections)))
                        .toList());
    }

    /// The front as it would be, with marks at what is read most.
    Answer page(Call call) {
        String front = call.variable("name");
        Proposal proposal = given(call, desk.arrangement(front));
        Makeup.Page made = readers.makeup().get().page(front, proposal.stories());
        Document page = galley.leading(made.bytes());
        for (Place place : made.front().places()) {
            if (place.popular() > 0) {
                page.select("main h2 a[href], main h3 a[href], nav a[href], aside a[href]").stream()
                        .filter(link -> link.attr("href").endsWith(place.path()))
                        .findFirst()
                        .ifPresent(
                                link ->
                                        link.before(" ")
                                                .prependElement("mark")
                                                .text("№ %d read".formatted(place.popular()))
                                                .after(" "));
            }
        }
        return galley.answer(page);
    }

    Answer script(Call call) {
        return Screens.script(script);
    }
}
