package org.dateline.press;

import java.time.Instant;
import java.util.Optional;
import org.dateline.ledger.Published;
import org.dateline.story.Language;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// A story as shown on a front or in a rail.
///
/// @param position of the version it was made from
public record Card(
        StoryId id,
        long position,
        String path,
        Slug section,
        Language language,
        String kicker,
        String headline,
        String standfirst,
        String dateline,
        String source,
        Instant firstPublished,
        Optional<CardPicture> picture) {
    static Card of(Published.OfStory published) {
        Story story = published.story();
        return new Card(
                published.id(),
                published.entry().position(),
                published.address().path(),
                story.section(),
                story.language(),
                story.kicker(),
                story.frontHeadline(),
                story.standfirst(),
                story.dateline(),
                story.source().equals(Source.OWN) ? "" : story.source().name(),
                published.firstPublished(),
                CardPicture.of(published));
    }

    /// The card as it may be shown at `now`.
    Card at(Instant now) {
        return picture.isEmpty() || picture.get().isAllowed(now) ? this : without();
    }

    /// Whether `other`, a version of the same story, looks the same where there is neither picture
    /// nor standfirst.
    boolean readsLike(Card other) {
        return path.equals(other.path)
                && section.equals(other.section)
                && language.equals(other.language)
                && kicker.equals(other.kicker)
                && headline.equals(other.headline)
                && dateline.equals(other.dateline)
                && source.equals(other.source);
    }

    private Card without() {
        return new Card(
                id,
                position,
                path,
                section,
                language,
                kicker,
                headline,
                standfirst,
                dateline,
                source,
                firstPublished,
                Optional.empty());
    }
}
