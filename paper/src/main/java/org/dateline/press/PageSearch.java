package org.dateline.press;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dateline.archive.Answers;
import org.dateline.archive.Question;
import org.dateline.archive.Stretch;
import org.dateline.story.Section;

/// The form a reader asks with, and what was found.
///
/// @param asked whether anything was asked
/// @param note how many there are, or what to try when there are none
/// @param earlier the page of better results before this one; empty for none
/// @param later the page of results after this one; empty for none
public record PageSearch(
        PageOpening opening,
        Question question,
        boolean asked,
        String note,
        List<Card> cards,
        String earlier,
        String later) {
    static PageSearch of(House house, Question question, Answers answers, List<Card> cards) {
        boolean asked = !question.words().isBlank();
        String title =
                asked
                        ? house.say("search.title.asked", question.words())
                        : house.say("search.title");
        int last = question.page() * Stretch.LENGTH;
        boolean goesOn = answers.count() > last && question.page() < Question.MAX_PAGES;
        return new PageSearch(
                PageOpening.plain(house, title, "", ""),
                question,
                asked,
                asked ? note(house, answers) : house.say("search.how"),
                cards,
                question.page() > 1 ? page(house, question, question.page() - 1) : "",
                goesOn ? page(house, question, question.page() + 1) : "");
    }

    private static String note(House house, Answers answers) {
        if (answers.count() == 0) {
            return house.say("search.none");
        }
        String count =
                answers.more()
                        ? house.say("search.more", answers.count())
                        : house.say("list.count", answers.count());
        return answers.similar() ? house.say("search.similar", count) : count;
    }

    private static String page(House house, Question question, int page) {
        StringBuilder path = new StringBuilder(house.own("/search")).append("?q=");
        path.append(URLEncoder.encode(question.words(), StandardCharsets.UTF_8));
        question.section().ifPresent(section -> path.append("&section=").append(section));
        question.from().ifPresent(day -> path.append("&from=").append(day));
        question.to().ifPresent(day -> path.append("&to=").append(day));
        if (question.newestFirst()) {
            path.append("&sort=date");
        }
        return path.append("&page=").append(page).toString();
    }

    public House house() {
        return opening.house();
    }

    /// Whether the form has this section chosen.
    public boolean in(Section section) {
        return question.section().filter(section.slug()::equals).isPresent();
    }

    /// The first day as the form has it; empty for none.
    public String from() {
        return question.from().map(Object::toString).orElse("");
    }

    /// The last day as the form has it; empty for none.
    public String to() {
        return question.to().map(Object::toString).orElse("");
    }
}
