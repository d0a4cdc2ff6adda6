package org.dateline.newsroom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.desk.Desk;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.newsroom.MastheadScreen.Look;
import org.dateline.newsroom.jte.JtesectionsGenerated;
import org.dateline.staff.Right;
import org.dateline.story.Edition;
import org.dateline.story.Refusal;
import org.dateline.story.Section;
import org.dateline.story.Slug;

/// The page where the sections of the paper and of its editions are settled, by a form alone.
final class SectionPages {
    private static final int LAST = Integer.MAX_VALUE;

    private final Desk desk;
    private final Settling settling;

    SectionPages(Desk desk, OnTheSite site) {
        this.desk = desk;
        this.settling = new Settling(desk, site);
    }

    Answer show(Call call) {
        Published.Site now = desk.masthead().now();
        Optional<Edition> edition = edition(call, now);
        Look look = new Look(now.entry().position(), "", List.of(), "");
        return page(call, now, edition, typed(now, edition), look);
    }

    Answer settle(Call call) {
        Published.Site now = desk.masthead().now();
        Optional<Edition> edition = edition(call, now);
        Map<String, String> typed = typed(call, now, edition);
        try {
            if (settling.prints(call, typed, now, wanted(call, typed, now, edition))) {
                return Answer.elsewhere(
                        edition.map(each -> "/sections?edition=" + each.slug())
                                .orElse("/sections"));
            }
            return page(call, now, edition, typed, look(call, typed, edition, ""));
        } catch (Refusal refused) {
            Look look = look(call, typed, edition, refused.sentence());
            return page(call, desk.masthead().now(), edition, typed, look).refused(refused);
        }
    }

    private Look look(
            Call call, Map<String, String> typed, Optional<Edition> edition, String refusal) {
        return settling.look(typed, now -> wanted(call, typed, now, edition), refusal);
    }

    private static Optional<Edition> edition(Call call, Published.Site now) {
        return call.parameter("edition")
                .filter(slug -> !slug.isEmpty())
                .map(
                        slug ->
                                now.editions().stream()
                                        .filter(each -> each.slug().text().equals(slug))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        Refusal.notFound(
                                                                "There is no edition at that address; those there are stand on the page of the sections.")));
    }

    private Submission.OfSite wanted(
            Call call, Map<String, String> typed, Published.Site now, Optional<Edition> edition) {
        call.by().needs(Right.SITE, "settle the sections");
        List<Section> sections = sections(typed, now, edition);
        return desk.masthead()
                .checked(
                        new Submission.OfSite(
                                now.name(),
                                now.language(),
                                now.zone(),
                                now.url(),
                                edition.isEmpty() ? sections : now.sections(),
                                now.notices(),
                                now.editions().stream()
                                        .map(each -> with(each, edition, sections))
                                        .toList(),
                                now.customs()));
    }

    private static Edition with(Edition each, Optional<Edition> changed, List<Section> sections) {
        return changed.filter(edition -> edition.slug().equals(each.slug())).isPresent()
                ? new Edition(each.slug(), each.language(), each.name(), sections)
                : each;
    }

    /// A section, and where it is to stand.
    private record Placed(Section section, int place) {}

    private static List<Section> sections(
            Map<String, String> typed, Published.Site now, Optional<Edition> edition) {
        List<Placed> placed = new ArrayList<>();
        for (Section section : order(now, edition)) {
            String slug = section.slug().text();
            if (typed.containsKey("kept." + slug)) {
                placed.add(
                        new Placed(
                                new Section(section.slug(), typed.getOrDefault("name." + slug, "")),
                                place(typed.getOrDefault("place." + slug, ""))));
            }
        }
        if (edition.isEmpty() && !typed.getOrDefault("new.name", "").isBlank()) {
            String name = typed.getOrDefault("new.name", "");
            String slug = typed.getOrDefault("new.slug", "").strip();
            Section fresh = slug.isEmpty() ? Section.of(name) : new Section(new Slug(slug), name);
            placed.add(new Placed(fresh, place(typed.getOrDefault("new.place", ""))));
        }
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .map(Placed::section)
                .toList();
    }

    private static int place(String text) {
        if (text.isBlank()) {
            return LAST;
        }
        return Call.positive(text.strip())
                .orElseThrow(() -> Refusal.invalid("A place is a whole number from 1."));
    }

    /// Every section of the paper: those of the edition in its order, then the others.
    private static List<Section> order(Published.Site now, Optional<Edition> edition) {
        return edition.map(
                        each ->
                                Stream.concat(
                                                each.sections().stream(),
                                                now.sections().stream()
                                                        .filter(one -> !has(each, one)))
                                        .toList())
                .orElse(now.sections());
    }

    private static boolean has(Edition edition, Section section) {
        return edition.sections().stream().anyMatch(own -> own.slug().equals(section.slug()));
    }

    private static Map<String, String> typed(Published.Site now, Optional<Edition> edition) {
        Map<String, String> typed = new LinkedHashMap<>();
        int place = 1;
        for (Section section : order(now, edition)) {
            put(typed, section, place++, edition.isEmpty() || has(edition.get(), section));
        }
        return typed;
    }

    private static void put(Map<String, String> typed, Section section, int place, boolean isKept) {
        String slug = section.slug().text();
        typed.put("name." + slug, section.name());
        typed.put("place." + slug, isKept ? Integer.toString(place) : "");
        if (isKept) {
            typed.put("kept." + slug, "yes");
        }
    }

    /// What was typed; of a section that the form does not know yet, what it is.
    private static Map<String, String> typed(
            Call call, Published.Site now, Optional<Edition> edition) {
        Map<String, String> typed = new LinkedHashMap<>();
        int place = 1;
        for (Section section : now.sections()) {
            String slug = section.slug().text();
            if (call.parameter("name." + slug).isEmpty()) {
                put(typed, section, place, edition.isEmpty());
            }
            for (String field : List.of("name.", "place.", "kept.")) {
                call.parameter(field + slug).ifPresent(text -> typed.put(field + slug, text));
            }
            place++;
        }
        for (String field : List.of("new.name", "new.slug", "new.place")) {
            call.parameter(field).ifPresent(text -> typed.put(field, text));
        }
        return typed;
    }

    private Answer page(
            Call call,
            Published.Site now,
            Optional<Edition> edition,
            Map<String, String> typed,
            Look look) {
        SectionScreen screen =
                new SectionScreen(
                        edition.map(each -> each.slug().text()).orElse(""),
                        now.name(),
                        now.editions(),
                        order(now, edition).stream()
                                .map(each -> row(call, each, now, typed))
                                .toList(),
                        new SectionScreen.Fresh(
                                typed.getOrDefault("new.name", ""),
                                typed.getOrDefault("new.slug", ""),
                                typed.getOrDefault("new.place", "")),
                        call.by().may(Right.SITE),
                        look);
        return Screens.page(
                Screens.POLICY,
                out ->
                        JtesectionsGenerated.render(
                                out, Screens.ASIS, Screens.desktop(call), screen));
    }

    private SectionScreen.Row row(
            Call call, Section section, Published.Site now, Map<String, String> typed) {
        String slug = section.slug().text();
        return new SectionScreen.Row(
                slug,
                typed.getOrDefault("name." + slug, section.name()),
                Section.name(now.sections(), section.slug()),
                typed.getOrDefault("place." + slug, ""),
                typed.containsKey("kept." + slug),
                desk.masthead().live(call.by(), section.slug()));
    }
}
