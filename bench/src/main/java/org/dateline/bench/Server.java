package org.dateline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A server under load in a process of its own, whose CPU time can be read.
///
/// @param name in the table
/// @param process to be ended
/// @param worker id of the process that does the work
/// @param port on loopback
record Server(String name, Process process, long worker, int port) implements AutoCloseable {
    /// What the launcher gives a paper; `bin/bench` hands it on.
    private static final String OPTIONS =
            Objects.requireNonNull(
                    System.getProperty("dateline.bench.java"), "bin/bench starts the benches");

    static Server newsstand(Path rack, int loops) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(OPTIONS.split("\\s+")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(BenchStand.class.getName());
        command.addAll(List.of(rack.toString(), Integer.toString(loops)));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String port = lines(process).readLine();
        if (port == null) {
            throw new IOException("the newsstand did not start");
        }
        return new Server("dateline", process, process.pid(), Integer.parseInt(port));
    }

    private static BufferedReader lines(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /// Gives the newsstand an order.
    void order(String order) {
        try {
            process.outputWriter(StandardCharsets.UTF_8).append(order).append('\n').flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes of heap in use after a collection; of the newsstand only.
    long heap() throws IOException {
        order("heap");
        return Long.parseLong(lines(process).readLine());
    }

    /// CPU time of all its threads so far, microseconds.
    long cpu() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(worker), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return ticks * 10_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
