package org.dateline.newsroom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dateline.desk.Copy;
import org.dateline.desk.Desk;
import org.dateline.press.Galleys;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/api/stories/{id}/outlook`: what readers would see differently.
final class Outlooks {
    private final Desk desk;
    private final Readers readers;

    Outlooks(Desk desk, Readers readers) {
        this.desk = desk;
        this.readers = readers;
    }

    Answer read(Call call) {
        StoryId id = call.id();
        Copy copy = desk.copy(id);
        int version = call.version("version").orElse(copy.version());
        Story next = desk.text(id, version);
        Galleys galleys = readers.galleys().get();
        Optional<Story> live = copy.live().map(now -> desk.text(id, now.version()));
        Outlook.Places places =
                new Outlook.Places(
                        live.map(story -> open(galleys, story)).orElse(Set.of()),
                        open(galleys, next),
                        live.isPresent() ? showing(id) : Set.of());
        Outlook outlook = Outlook.of(live, next, places, galleys.language(next));
        ObjectNode json = CopyJson.object().put("version", version);
        copy.live().ifPresent(now -> json.put("live", now.version()));
        all(json.putArray("fresh"), desk.domains().fresh(next));
        return Answer.ok(write(json, outlook, desk.prospect(next).obstacles()));
    }

    private static Set<String> open(Galleys galleys, Story story) {
        return new TreeSet<>(galleys.fronts(story));
    }

    private Set<String> showing(StoryId id) {
        return readers.fronts().get().entrySet().stream()
                .filter(front -> front.getValue().contains(id))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ObjectNode write(ObjectNode json, Outlook outlook, List<String> obstacles) {
        outlook.headline().ifPresent(turn -> turn(json.putObject("headline"), turn));
        outlook.section()
                .map(turn -> new Outlook.Turn(section(turn.from()), section(turn.to())))
                .ifPresent(turn -> turn(json.putObject("section"), turn));
        json.put("paragraphs", outlook.paragraphs());
        all(json.putArray("links"), outlook.links());
        all(json.putArray("domains"), outlook.domains());
        shift(json.putObject("topics"), outlook.topics());
        shift(json.putObject("media"), outlook.media());
        shift(
                json.putObject("fronts"),
                new Outlook.Shift(
                        named(outlook.fronts().gains()),
                        named(outlook.fronts().keeps()),
                        named(outlook.fronts().loses())));
        all(json.putArray("obstacles"), obstacles);
        return json;
    }

    private static void turn(ObjectNode json, Outlook.Turn turn) {
        json.put("from", turn.from()).put("to", turn.to());
    }

    private static void shift(ObjectNode json, Outlook.Shift shift) {
        all(json.putArray("gains"), shift.gains());
        all(json.putArray("keeps"), shift.keeps());
        all(json.putArray("loses"), shift.loses());
    }

    private static void all(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private List<String> named(List<String> fronts) {
        return fronts.stream().map(this::named).toList();
    }

    /// A front as the desk calls it: `zh.home` is “Home (zh)”.
    private String named(String front) {
        int dot = front.indexOf('.');
        String name = FrontNames.of(front.substring(dot + 1), desk.sections());
        return dot < 0 ? name : "%s (%s)".formatted(name, front.substring(0, dot));
    }

    private String section(String slug) {
        return Section.name(desk.sections(), new Slug(slug));
    }
}
