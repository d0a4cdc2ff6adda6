package org.dateline.desk;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.dateline.desk.DeskStore.ActRow;
import org.dateline.desk.DeskStore.CopyRow;
import org.dateline.desk.DeskStore.Stage;
import org.dateline.ledger.Entry;
import org.dateline.ledger.Kind;
import org.dateline.ledger.Ledger;
import org.dateline.ledger.Submission;
import org.dateline.store.Database;
import org.dateline.store.Transaction;
import org.dateline.story.Address;
import org.dateline.story.Story;
import org.dateline.story.StoryId;

/// Copy from elsewhere, known again by its fingerprint.
final class Imports {
    private final Database database;
    private final Ledger ledger;
    private final Sections sections;
    private final Workflow workflow;
    private final Prints prints;
    private final Illustrations illustrations;
    private final SecureRandom random = new SecureRandom();

    Imports(
            Database database,
            Ledger ledger,
            Sections sections,
            Workflow workflow,
            Prints prints,
            Illustrations illustrations) {
        this.database = database;
        this.ledger = ledger;
        this.sections = sections;
        this.workflow = workflow;
        this.prints = prints;
        this.illustrations = illustrations;
    }

    List<Imported> bringIn(List<Import> imports, boolean publish) {
        List<Imported> results =
                database.write(
                        transaction ->
                                imports.stream()
                                        .map(each -> bringIn(transaction, each, publish))
                                        .toList());
        ledger.seal();
        return results;
    }

    private Imported bringIn(Transaction transaction, Import copy, boolean publish) {
        sections.check(copy.story());
        Optional<StoryId> known = DeskStore.imported(transaction, copy.fingerprint());
        if (known.isPresent()) {
            return new Imported(Copies.copy(transaction, known.get()), true);
        }
        StoryId id = StoryId.random(random);
        Copy imported =
                publish ? print(transaction, id, copy) : draft(transaction, id, copy.story());
        DeskStore.addImport(transaction, copy.fingerprint(), id);
        return new Imported(imported, false);
    }

    private Copy draft(Transaction transaction, StoryId id, Story story) {
        CopyRow row = CopyRow.first(id);
        workflow.begin(transaction, row, Desk.OPERATOR, story);
        return new Copy.Draft(id, row.version(), story, Optional.empty(), Optional.empty());
    }

    /// Prints copy that nobody here passed: the operator's act, which the ledger says.
    private Copy print(Transaction transaction, StoryId id, Import copy) {
        Submission submission =
                new Submission.OfStory(
                        id,
                        copy.story(),
                        illustrations.now(transaction, copy.story()),
                        Kind.UPDATE,
                        "",
                        copy.ran(),
                        Entry.Origin.IMPORT);
        Entry entry = ledger.enter(transaction, submission);
        CopyRow row =
                CopyRow.first(id)
                        .passed(Stage.PUBLISHED, 1)
                        .live(Stage.PUBLISHED, 1, entry.position(), entry.time());
        workflow.begin(transaction, row, Desk.OPERATOR, copy.story());
        ActRow act = new ActRow(1, Act.PUBLISH, Desk.OPERATOR, entry.time(), "", entry.position());
        DeskStore.addAct(transaction, id, act);
        if (!copy.story().media().isEmpty()) {
            prints.printed(transaction, id, copy.story().media());
        }
        Domains.printed(transaction, id, copy.story());
        String path = new Address(id, copy.story().slug()).path();
        return new Copy.Published(
                id, 1, copy.story(), new Copy.Live(1, entry.position(), path, entry.time()));
    }
}
