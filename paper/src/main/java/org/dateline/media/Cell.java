package org.dateline.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dateline.media.Cage.Excess;
import org.dateline.media.Cage.Limits;
import org.dateline.media.Cage.Outcome;

/// A folder for one piece of work, and the programs that do it. What is wanted afterwards is moved
/// out before the cell is closed. One thread at a time.
public final class Cell implements AutoCloseable {
    /// A line longer than this is handed over in pieces.
    private static final int LONGEST_LINE = 8_192;

    private final Path folder;
    private final List<Running> programs = new ArrayList<>();

    Cell(Path folder) {
        this.folder = folder;
    }

    /// The working folder of the programs, and where they keep temporary files.
    public Path folder() {
        return folder;
    }

    /// Runs a program to its end and keeps what it prints.
    ///
    /// @throws InterruptedException after the program was ended
    public Outcome run(List<String> command, Limits limits) throws InterruptedException {
        StringBuilder printed = new StringBuilder();
        Outcome outcome = read(command, limits, printed::append);
        return switch (outcome) {
            case Outcome.Ended(int code, _, String said) ->
                    new Outcome.Ended(code, printed.toString(), said);
            case Outcome.Stopped stopped -> stopped;
        };
    }

    /// Runs a program to its end and hands over each line it prints, when it prints it.
    public Outcome run(List<String> command, Limits limits, Consumer<String> line)
            throws InterruptedException {
        Lines lines = new Lines(line);
        Outcome outcome = read(command, limits, lines::add);
        lines.end();
        return outcome;
    }

    /// Starts a program that is spoken with. It runs until it ends, is ended, or the cell is
    /// closed.
    public Running start(List<String> command, Limits limits) {
        programs.removeIf(Running::isOver);
        Running running = Running.start(folder, command, limits);
        programs.add(running);
        return running;
    }

    /// Ends what still runs and deletes the folder.
    @Override
    public void close() {
        programs.forEach(Running::end);
        Cage.delete(folder);
    }

    private Outcome read(List<String> command, Limits limits, Consumer<String> taken)
            throws InterruptedException {
        Running running = start(command, limits);
        try {
            running.within(limits.wall());
            running.in().close();
            // The reading thread is not this one: a blocked read would not feel an interrupt.
            Thread reader =
                    Thread.ofVirtual()
                            .name("cage-output")
                            .start(() -> take(running, limits.output(), taken));
            reader.join();
            return running.outcome();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            running.end();
        }
    }

    private static void take(Running running, int most, Consumer<String> taken) {
        char[] buffer = new char[LONGEST_LINE];
        int left = most;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(running.out(), StandardCharsets.UTF_8))) {
            for (int read; (read = out.read(buffer)) >= 0; left -= read) {
                if (read > left) {
                    running.stop(Excess.OUTPUT);
                    return;
                }
                taken.accept(new String(buffer, 0, read));
            }
        } catch (IOException ended) {
            // A killed program's pipe breaks; its outcome says why.
            running.end();
        }
    }

    /// Cuts what comes in pieces into lines.
    private static final class Lines {
        private final Consumer<String> line;
        private final StringBuilder begun = new StringBuilder();

        Lines(Consumer<String> line) {
            this.line = line;
        }

        void add(String piece) {
            for (int i = 0; i < piece.length(); i++) {
                char next = piece.charAt(i);
                if (next == '\n' || next == '\r' || begun.length() == LONGEST_LINE) {
                    end();
                }
                if (next != '\n' && next != '\r') {
                    begun.append(next);
                }
            }
        }

        void end() {
            if (!begun.isEmpty()) {
                line.accept(begun.toString());
                begun.setLength(0);
            }
        }
    }
}
