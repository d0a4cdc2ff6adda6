package org.dateline;

import java.util.List;
import org.dateline.ledger.Damaged;
import picocli.CommandLine.Command;

/// `check --data DIR`
@Command(
        name = "check",
        description = {
            "Reads ledger, bodies and derived data and says what is damaged, one line each.",
            "Exits 0 when all is well, 1 when something is damaged, 2 when it could not run."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand extends PaperCommand {
    @Override
    int run(Paper paper, Console console) {
        List<String> findings = paper.check(console);
        findings.forEach(console.out()::println);
        if (findings.isEmpty()) {
            console.say("All is well: %,d entries.".formatted(paper.ledger().size()));
        }
        return findings.isEmpty() ? Main.DONE : Main.WRONG;
    }

    @Override
    int damaged(Damaged damaged, Console console) {
        console.out().println(damaged.getMessage());
        return Main.WRONG;
    }
}
