package org.dateline;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that only holds others: given alone, it says which.
@Command(mixinStandardHelpOptions = true)
abstract class CommandGroup implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Override
    public final Integer call() {
        Set<String> names = new TreeSet<>(spec.subcommands().keySet());
        throw new ParameterException(
                spec.commandLine(),
                "Say which: %s %s.".formatted(spec.name(), String.join(", ", names)));
    }
}
