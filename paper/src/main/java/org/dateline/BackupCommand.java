package org.dateline;

import java.nio.file.Path;
import org.dateline.ledger.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `backup FILE --data DIR`
@Command(
        name = "backup",
        description = {
            "Writes the paper into one ZIP file, while it runs or not.",
            "Keys are not in it: a restored paper signs a log of its own."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: dateline backup monday.zip --data paper"})
final class BackupCommand extends PaperCommand {
    @Parameters(paramLabel = "FILE", description = "The file to make.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Override
    int run(Paper paper, Console console) {
        Path target = console.path(file);
        Backup.write(paper.ledger(), paper.folder(), target);
        console.say("Backed up to " + target + ".");
        return Main.DONE;
    }
}
