package org.dateline.newsroom;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.dateline.desk.Basket;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.desk.FrontPlan;
import org.dateline.desk.Moments;
import org.dateline.desk.Search;
import org.dateline.newsroom.jte.JtefrontGenerated;
import org.dateline.press.Makeup;
import org.dateline.press.Makeup.Made;
import org.dateline.press.Makeup.Place;
import org.dateline.press.Makeup.Spot;
import org.dateline.staff.Right;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.StoryId;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The screen on which a front is arranged, beside the front itself. What is moved stands in the
/// screen's address until it is printed, so that going back undoes it, and it works by forms alone.
final class FrontPages {
    private static final int MOST = 100;
    private static final int FOUND = 10;

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
        List<Copy.Passed> coming = coming(made.gone());
        FrontScreen screen =
                new FrontScreen(
                        front,
                        made.name(),
                        readers.url().get() + made.path(),
                        groups(readers.makeup().get().paper()),
                        proposal.word(),
                        new Proposal(was).word(),
                        call.by().may(Right.ARRANGE),
                        lines(made, proposal, coming),
                        made.gone().stream()
                                .filter(id -> coming.stream().noneMatch(it -> it.id().equals(id)))
                                .map(StoryId::toString)
                                .toList(),
                        desk.zone().toString(),
                        desk.frontPlans().of(front).stream().map(this::plan).toList(),
                        call.parameter("find").orElse(""),
                        found(call, front),
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
        List<StoryId> shown = shown(front, given);
        int at = shown.indexOf(moved.get()) + 1;
        Optional<String> by = call.parameter("by");
        int to = by.map(way -> way.equals("up") ? at - 1 : at + 1).orElseGet(() -> to(call));
        Proposal next = given.moved(shown, moved.get(), to);
        if (at == 0 && !shown(front, next).contains(moved.get())) {
            throw Refusal.invalid(
                    "Readers do not have story %s; publish it first, or schedule it."
                            .formatted(moved.get()));
        }
        if (next.stories().size() > MOST) {
            throw Refusal.invalid("At most %d stories stand by hand.".formatted(MOST));
        }
        return next;
    }

    /// A front from the top: what stands there by hand, also what is yet to print, then what
    /// follows by time.
    private List<StoryId> shown(String front, Proposal proposal) {
        Made made = readers.makeup().get().of(front, proposal.stories());
        List<StoryId> gone = new ArrayList<>(made.gone());
        coming(made.gone()).forEach(copy -> gone.remove(copy.id()));
        return Stream.concat(
                        proposal.stories().stream().filter(id -> !gone.contains(id)),
                        made.places().stream()
                                .map(Place::id)
                                .filter(id -> !proposal.stories().contains(id)))
                .toList();
    }

    /// Those that print by themselves.
    private List<Copy.Passed> coming(List<StoryId> ids) {
        return ids.stream()
                .map(desk::copy)
                .filter(Copy.Passed.class::isInstance)
                .map(Copy.Passed.class::cast)
                .filter(copy -> copy.due().filter(due -> due.missed().isEmpty()).isPresent())
                .toList();
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

    private List<FrontScreen.Line> lines(Made made, Proposal proposal, List<Copy.Passed> coming) {
        Map<StoryId, FrontScreen.Line> lines = new LinkedHashMap<>();
        List<Section> sections = desk.sections();
        coming.forEach(copy -> lines.put(copy.id(), line(copy, sections)));
        made.places().forEach(place -> lines.put(place.id(), line(place, sections, proposal)));
        return Stream.concat(proposal.stories().stream(), lines.keySet().stream())
                .distinct()
                .filter(lines::containsKey)
                .map(lines::get)
                .toList();
    }

    private FrontScreen.Line line(Place place, List<Section> sections, Proposal proposal) {
        boolean byHand = proposal.stories().contains(place.id());
        return new FrontScreen.Line(
                place.id().toString(),
                place.headline(),
                Section.name(sections, place.section()),
                word(place.spot()),
                place.firstPublished(),
                byHand,
                place.popular(),
                FrontRemarks.of(place, byHand, clock.instant()));
    }

    /// Of one that stands by hand where it is yet to be seen.
    private FrontScreen.Line line(Copy.Passed copy, List<Section> sections) {
        Instant at = copy.due().orElseThrow().at();
        return new FrontScreen.Line(
                copy.id().toString(),
                copy.story().headline(),
                Section.name(sections, copy.story().section()),
                "Not printed yet",
                at,
                true,
                0,
                List.of(
                        "It prints by itself on %s: let this order print then, or later."
                                .formatted(Moments.say(at, desk.zone()))));
    }

    private FrontScreen.Plan plan(FrontPlan plan) {
        return new FrontScreen.Plan(
                plan.number(),
                Moments.say(plan.at(), desk.zone()),
                plan.by(),
                new Proposal(plan.stories()).word(),
                plan.stories().size(),
                plan.missed());
    }

    /// Stories by words in them, that readers have or that print by themselves: of the front's
    /// edition.
    private List<FrontScreen.Found> found(Call call, String front) {
        String words = call.parameter("find").orElse("").strip();
        if (words.isEmpty()) {
            return List.of();
        }
        Language language =
                desk.editions().stream()
                        .filter(edition -> front.startsWith(edition.slug() + "."))
                        .map(Edition::language)
                        .findFirst()
                        .orElse(Language.MAIN);
        return Stream.of(Basket.LIVE, Basket.SCHEDULED)
                .map(basket -> Search.of(basket).having(words, language))
                .flatMap(
                        search ->
                                desk
                                        .lists()
                                        .find(call.by(), search, OptionalLong.empty(), FOUND)
                                        .lines()
                                        .stream())
                .map(
                        line ->
                                new FrontScreen.Found(
                                        line.copy().id().toString(),
                                        line.copy().story().headline(),
                                        line.copy().state(),
                                        line.changed()))
                .toList();
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
                String links = place.spot() == Spot.RAIL ? ".top a" : "main h2 a, main h3 a";
                page.select(links).stream()
                        .filter(link -> link.attr("href").endsWith(place.path()))
                        .findFirst()
                        .ifPresent(link -> mark(link, "№ %d read".formatted(place.popular())));
            }
        }
        return galley.answer(page);
    }

    /// Says something of a story in the line above its headline, in the press's own type.
    private static void mark(Element link, String words) {
        String above = "kicker";
        Element headline = link.closest("h2, h3");
        if (headline == null) {
            link.before(new Element("span").addClass(above).text(words)).before(" ");
            return;
        }
        Element before = headline.previousElementSibling();
        if (before != null && before.hasClass(above)) {
            before.appendText(" · " + words);
        } else {
            headline.before(new Element("p").addClass(above).text(words));
        }
    }

    Answer script(Call call) {
        return Screens.script(script);
    }
}
