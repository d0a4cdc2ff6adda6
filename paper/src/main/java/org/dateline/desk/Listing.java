package org.dateline.desk;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.store.SearchWords;
import org.dateline.store.Transaction;
import org.dateline.story.Story;
import org.dateline.story.Text;

/// Puts stories into the lists of copy, in the transaction in which they change.
final class Listing {
    /// Who wrote in a version further back is not looked for any more.
    private static final int VERSIONS = 200;

    private Listing() {}

    /// Lists a story as its row and its newest version say; one that has no version yet is not
    /// listed.
    static void list(Transaction transaction, CopyRow row) {
        Optional<Story> newest = RevisionStore.text(transaction, row.id(), row.version());
        newest.ifPresent(story -> list(transaction, row, story));
    }

    /// The same of a story whose newest version is at hand.
    static void list(Transaction transaction, CopyRow row, Story story) {
        Set<String> owners = new LinkedHashSet<>(ListStore.owners(transaction, row.id()));
        Set<String> hands = new LinkedHashSet<>(owners);
        hands.addAll(
                RevisionStore.writers(
                        transaction, row.id(), row.version() - VERSIONS, row.version()));
        ListStore.list(
                transaction,
                row.id(),
                SearchWords.indexed(words(story, row.stage())),
                Marks.of(row, story, owners, hands));
    }

    /// What readers have is searched on their site, as is the text of a million stories; the desk
    /// looks for text in what is being written.
    private static String words(Story story, Stage stage) {
        Stream<String> names =
                Stream.of(
                                Stream.of(
                                        story.headline(),
                                        story.slug().text(),
                                        story.headlines().front(),
                                        story.kicker(),
                                        story.standfirst(),
                                        story.editor(),
                                        story.dateline(),
                                        story.source().name()),
                                story.byline().stream(),
                                story.topics().stream())
                        .flatMap(each -> each);
        Stream<String> text =
                stage == Stage.PUBLISHED
                        ? Stream.empty()
                        : story.body().stream()
                                .flatMap(block -> block.texts().stream())
                                .map(Text::plain);
        return Stream.concat(names, text)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
