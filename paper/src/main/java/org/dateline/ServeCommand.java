package org.dateline;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.dateline.story.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `serve --data DIR`
@Command(
        name = "serve",
        description = "Runs the paper in a folder until it is stopped (Ctrl-C).",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: dateline serve --data paper"})
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private Main main;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The paper's folder, made when absent.")
    @SuppressWarnings("NullAway.Init") // required
    private Path data;

    @Option(
            names = "--reader-port",
            paramLabel = "PORT",
            description = "Port for readers; 0 takes a free one. Goes before the settings.")
    private @Nullable Integer readerPort;

    @Option(
            names = "--newsroom-port",
            paramLabel = "PORT",
            description = "Port for staff; 0 takes a free one. Goes before the settings.")
    private @Nullable Integer newsroomPort;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings instead of dateline.conf in the folder.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        Console console = main.console();
        if (main.running().isPresent()) {
            throw Refusal.invalid("This paper runs already.");
        }
        Path folder = console.path(data);
        Config config =
                Config.read(folder, Optional.ofNullable(file).map(console::path))
                        .withPorts(
                                port("--reader-port", readerPort),
                                port("--newsroom-port", newsroomPort));
        Home home =
                Home.take(folder)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Reason.UNAVAILABLE,
                                                "Another process serves the paper in %s; stop it first."
                                                        .formatted(folder)));
        return run(
                home,
                () -> Paper.serve(home, config, InstantSource.system()),
                ServeCommand::greet,
                console,
                () -> {});
    }

    /// A paper that nobody can sign in to says how to set it up.
    private static void greet(Paper paper, Console console) {
        paper.staff()
                .links()
                .setUp()
                .ifPresent(
                        token ->
                                console.out()
                                        .println(
                                                "set up: %s (works once, for a day)"
                                                        .formatted(paper.link(token))));
    }

    /// What is said once a paper is open, besides where.
    interface Greeting {
        void say(Paper paper, Console console);
    }

    /// Opens a paper.
    interface Opening {
        Paper open();
    }

    /// Runs a paper until the process is told to stop, then closes it in order.
    ///
    /// @param greeting after the addresses
    /// @param afterwards the last thing to do; the process ends when it is done
    static int run(
            Home home, Opening opening, Greeting greeting, Console console, Runnable afterwards) {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook =
                new Thread(
                        () -> {
                            stop.countDown();
                            await(stopped);
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            try (home;
                    Paper paper = opening.open()) {
                console.out().println("readers: " + paper.readersUrl());
                console.out().println("newsroom: " + paper.newsroomUrl());
                greeting.say(paper, console);
                console.out().flush();
                await(stop);
            }
        } finally {
            afterwards.run();
            stopped.countDown();
        }
        return Main.DONE;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Integer> port(String option, @Nullable Integer port) {
        if (port != null && (port < 0 || port > 65_535)) {
            throw Refusal.invalid(option + " is a number from 0 to 65535.");
        }
        return Optional.ofNullable(port);
    }
}
