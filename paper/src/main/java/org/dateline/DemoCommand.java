package org.dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dateline.newsroom.JsonLogs;
import org.dateline.staff.Member;
import org.dateline.story.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `demo`
@Command(
        name = "demo",
        description = {
            "Opens a sample paper in a throw-away folder: an invented city's daily.",
            "It is gone when it is stopped (Ctrl-C)."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private Main main;

    @Option(
            names = "--reader-port",
            paramLabel = "PORT",
            description = "Port for readers; 0 takes a free one.")
    private @Nullable Integer readerPort;

    @Option(
            names = "--newsroom-port",
            paramLabel = "PORT",
            description = "Port for staff; 0 takes a free one.")
    private @Nullable Integer newsroomPort;

    @Option(
            names = "--no-readers",
            description = "Nobody reads it but you: the most popular stories stand still.")
    private boolean unread;

    @Override
    public Integer call() {
        if (main.running().isPresent()) {
            throw Refusal.invalid("A demo opens a paper of its own.");
        }
        JsonLogs.onlyFaults();
        Path folder = temporary();
        Sample sample = Sample.load();
        Home home = Home.take(folder).orElseThrow();
        Config config =
                SamplePaper.config(sample)
                        .withPorts(
                                Optional.ofNullable(readerPort), Optional.ofNullable(newsroomPort));
        main.console().say("Opening " + sample.name() + ", a sample paper. Ctrl-C ends it.");
        return ServeCommand.run(
                home,
                () -> {
                    Paper paper = SamplePaper.open(home, config, sample, main.console());
                    if (!unread) {
                        SamplePaper.circulate(paper);
                    }
                    return paper;
                },
                (paper, console) -> greet(paper, console, folder),
                main.console(),
                () -> delete(folder));
    }

    /// Lets newcomers straight in, without a passkey or a password: there is nothing to steal here.
    /// Two of them, as nobody passes what they wrote.
    private static void greet(Paper paper, Console console, Path folder) {
        for (String name : SamplePaper.NEWCOMERS) {
            String link = paper.link(paper.staff().links().comeBack(name));
            Member member = paper.staff().find(name).orElseThrow();
            console.out()
                    .println("enter as %s, %s: %s".formatted(name, member.role().word(), link));
        }
        console.out()
                .println(
                        "Each link works once, in one browser. Another one: dateline staff link --data %s --as NAME"
                                .formatted(folder));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("dateline-demo");
        } catch (IOException broken) {
            throw new UncheckedIOException("There is no room for a throw-away folder", broken);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The throw-away folder is left at " + folder, broken);
        }
    }
}
