package org.dateline.desk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dateline.staff.Audit;
import org.dateline.staff.Member;
import org.dateline.staff.Right;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.Story;

/// What copy must have before it is passed: one list for every section, and one for each. Whoever
/// passes a version says which questions they ticked, and that stays with the pass.
public final class Checklists {
    private final Database database;
    private final Sections sections;
    private final InstantSource clock;

    Checklists(Database database, Sections sections, InstantSource clock) {
        this.database = database;
        this.sections = sections;
        this.clock = clock;
    }

    /// Those that ask for something, by the slugs of their sections; that of every section under
    /// the empty one.
    public Map<String, Checklist> all() {
        return database.read(ChecklistStore::all);
    }

    /// What is asked for of a section's copy.
    public Checklist of(Slug section) {
        return database.read(transaction -> of(transaction, section));
    }

    private static Checklist of(Transaction transaction, Slug section) {
        Map<String, Checklist> all = ChecklistStore.all(transaction);
        return all.getOrDefault("", Checklist.NONE)
                .and(all.getOrDefault(section.text(), Checklist.NONE));
    }

    /// Asks for other things from the next pass on.
    ///
    /// @param section empty for every section
    public void put(Member by, Optional<Slug> section, Checklist checklist) {
        by.needs(Right.VET, "change a checklist");
        section.ifPresentOrElse(
                slug -> by.within(sections.find(slug.text()), "this is the checklist of"),
                () -> by.everywhere("the checklist of every section"));
        checklist.ofOne();
        String name = section.map(Slug::text).orElse("");
        database.change(
                transaction -> {
                    if (ChecklistStore.all(transaction)
                            .getOrDefault(name, Checklist.NONE)
                            .equals(checklist)) {
                        return;
                    }
                    ChecklistStore.put(transaction, name, checklist);
                    Audit.note(
                            transaction,
                            clock.instant(),
                            by,
                            "change checklist",
                            name.isEmpty() ? "paper" : "section " + name,
                            words(checklist));
                });
    }

    private static String words(Checklist checklist) {
        String fields =
                checklist.fields().stream()
                        .map(Checklist.Field::words)
                        .collect(Collectors.joining(", "));
        List<String> all = new ArrayList<>(checklist.questions());
        if (!fields.isEmpty()) {
            all.addFirst(fields + ".");
        }
        return all.isEmpty() ? "nothing" : String.join(" ", all);
    }

    /// What a version must have and whoever passes it must have ticked.
    ///
    /// @return the questions that stay with the pass
    /// @throws Refusal naming all that is missing
    static List<String> passes(Transaction transaction, Story story, List<String> ticked) {
        Checklist checklist = of(transaction, story.section());
        List<String> missing = new ArrayList<>();
        List<Checklist.Field> lacks = checklist.lacks(story);
        if (!lacks.isEmpty()) {
            missing.add(
                    "This version lacks %s."
                            .formatted(
                                    lacks.stream()
                                            .map(Checklist.Field::words)
                                            .collect(Collectors.joining(", "))));
        }
        List<String> open =
                checklist.questions().stream().filter(each -> !ticked.contains(each)).toList();
        if (!open.isEmpty()) {
            missing.add(
                    "Not ticked: %s"
                            .formatted(
                                    open.stream()
                                            .map("“%s”"::formatted)
                                            .collect(Collectors.joining(", "))));
        }
        if (!missing.isEmpty()) {
            throw Refusal.invalid(
                    "The section %s asks for more before it is passed. %s"
                            .formatted(story.section(), String.join(" ", missing)));
        }
        return checklist.questions();
    }
}
