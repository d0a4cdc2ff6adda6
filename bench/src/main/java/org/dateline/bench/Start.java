package org.dateline.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// How long from `./dateline serve` to the first byte of the home front and to a newsroom that says
/// it is ready, with a large archive; and what the paper keeps in memory when it has nothing to do
/// (anonymous memory: the mapped rack is the system's to take back).
final class Start {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long IDLE_SECONDS = 15;

    private Start() {}

    static int run(String... args) throws IOException, InterruptedException {
        Options options = Options.of(args);
        boolean quick = options.quick();
        int stories = options.number("--stories", quick ? 2_000 : 100_000);
        int rounds = quick ? 2 : 7;
        Path folder = Files.createTempDirectory("dateline-start");
        try {
            Path data = Program.paper(folder, stories);
            double[] reader = new double[rounds];
            double[] newsroom = new double[rounds];
            double[] memory = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                round(data, i, reader, newsroom, memory);
            }
            Figures figures = new Figures("start");
            figures.note("stories", "", stories);
            figures.atMost("first-reader-byte", "s", 1.5, reader);
            figures.atMost("newsroom-ready", "s", 5, newsroom);
            figures.atMost("idle-anonymous-memory", "MiB", 300, memory);
            return figures.print(options.json());
        } finally {
            Program.delete(folder);
        }
    }

    private static void round(
            Path data, int round, double[] reader, double[] newsroom, double[] memory)
            throws IOException, InterruptedException {
        int readerPort = free();
        int newsroomPort = free();
        long begun = System.nanoTime();
        Process process = Program.start(data, readerPort, newsroomPort);
        try {
            reader[round] = until("http://127.0.0.1:" + readerPort + "/", begun);
            newsroom[round] = until("http://127.0.0.1:" + newsroomPort + "/health", begun);
            process.waitFor(IDLE_SECONDS, TimeUnit.SECONDS);
            memory[round] = anonymous(process.pid());
        } finally {
            Program.end(process);
        }
    }

    /// @return seconds since `begun` when the address first answers 200
    private static double until(String address, long begun) throws IOException {
        while (System.nanoTime() - begun < PATIENCE) {
            if (answers(address)) {
                return (System.nanoTime() - begun) / 1e9;
            }
            Thread.onSpinWait();
        }
        throw new IOException(address + " did not answer");
    }

    private static boolean answers(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(10_000);
            boolean answered = connection.getResponseCode() == 200;
            connection.disconnect();
            return answered;
        } catch (IOException notYet) {
            pause();
            return false;
        }
    }

    /// Polling without a break would take one of the processors from what is measured.
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static double anonymous(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            if (line.startsWith("Anonymous:")) {
                return Integer.parseInt(line.replaceAll("\\D+", "")) / 1024.0;
            }
        }
        throw new IOException("The system does not say what memory the paper has");
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
