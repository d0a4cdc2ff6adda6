package org.dateline;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dateline.ledger.Backup;
import org.dateline.story.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `restore FILE --data DIR`
@Command(
        name = "restore",
        description = {
            "Makes a paper from a backup, in a new folder.",
            "Its ledger goes on in a new log that names the old one, so history never forks."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: dateline restore monday.zip --data restored"})
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private Main main;

    @Parameters(paramLabel = "FILE", description = "A file that backup made.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "An empty folder.")
    @SuppressWarnings("NullAway.Init") // required
    private Path data;

    @Override
    public Integer call() {
        Console console = main.console();
        if (main.running().isPresent()) {
            throw Refusal.invalid("A paper runs there; restore into a new folder.");
        }
        Path folder = console.path(data);
        Config config = Config.read(folder, Optional.empty());
        String end =
                Backup.restore(console.path(file), folder, config.host(), InstantSource.system());
        console.say("Restored into " + folder + "; its new log goes on from " + end + ".");
        return Main.DONE;
    }
}
