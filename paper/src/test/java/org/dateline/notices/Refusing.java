package org.dateline.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server that does not know one address.
final class Refusing implements AutoCloseable {
    private final ServerSocket door;
    private final String unknown;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    Refusing(int port, String unknown) throws IOException {
        door = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        this.unknown = unknown;
        Thread.ofVirtual().start(this::serve);
    }

    /// Whom it took mail for.
    List<String> taken() {
        return taken;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                talk(caller);
            } catch (IOException over) {
                return;
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        say(caller, "220 hello");
        boolean isData = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (isData) {
                isData = !line.equals(".");
                if (!isData) {
                    say(caller, "250 taken");
                }
            } else if (line.startsWith("DATA")) {
                isData = true;
                say(caller, "354 go on");
            } else if (line.startsWith("RCPT") && line.contains(unknown)) {
                say(caller, "550 nobody of that name");
            } else {
                if (line.startsWith("RCPT")) {
                    taken.add(line.replaceAll(".*<(.*)>.*", "$1"));
                }
                say(caller, line.startsWith("QUIT") ? "221 bye" : "250 fine");
            }
        }
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
