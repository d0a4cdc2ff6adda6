package org.dateline;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dateline.desk.Checklist;
import org.dateline.desk.StyleRule;
import org.dateline.ledger.Notice;
import org.dateline.staff.Member;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.Text;

/// The sample paper that `demo` opens, an invented daily for an invented city. It lies beside the
/// classes: `sample/stories.jsonl` holds the stories as first published, `sample/paper.json` the
/// rest.
///
/// @param zone the newsroom's
/// @param staff everybody who works there, the chiefs first
/// @param fronts the order of each arranged front, from the top, by the slugs stories begin with
/// @param pieces the stories, oldest first
/// @param editions the paper in other languages
/// @param translations stories told there, oldest first
/// @param newslist what is planned for today and tomorrow
/// @param checklists what the copy of a section must have before it is passed
/// @param drafts copy that nobody has finished yet
public record Sample(
        String name,
        String language,
        ZoneId zone,
        List<Section> sections,
        List<Notice.Legal> notices,
        List<StyleRule> houseStyle,
        List<Person> staff,
        List<Page> pages,
        Map<String, List<Slug>> fronts,
        List<Piece> pieces,
        List<Edition> editions,
        List<Translation> translations,
        List<Planned> newslist,
        Map<Slug, Checklist> checklists,
        List<Draft> drafts) {

    /// Reads the sample from the class path.
    public static Sample load() {
        return SampleReader.read();
    }

    /// The member of that name, for example to sign in as one.
    public Optional<Member> member(String name) {
        return staff.stream().map(Person::member).filter(m -> m.name().equals(name)).findFirst();
    }

    /// @param title what they do, as the masthead prints it
    public record Person(Member member, String title) {}

    /// A standing page, in the language of the edition whose foot leads to it.
    public record Page(Slug slug, Language language, String title, List<Text> paragraphs) {}

    /// A story and what became of it.
    ///
    /// @param slug the one it begins with; an update may give it another
    /// @param story as first published
    /// @param age how long ago that was, seen from the moment the sample is opened
    /// @param writer the first of its byline
    /// @param editor who passes it; never its writer
    /// @param related older stories to read next, by the slugs they begin with
    /// @param acts what was done to it afterwards, in order
    public record Piece(
            Slug slug,
            Story story,
            Duration age,
            Member writer,
            Member editor,
            List<Slug> related,
            List<Act> acts) {}

    /// Copy that is half written and waits for a legal reading.
    ///
    /// @param flagger who wants it read
    /// @param note for what
    public record Draft(Story story, Duration age, Member writer, Member flagger, String note) {}

    /// A story told in another language.
    ///
    /// @param original the slug that the story it tells begins with
    /// @param captions of what the original shows, in its order: of a gallery its title, then its
    ///   pictures'
    public record Translation(
            Slug original,
            Story story,
            Duration age,
            Member writer,
            Member editor,
            List<String> captions) {}

    /// A line of the newslist, and what has been written of it.
    ///
    /// @param inDays from today
    /// @param by who planned it
    /// @param text paragraphs of the story that whoever is on it began; none when nobody has
    /// @param filed whether they handed it to the desk
    public record Planned(
            int inDays,
            String due,
            String slug,
            Slug section,
            Member by,
            List<Member> people,
            String pictures,
            String notes,
            List<String> text,
            boolean filed) {}

    /// Something the desk did to a published story.
    public sealed interface Act {
        /// How long ago.
        Duration age();

        /// Who answers for it; never the story's writer.
        Member by();

        /// New facts.
        record Update(Duration age, Member by, Story story) implements Act {}

        /// We were wrong.
        ///
        /// @param reason what was wrong and what is right, for readers
        record Correct(Duration age, Member by, Story story, String reason) implements Act {}

        /// Taken back.
        record Withdraw(Duration age, Member by, String reason) implements Act {}
    }
}
