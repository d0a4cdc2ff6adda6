package org.dateline;

import picocli.CommandLine.Command;

/// `rebuild --data DIR`
@Command(
        name = "rebuild",
        description = "Throws pages and other derived data away and makes them again.",
        mixinStandardHelpOptions = true)
final class RebuildCommand extends PaperCommand {
    @Override
    int run(Paper paper, Console console) {
        paper.rebuild(console);
        console.say("Rebuilt from %,d entries.".formatted(paper.ledger().size()));
        return Main.DONE;
    }
}
