package org.dateline.newsroom;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dateline.desk.Assignment;
import org.dateline.story.Section;

/// The newslist of a day on a screen.
///
/// @param may whether whoever looks plans and assigns
/// @param typed what stands in the form: a line that is being changed, one that was not taken, or
///   nothing yet
/// @param refusal why what was asked for last was not done; empty otherwise
public record NewslistScreen(
        LocalDate day,
        LocalDate today,
        List<Line> lines,
        boolean may,
        Map<String, String> typed,
        List<Section> sections,
        List<String> people,
        String refusal) {
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.UK);

    /// A line of it.
    ///
    /// @param section by its name
    /// @param mayBegin whether whoever looks begins its story
    public record Line(Assignment assignment, String section, boolean mayBegin) {
        /// Who is on it, in words.
        public String people() {
            List<String> people = assignment.plan().people();
            return people.isEmpty() ? "nobody yet" : String.join(", ", people);
        }

        public String due() {
            return assignment.plan().due().map(Object::toString).orElse("");
        }
    }

    /// The day in words.
    public String title() {
        return day.equals(today) ? "Today, " + LONG.format(day) : LONG.format(day);
    }

    public String before() {
        return "/newslist?day=" + day.minusDays(1);
    }

    public String after() {
        return "/newslist?day=" + day.plusDays(1);
    }

    /// The number of the line that is being changed; empty for a new one.
    public String number() {
        return typed("number");
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /// Whether the form is open from the beginning.
    public boolean isTyping() {
        return !typed.isEmpty();
    }

    /// How many there are, in a sentence.
    public String told() {
        long open = count("planned");
        long dropped = count("dropped");
        int all = lines.size();
        return switch (all) {
            case 0 -> "Nothing is planned for this day yet.";
            case 1 -> "One line" + rest(open, dropped);
            default -> all + " lines" + rest(open, dropped);
        };
    }

    private static String rest(long open, long dropped) {
        return (open == 0 ? "" : ", %d without anybody on it".formatted(open))
                + (dropped == 0 ? "" : ", %d dropped".formatted(dropped))
                + ".";
    }

    private long count(String state) {
        return lines.stream().filter(line -> line.assignment().state().equals(state)).count();
    }
}
