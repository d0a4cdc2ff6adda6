package org.dateline.desk;

import java.util.ArrayList;
import java.util.List;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Published;
import org.dateline.store.Transaction;
import org.dateline.story.Block;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// What a story shows, as it goes into the ledger with the story's words.
final class Illustrations {
    private final Ledger ledger;
    private final Prints prints;

    Illustrations(Ledger ledger, Prints prints) {
        this.ledger = ledger;
        this.prints = prints;
    }

    /// As the library has it now.
    ///
    /// @throws Refusal when something must not be printed or is of another kind than its block
    List<Medium> now(Transaction transaction, Story story) {
        List<Block> shows =
                story.body().stream().filter(block -> !block.shown().isEmpty()).toList();
        List<Medium> media = new ArrayList<>();
        for (MediaId id : story.media()) {
            Medium medium = prints.print(transaction, id);
            shows.stream()
                    .filter(block -> block.shown().contains(id))
                    .forEach(block -> fits(block, medium));
            media.add(medium);
        }
        return media;
    }

    /// What may be printed of it now, and why the rest may not.
    Prospect prospect(Transaction transaction, Story story) {
        List<Medium> media = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        for (MediaId id : story.media()) {
            try {
                media.add(prints.print(transaction, id));
            } catch (Refusal why) {
                obstacles.add(why.sentence());
            }
        }
        return new Prospect(media, obstacles);
    }

    /// As readers have it already: a notice is added to a story whatever became of its pictures.
    List<Medium> printed(Transaction transaction, StoryId id) {
        return live(transaction, id).media();
    }

    /// What readers have of a live story.
    Published.OfStory live(Transaction transaction, StoryId id) {
        if (ledger.newest(transaction, id).orElse(null) instanceof Published.OfStory story) {
            return story;
        }
        throw new IllegalStateException("Readers do not have story " + id);
    }

    private static void fits(Block block, Medium medium) {
        boolean fits =
                switch (block) {
                    case Block.Picture _, Block.Gallery _ -> medium instanceof Medium.Picture;
                    case Block.Video _ -> medium instanceof Medium.Video;
                    case Block.Audio _ -> medium instanceof Medium.Audio;
                    case Block.Document _ -> medium instanceof Medium.Document;
                    case Block.Paragraph _,
                            Block.Heading _,
                            Block.Quote _,
                            Block.Listing _,
                            Block.Table _,
                            Block.FactBox _,
                            Block.Embed _ ->
                            true;
                };
        if (!fits) {
            throw Refusal.invalid(
                    "%s is a %s; the story shows it as something else."
                            .formatted(medium.id(), medium.word()));
        }
    }
}
