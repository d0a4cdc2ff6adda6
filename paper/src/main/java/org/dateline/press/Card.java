package org.dateline.press;

import java.time.Instant;
import java.util.Optional;
import org.dateline.ledger.Published;
import org.dateline.story.Language;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.Visual;

/// A story as shown on a front or in a rail.
///
/// @param position of the version it was made from
/// @param picture what is shown of it
/// @param gallery what is shown where galleries stand; empty for a story without one
/// @param film what is shown where films stand; empty for a story without one
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
        Optional<CardPicture> picture,
        Optional<CardPicture> gallery,
        Optional<CardPicture> film) {
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
                CardPicture.of(published),
                CardPicture.of(published, Visual.GALLERY),
                CardPicture.of(published, Visual.FILM));
    }

    /// The card as it may be shown at `now`.
    Card at(Instant now) {
        return with(
                picture.flatMap(shown -> shown.at(now)),
                gallery.flatMap(shown -> shown.at(now)),
                film.flatMap(shown -> shown.at(now)));
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

    /// The card for where only such stories stand. One that the desk put there without having
    /// anything of the kind is as it is elsewhere.
    Card as(Visual visual) {
        Optional<CardPicture> own =
                switch (visual) {
                    case GALLERY -> gallery;
                    case FILM -> film;
                };
        return own.isPresent() ? with(own, gallery, film) : this;
    }

    private Card with(
            Optional<CardPicture> picture,
            Optional<CardPicture> gallery,
            Optional<CardPicture> film) {
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
                picture,
                gallery,
                film);
    }
}
