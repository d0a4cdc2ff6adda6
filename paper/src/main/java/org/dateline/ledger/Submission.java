package org.dateline.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dateline.story.Customs;
import org.dateline.story.Edition;
import org.dateline.story.Language;
import org.dateline.story.Medium;
import org.dateline.story.Section;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Text;

/// What is to be entered in the ledger.
public sealed interface Submission {
    /// A version of a story. Whether it is the first decides between PUBLISH and the `later` kind.
    ///
    /// @param media what the story shows, in the order of [Story#media]
    /// @param later UPDATE, CORRECT or CLARIFY, when readers have had a version before
    /// @param reason told to readers, for a correction or a clarification; empty otherwise
    /// @param place of the reason on the story's page
    /// @param ran when the copy first ran elsewhere; empty for the paper's own
    record OfStory(
            StoryId id,
            Story story,
            List<Medium> media,
            Kind later,
            String reason,
            Notice.Place place,
            Optional<Instant> ran,
            Entry.Origin origin)
            implements Submission {
        /// One whose reason, if there is one, stands on top.
        public OfStory(
                StoryId id,
                Story story,
                List<Medium> media,
                Kind later,
                String reason,
                Optional<Instant> ran,
                Entry.Origin origin) {
            this(id, story, media, later, reason, Notice.Place.TOP, ran, origin);
        }

        public OfStory {
            media = List.copyOf(media);
            if (!media.stream().map(Medium::id).toList().equals(story.media())) {
                throw new IllegalArgumentException("not the media that story " + id + " shows");
            }
        }
    }

    /// A story taken back, or one that was taken back before and that the law demands now.
    ///
    /// @param byLaw whether the law demands it: then its headline goes with its words
    record Withdrawal(StoryId id, String reason, boolean byLaw) implements Submission {}

    /// What readers had of a story before its newest entry, notices and all, stands again.
    record Reversal(StoryId id) implements Submission {}

    /// The order of a front.
    record OfFront(String front, List<StoryId> stories, Entry.Origin origin)
            implements Submission {}

    /// A standing page.
    ///
    /// @param language it is in: the foot of that edition leads to it
    record OfPage(Slug slug, Language language, String title, List<Text> paragraphs)
            implements Submission {
        /// One in the paper's main language.
        public OfPage(Slug slug, String title, List<Text> paragraphs) {
            this(slug, Language.MAIN, title, paragraphs);
        }
    }

    /// A standing page taken away: its address says so.
    record PageWithdrawal(Slug slug) implements Submission {}

    /// What readers see on every page.
    ///
    /// @param editions in other languages
    record OfSite(
            String name,
            String language,
            String zone,
            String url,
            List<Section> sections,
            List<Notice.Legal> notices,
            List<Edition> editions,
            Customs customs)
            implements Submission {
        /// A site in one language, with the usual customs.
        public OfSite(
                String name,
                String language,
                String zone,
                String url,
                List<Section> sections,
                List<Notice.Legal> notices) {
            this(name, language, zone, url, sections, notices, List.of(), Customs.USUAL);
        }
    }

    /// A log begins.
    ///
    /// @param continues the log this one goes on from, when a backup was restored
    record OfKey(String origin, String verifier, Optional<Predecessor> continues)
            implements Submission {}

    /// The end of the log before.
    ///
    /// @param size entries it had when the backup was made
    /// @param root its root then, hexadecimal
    record Predecessor(String origin, long size, String root, String verifier) {}
}
