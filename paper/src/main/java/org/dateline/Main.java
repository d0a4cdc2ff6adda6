package org.dateline;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dateline.ledger.Damaged;
import org.dateline.store.StoreFailure;
import org.dateline.story.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The command line. Every command works beside a running paper: it then does its work inside it,
/// through [Control].
@Command(
        name = "dateline",
        description = "A newspaper in one program: newsroom, ledger and reader site.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            StaffCommand.class,
            TokenCommand.class,
            CheckCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RebuildCommand.class,
            DoctorCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "Dateline 0.1.0",
        footer = {"", "Try it: dateline demo"})
public final class Main {
    /// All is well.
    static final int DONE = 0;

    /// It ran and something is wrong.
    static final int WRONG = 1;

    /// It could not run.
    static final int REFUSED = 2;

    private final Console console;
    private final Optional<Paper> running;
    private final List<String> args;

    private Main(Console console, Optional<Paper> running, List<String> args) {
        this.console = console;
        this.running = running;
        this.args = args;
    }

    public static void main(String[] args) {
        Console console =
                new Console(
                        Path.of("").toAbsolutePath(),
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(run(List.of(args), console, Optional.empty()));
    }

    /// Runs one command.
    ///
    /// @param running the paper this happens in, when a command came through its control socket
    /// @return the exit code
    static int run(List<String> args, Console console, Optional<Paper> running) {
        CommandLine line = new CommandLine(new Main(console, running, args));
        line.setOut(console.out());
        line.setErr(console.err());
        line.setParameterExceptionHandler((wrong, _) -> misused(wrong, console));
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure, console));
        int code =
                args.isEmpty() ? usage(line, console) : line.execute(args.toArray(String[]::new));
        console.out().flush();
        return code;
    }

    Console console() {
        return console;
    }

    Optional<Paper> running() {
        return running;
    }

    List<String> args() {
        return args;
    }

    private static int usage(CommandLine line, Console console) {
        line.usage(console.err());
        return REFUSED;
    }

    private static int misused(ParameterException wrong, Console console) {
        console.say(String.valueOf(wrong.getMessage()));
        console.say(
                "See %s --help".formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
        return REFUSED;
    }

    private static int failed(Exception failure, Console console) {
        switch (failure) {
            case Refusal refusal -> console.say(refusal.sentence());
            case Damaged damaged -> console.say(String.valueOf(damaged.getMessage()));
            case StoreFailure broken ->
                    console.say(
                            broken.getMessage()
                                    + (broken.getCause() == null
                                            ? ""
                                            : ": " + broken.getCause().getMessage()));
            default -> failure.printStackTrace(console.err());
        }
        console.err().flush();
        return REFUSED;
    }
}
