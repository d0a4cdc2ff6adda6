package org.dateline;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dateline.ledger.Damaged;
import org.dateline.story.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that works on a paper: inside the one that runs in the folder, or on its own when none
/// does.
@Command
abstract class PaperCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The paper's folder.")
    @SuppressWarnings("NullAway.Init") // required
    private Path data;

    /// Does the work.
    ///
    /// @return the exit code
    abstract int run(Paper paper, Console console);

    @Override
    public final Integer call() {
        Main main = main();
        Console console = main.console();
        if (main.running().isPresent()) {
            return run(main.running().get(), console);
        }
        Path folder = console.path(data);
        if (needsPaper() && !Home.holdsPaper(folder)) {
            throw Refusal.notFound("There is no paper in " + folder + ".");
        }
        Optional<Home> home = Home.take(folder);
        if (home.isEmpty()) {
            return Control.ask(folder, main.args(), console);
        }
        try (Home taken = home.get()) {
            beforeOpening(taken);
            return onItsOwn(taken, console);
        } catch (Damaged damaged) {
            return damaged(damaged, console);
        }
    }

    private int onItsOwn(Home home, Console console) {
        Config config = Config.read(home.folder(), Optional.empty());
        try (Paper paper = Paper.open(home, config, InstantSource.system())) {
            return run(paper, console);
        }
    }

    /// What must be done while nobody has the paper open.
    void beforeOpening(Home home) {}

    /// The paper cannot be opened because of damage.
    ///
    /// @return the exit code
    int damaged(Damaged damaged, Console console) {
        throw damaged;
    }

    /// Whether the command makes no sense for a paper that is not there yet.
    boolean needsPaper() {
        return true;
    }

    private Main main() {
        return (Main) spec.root().userObject();
    }
}
