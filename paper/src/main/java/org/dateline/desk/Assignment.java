package org.dateline.desk;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.dateline.story.Limits;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// Who does what by when: a line of the newslist.
///
/// @param version counts its changes, from 1
/// @param begun the story that came of it, as it stands now
public record Assignment(long number, int version, Plan plan, Optional<Begun> begun) {
    /// What was decided.
    ///
    /// @param day by the newsroom's clock
    /// @param due the time of that day by which it is wanted
    /// @param slug what it is about, in a few words: the story's working title
    /// @param people who is on it; nobody yet when there are none
    /// @param pictures what is expected of pictures; may be empty
    /// @param notes may be empty
    /// @param dropped whether it was decided not to do it
    /// @param story what came of it, or is to be used
    public record Plan(
            LocalDate day,
            Optional<LocalTime> due,
            String slug,
            Slug section,
            List<String> people,
            String pictures,
            String notes,
            boolean dropped,
            Optional<StoryId> story) {
        private static final int MOST_PEOPLE = 10;

        public Plan {
            if (day.getYear() < 2000 || day.getYear() > 2999) {
                throw Refusal.invalid("The day is in no year of this paper: " + day + ".");
            }
            due = due.map(time -> time.truncatedTo(ChronoUnit.MINUTES));
            slug = Limits.line("What it is about", slug, 1, 200);
            people =
                    people.stream()
                            .map(name -> Limits.line("A name", name, 1, 100))
                            .distinct()
                            .toList();
            if (people.size() > MOST_PEOPLE) {
                throw Refusal.invalid("At most %d people are on it.".formatted(MOST_PEOPLE));
            }
            pictures = Limits.line("What is expected of pictures", pictures, 0, 300);
            notes = Rules.note(notes);
        }

        /// The same with the story that came of it.
        Plan with(StoryId begun) {
            return new Plan(
                    day, due, slug, section, people, pictures, notes, dropped, Optional.of(begun));
        }
    }

    /// The story that came of it.
    ///
    /// @param state as [Copy#state] says it
    public record Begun(StoryId id, String headline, String state) {}

    /// How far it is, in a word: the story's own stage once there is one.
    public String state() {
        if (plan.dropped()) {
            return "dropped";
        }
        return begun.map(Begun::state).orElse(plan.people().isEmpty() ? "planned" : "assigned");
    }
}
