package org.dateline.press;

import java.text.BreakIterator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.story.Block;
import org.dateline.story.Section;
import org.dateline.story.Story;
import org.dateline.story.Text;

/// A story as its page shows it.
///
/// @param changed the same as `first` while the substance has not changed
/// @param entered when this version was entered in the ledger
/// @param related what readers may read next
/// @param age years, when that must be said; else 0
/// @param licence where readers ask to use the story elsewhere; empty for nowhere
public record PageStory(
        PageOpening opening,
        Published.OfStory published,
        PageMedia media,
        Section section,
        When first,
        When changed,
        When entered,
        List<Line> notices,
        PageNotes notes,
        List<Card> related,
        int age,
        String licence,
        PageShare share) {
    /// Characters from which a printed story stands in two columns.
    private static final int LONG = 2_500;

    /// Characters that search engines show of a description.
    private static final int DESCRIPTION = 160;

    /// One correction, as readers are told of it.
    ///
    /// @param changes where it says what changed; empty when that is not on record
    /// @param atFoot whether it stands behind the text
    public record Line(String label, When when, String text, String changes, boolean atFoot) {}

    /// @param versions where it stands in each edition
    /// @param related what it names as related and readers have
    /// @param now decides what may still be shown, and how old it is
    static PageStory of(
            House house,
            Published.OfStory published,
            List<PageOpening.Version> versions,
            List<Card> related,
            Instant now) {
        Story story = published.story();
        PageMedia media = PageMedia.of(published, now);
        Section section = house.section(story.section());
        When first = house.when(published.firstPublished());
        When changed = house.when(published.lastChanged());
        PageOpening opening =
                new PageOpening(
                        house,
                        "story",
                        story.searchHeadline(),
                        description(story),
                        published.address().path(),
                        section.slug().text(),
                        true,
                        PageData.story(house, section, published, media),
                        media.preview(story),
                        scripts(story),
                        Optional.of(
                                new PageOpening.Article(
                                        story.socialHeadline(),
                                        first.machine(),
                                        changed.machine(),
                                        section.name(),
                                        story.topics())),
                        versions);
        return new PageStory(
                opening,
                published,
                media,
                section,
                first,
                changed,
                house.when(published.entry().time()),
                published.notices().stream().map(notice -> line(house, notice)).toList(),
                PageNotes.of(story.body().stream().flatMap(b -> b.texts().stream()).toList()),
                related,
                Ages.said(published.firstPublished(), now, house.customs().oldYears()),
                house.licence(published.address().path(), story.headline()),
                PageShare.of(opening.canonical(), opening.shared()));
    }

    public House house() {
        return opening.house();
    }

    public Story story() {
        return published.story();
    }

    /// The proof of this version, to be typed or scanned from paper; empty when the site's own
    /// address is unknown.
    public String proofUrl() {
        return house().absolute("/proofs/" + published.entry().position());
    }

    public PageCode proofCode() {
        return PageCode.of(proofUrl());
    }

    public boolean isLong() {
        return story().body().stream()
                        .flatMap(block -> block.texts().stream())
                        .mapToInt(text -> text.plain().length())
                        .sum()
                >= LONG;
    }

    public boolean wasChanged() {
        return !first.equals(changed);
    }

    /// The number of a gallery's first picture among all of the page, from 1.
    ///
    /// @param block which block of the body it is, from 0
    public int firstPicture(int block) {
        int pictures = 1;
        for (Block before : story().body().subList(0, block)) {
            if (before instanceof Block.Gallery gallery) {
                pictures += media.figures(gallery).size();
            }
        }
        return pictures;
    }

    /// Where an embed is shown in a frame; empty when it cannot be.
    ///
    /// @param block which block of the body it is, from 0
    public String frame(Block.Embed embed, int block) {
        int before =
                (int)
                        story().body().subList(0, block).stream()
                                .filter(Block.Embed.class::isInstance)
                                .count();
        return PageEmbed.origin(house(), embed)
                .map(_ -> PageEmbed.path(published.entry().position(), before + 1))
                .orElse("");
    }

    private static List<String> scripts(Story story) {
        List<String> scripts = new ArrayList<>(List.of(Assets.tools()));
        if (story.body().stream()
                .anyMatch(block -> block instanceof Block.Video || block instanceof Block.Audio)) {
            scripts.add(Assets.player());
        }
        if (story.body().stream().anyMatch(Block.Gallery.class::isInstance)) {
            scripts.add(Assets.gallery());
        }
        return scripts;
    }

    /// What a search engine or a shared link says below the headline: the standfirst, or how the
    /// story begins, up to the end of a word; empty when it has neither.
    static String description(Story story) {
        if (!story.standfirst().isEmpty()) {
            return story.standfirst();
        }
        return story.body().stream()
                .flatMap(
                        block ->
                                block instanceof Block.Paragraph(Text text)
                                        ? Stream.of(text.plain())
                                        : Stream.empty())
                .findFirst()
                .map(PageStory::beginning)
                .orElse("");
    }

    private static String beginning(String words) {
        if (words.length() <= DESCRIPTION) {
            return words;
        }
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(words);
        int end = breaks.preceding(DESCRIPTION);
        if (end <= 0) {
            end = DESCRIPTION - (Character.isHighSurrogate(words.charAt(DESCRIPTION - 1)) ? 1 : 0);
        }
        return words.substring(0, end).strip() + "…";
    }

    private static Line line(House house, Notice notice) {
        return new Line(
                house.say(label(notice.kind())),
                house.when(notice.time()),
                notice.text(),
                notice.position() < 0 ? "" : "/changes/" + notice.position(),
                notice.place() == Notice.Place.FOOT);
    }

    static String label(Kind kind) {
        return switch (kind) {
            case CORRECT -> "notice.correction";
            case CLARIFY -> "notice.clarification";
            case WITHDRAW -> "notice.withdrawal";
            case PUBLISH, UPDATE, ARRANGE, SETTINGS, KEY -> "notice.update";
        };
    }
}
