package org.dateline.press;

import java.util.Optional;
import org.dateline.ledger.Published;
import org.dateline.story.Block;

/// A page that shows something from another site in a frame, because a reader asked for it.
///
/// @param origin of the site, the only one the frame may show
/// @param back where the story stands that it is from
public record PageEmbed(
        PageOpening opening,
        Published.OfStory published,
        Block.Embed embed,
        String origin,
        String back) {
    static PageEmbed of(
            House house, Published.OfStory published, Block.Embed embed, String origin) {
        return new PageEmbed(
                PageOpening.plain(house, embed.title(), "", ""),
                published,
                embed,
                origin,
                published.address().path());
    }

    /// The origin of the frame an embed may have; empty for none: what cannot be named in a policy,
    /// and the paper's own site, whose scripts are not a stranger's to run.
    static Optional<String> origin(House house, Block.Embed embed) {
        return embed.origin().filter(origin -> !origin.equalsIgnoreCase(house.url()));
    }

    /// Where the embed of a version stands.
    ///
    /// @param position of the version's entry
    /// @param number of the embed in the story, from 1
    static String path(long position, int number) {
        return "/embeds/" + position + "/" + number;
    }

    public House house() {
        return opening.house();
    }
}
