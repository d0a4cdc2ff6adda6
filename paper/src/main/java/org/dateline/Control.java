package org.dateline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Unix socket `control` in the paper's folder (mode 0600), by which other commands ask the
/// running paper to do their work. The question is one line of JSON, `{"folder": "…", "args":
/// ["…"]}`; the answer is lines that begin with `o` (for standard output), `e` (for standard error)
/// and at the end `x` with the exit code.
final class Control implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Control.class);
    private static final int MAX_QUESTION = 1_000_000;
    private static final int MAX_AT_ONCE = 16;

    /// Longest path a Unix socket may have, in bytes, on every system we know.
    private static final int MAX_PATH = 100;

    /// Does what a command line asks, in the running paper.
    interface Commands {
        /// @return the exit code
        int run(List<String> args, Console console);
    }

    private final Path socket;
    private final ServerSocketChannel server;
    private final Commands commands;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);

    private Control(Path socket, ServerSocketChannel server, Commands commands) {
        this.socket = socket;
        this.server = server;
        this.commands = commands;
    }

    static Control open(Path folder, Commands commands) {
        try {
            Path link = folder.resolve("control");
            Files.deleteIfExists(link);
            Path socket = link;
            if (link.toString().getBytes(UTF_8).length > MAX_PATH) {
                socket = Files.createTempDirectory("dateline").resolve("control");
                Files.createSymbolicLink(link, socket);
            }
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            Control control = new Control(socket, server, commands);
            Thread.ofPlatform().daemon().name("control").start(control::accept);
            return control;
        } catch (IOException broken) {
            throw new UncheckedIOException("The control socket cannot be opened", broken);
        }
    }

    /// Asks the paper that runs in `folder`.
    ///
    /// @return its exit code
    /// @throws Refusal when it does not answer
    static int ask(Path folder, List<String> args, Console console) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Path socket = folder.resolve("control").toRealPath();
            channel.connect(UnixDomainSocketAddress.of(socket));
            ObjectNode question = StoryJson.MAPPER.createObjectNode();
            question.put("folder", console.folder().toString());
            args.forEach(question.putArray("args")::add);
            Writer writer = Channels.newWriter(channel, UTF_8);
            writer.write(question + "\n");
            writer.flush();
            return relay(new BufferedReader(Channels.newReader(channel, UTF_8)), console);
        } catch (IOException silent) {
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "A paper runs in %s but does not answer (%s); it may be starting or stopping."
                            .formatted(folder, silent.getMessage()));
        }
    }

    private static int relay(BufferedReader answer, Console console) throws IOException {
        for (String line = answer.readLine(); line != null; line = answer.readLine()) {
            String text = line.isEmpty() ? "" : line.substring(1);
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case 'o' -> console.out().println(text);
                case 'e' -> console.say(text);
                case 'x' -> {
                    console.out().flush();
                    return Integer.parseInt(text);
                }
                default -> throw new IOException("it said something else");
            }
        }
        throw new IOException("it stopped in the middle");
    }

    private void accept() {
        while (true) {
            try {
                SocketChannel caller = server.accept();
                Thread.ofPlatform().daemon().name("command").start(() -> answer(caller));
            } catch (AsynchronousCloseException closed) {
                return;
            } catch (IOException broken) {
                LOG.warn("The control socket does not accept", broken);
                return;
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller;
                BufferedWriter writer = new BufferedWriter(Channels.newWriter(caller, UTF_8))) {
            Answer answer = new Answer(writer);
            if (!places.tryAcquire()) {
                answer.line('e', "The paper is busy with other commands; try again.");
                answer.line('x', "2");
                return;
            }
            try {
                ObjectNode question = StoryJson.parse(question(caller).getBytes(UTF_8));
                List<String> args = new ArrayList<>();
                question.withArray("args").forEach(each -> args.add(each.stringValue()));
                Console console =
                        new Console(
                                Path.of(StoryJson.string(question, "folder")),
                                new PrintWriter(new Lines(answer, 'o')),
                                new PrintWriter(new Lines(answer, 'e')));
                int code = commands.run(args, console);
                console.out().flush();
                console.err().flush();
                answer.line('x', Integer.toString(code));
            } finally {
                places.release();
            }
        } catch (IOException | RuntimeException gone) {
            LOG.info("A command's caller went away: {}", gone.toString());
        }
    }

    private static String question(SocketChannel caller) throws IOException {
        StringBuilder line = new StringBuilder();
        var reader = new BufferedReader(Channels.newReader(caller, UTF_8));
        for (int c = reader.read(); c != '\n'; c = reader.read()) {
            if (c < 0 || line.length() == MAX_QUESTION) {
                throw new IOException("The question is not one line");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
        } catch (IOException broken) {
            throw new UncheckedIOException("The control socket cannot be closed", broken);
        }
    }

    /// The lines of one answer, whole ones only.
    private record Answer(BufferedWriter writer) {
        synchronized void line(char kind, String text) throws IOException {
            writer.write(kind);
            writer.write(text);
            writer.write('\n');
            writer.flush();
        }
    }

    /// Cuts what is written into lines of an answer.
    private static final class Lines extends Writer {
        private final Answer answer;
        private final char kind;
        private final StringBuilder line = new StringBuilder();

        Lines(Answer answer, char kind) {
            this.answer = answer;
            this.kind = kind;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            for (int i = from; i < from + length; i++) {
                if (text[i] == '\n') {
                    answer.line(kind, line.toString());
                    line.setLength(0);
                } else if (text[i] != '\r') {
                    line.append(text[i]);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() throws IOException {
            if (!line.isEmpty()) {
                answer.line(kind, line.toString());
                line.setLength(0);
            }
        }
    }
}
