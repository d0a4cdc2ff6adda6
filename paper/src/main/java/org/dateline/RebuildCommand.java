package org.dateline;

import picocli.CommandLine.Command;

/// `rebuild --data DIR`
@Command(
        name = "rebuild",
        description = {
            "Throws derived data away (pages, tiles) and makes it again from the database.",
            "In a paper that runs, pages are made again while readers have the old ones."
        },
        mixinStandardHelpOptions = true)
final class RebuildCommand extends PaperCommand {
    private boolean fromNothing;

    /// Tiles and rack of a paper that runs are in use; then pages are pressed again in place.
    @Override
    void beforeOpening(Home home) {
        home.deleteDerived();
        fromNothing = true;
    }

    @Override
    int run(Paper paper, Console console) {
        if (fromNothing) {
            paper.awaitPress(console);
        } else {
            paper.rebuild(console);
        }
        console.say("Rebuilt from %,d entries.".formatted(paper.ledger().size()));
        return Main.DONE;
    }
}
