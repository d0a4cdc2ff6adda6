package org.dateline.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.story.Edition;
import org.dateline.story.Section;

/// What becomes different for readers when the site is settled anew, in sentences.
final class SiteChanges {
    private final List<String> told = new ArrayList<>();

    private SiteChanges() {}

    static List<String> between(Published.Site now, Submission.OfSite then) {
        SiteChanges changes = new SiteChanges();
        changes.line(
                "The paper is called %s, no longer %s, on every page.", now.name(), then.name());
        changes.line(
                "Links that leave the site, and shared ones, name %s, no longer %s.",
                now.url(), then.url());
        changes.line("The paper's language is %s, no longer %s.", now.language(), then.language());
        changes.line(
                "Times on every page are those of %s, no longer of %s.", now.zone(), then.zone());
        changes.line(
                "Stories say how old they are after %s years, no longer after %s; 0 is never.",
                Integer.toString(now.customs().oldYears()),
                Integer.toString(then.customs().oldYears()));
        changes.line(
                "Readers ask for licences at %s, no longer at %s.",
                now.customs().licence(), then.customs().licence());
        changes.notices(now.notices(), then.notices());
        changes.sections("The paper", now.sections(), then.sections());
        for (Edition edition : then.editions()) {
            now.editions().stream()
                    .filter(before -> before.slug().equals(edition.slug()))
                    .findFirst()
                    .ifPresent(
                            before ->
                                    changes.sections(
                                            "The edition " + edition.name(),
                                            before.sections(),
                                            edition.sections()));
        }
        return List.copyOf(changes.told);
    }

    private void line(String sentence, String before, String after) {
        if (!before.equals(after)) {
            told.add(sentence.formatted(said(after), said(before)));
        }
    }

    private static String said(String text) {
        return text.isEmpty() ? "nothing" : "“" + text + "”";
    }

    private void notices(List<Notice.Legal> before, List<Notice.Legal> after) {
        List<Notice.Legal> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<Notice.Legal> fresh = new ArrayList<>(after);
        fresh.removeAll(before);
        gone.forEach(line -> told.add("The footer no longer says “%s”.".formatted(line.text())));
        fresh.forEach(line -> told.add("The footer says “%s”.".formatted(line.text())));
        if (gone.isEmpty() && fresh.isEmpty() && !before.equals(after)) {
            told.add("The lines of the footer are in another order.");
        }
    }

    private void sections(String whose, List<Section> before, List<Section> after) {
        for (Section section : before) {
            if (find(after, section).isEmpty()) {
                told.add(
                        "%s has no section “%s” any more; its front is gone."
                                .formatted(whose, section.name()));
            }
        }
        for (Section section : after) {
            Optional<Section> had = find(before, section);
            if (had.isEmpty()) {
                told.add(
                        "%s has a new section “%s”, with a front at /%s."
                                .formatted(whose, section.name(), section.slug()));
            } else if (!had.get().name().equals(section.name())) {
                told.add(
                        "The section “%s” is called “%s”; its address stays."
                                .formatted(had.get().name(), section.name()));
            }
        }
        List<String> kept =
                slugs(before.stream().filter(it -> find(after, it).isPresent()).toList());
        if (!kept.equals(
                slugs(after.stream().filter(it -> find(before, it).isPresent()).toList()))) {
            told.add("%s shows its sections in another order: %s.".formatted(whose, names(after)));
        }
    }

    private static Optional<Section> find(List<Section> sections, Section wanted) {
        return sections.stream().filter(each -> each.slug().equals(wanted.slug())).findFirst();
    }

    private static List<String> slugs(List<Section> sections) {
        return sections.stream().map(section -> section.slug().text()).toList();
    }

    private static String names(List<Section> sections) {
        return String.join(", ", sections.stream().map(Section::name).toList());
    }
}
