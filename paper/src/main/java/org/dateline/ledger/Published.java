package org.dateline.ledger;

import java.time.Instant;
import java.util.List;
import org.dateline.story.Address;
import org.dateline.story.Customs;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Medium;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Text;

/// What an entry published, its content checked against the entry's commitments and the entry
/// against the signed log. Whoever holds one may print it.
public sealed interface Published {
    Entry entry();

    /// A version of a story.
    ///
    /// @param ordinal dense number of the story in order of first publication, from 0
    /// @param media what it shows, as it was when this version was entered
    /// @param firstPublished when readers could first read it; for imported copy, where it first
    ///   ran
    /// @param lastChanged when its substance last changed
    /// @param notices what was corrected, oldest first
    record OfStory(
            Entry entry,
            StoryId id,
            int ordinal,
            Slug slug,
            Story story,
            List<Medium> media,
            Instant firstPublished,
            Instant lastChanged,
            List<Notice> notices)
            implements Published {
        public Address address() {
            return new Address(id, slug);
        }
    }

    /// A story taken back: its address answers with this.
    ///
    /// @param language it was in
    /// @param headline it had; empty when it is withdrawn by law
    /// @param byLaw whether the law demands it
    record Withdrawn(
            Entry entry,
            StoryId id,
            int ordinal,
            Slug slug,
            Language language,
            String headline,
            String reason,
            boolean byLaw)
            implements Published {
        public Address address() {
            return new Address(id, slug);
        }
    }

    /// The order of a front: its stories from the top. What is not named follows by time.
    ///
    /// @param front `top-news`, `home` or a section's slug; of an edition behind its slug and a
    ///   dot, as in `zh.home`
    record Arrangement(Entry entry, String front, List<StoryId> stories) implements Published {}

    /// A standing page such as About Us.
    ///
    /// @param language it is in
    record StandingPage(
            Entry entry, Slug slug, Language language, String title, List<Text> paragraphs)
            implements Published {
        /// One in the paper's main language.
        public StandingPage(Entry entry, Slug slug, String title, List<Text> paragraphs) {
            this(entry, slug, Language.MAIN, title, paragraphs);
        }
    }

    /// A standing page taken away: its address answers with this.
    ///
    /// @param language it was in
    /// @param title it had
    record WithdrawnPage(Entry entry, Slug slug, Language language, String title)
            implements Published {}

    /// What readers see on every page.
    ///
    /// @param language BCP 47
    /// @param zone the newsroom's, IANA
    /// @param url the site's address without a slash at its end; empty until it is known
    /// @param notices lines of the footer: copyright, licences
    /// @param editions in other languages
    record Site(
            Entry entry,
            String name,
            String language,
            String zone,
            String url,
            List<Section> sections,
            List<Notice.Legal> notices,
            List<Edition> editions,
            Customs customs)
            implements Published {}

    /// The beginning of a log.
    record Key(Entry entry, String origin, String verifier, String continues)
            implements Published {}
}
