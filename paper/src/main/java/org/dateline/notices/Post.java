package org.dateline.notices;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// A connection to the server that takes the paper's mail (RFC 5321). What goes wrong is said in a
/// sentence.
final class Post implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int LONGEST_PASSWORD = 1_000; // bytes
    private static final int LONGEST_REASON = 200;

    private final MailServer server;
    private final String paper;
    private final Session session;
    private final Transport transport;

    private Post(MailServer server, String paper, Session session, Transport transport) {
        this.server = server;
        this.paper = paper;
        this.session = session;
        this.transport = transport;
    }

    /// Why something was not sent.
    static final class Trouble extends Exception {
        private static final long serialVersionUID = 1;

        /// Whether it is about one mail, and others may go.
        final boolean isOfOne;

        Trouble(String sentence, boolean isOfOne, Exception cause) {
            super(sentence, cause);
            this.isOfOne = isOfOne;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    /// @param sockets makes encrypted connections; none for the machine's own
    static Post connect(
            MailServer server, String paper, javax.net.ssl.@Nullable SSLSocketFactory sockets)
            throws Trouble {
        try {
            Session session = Session.getInstance(properties(server, sockets));
            Transport transport = session.getTransport("smtp");
            if (server.login().isPresent()) {
                MailServer.Login login = server.login().get();
                transport.connect(
                        server.host(), server.port(), login.user(), read(login.password()));
            } else {
                transport.connect(server.host(), server.port(), null, null);
            }
            return new Post(server, paper, session, transport);
        } catch (MessagingException failed) {
            throw new Trouble(sentence(server, failed), false, failed);
        } catch (IOException unreadable) {
            throw new Trouble("The file of mail.password-file cannot be read.", false, unreadable);
        }
    }

    private static Properties properties(
            MailServer server, javax.net.ssl.@Nullable SSLSocketFactory sockets) {
        boolean begins = server.tls() == MailServer.Tls.STARTTLS;
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(begins));
        properties.put("mail.smtp.starttls.required", Boolean.toString(begins));
        properties.put(
                "mail.smtp.ssl.enable", Boolean.toString(server.tls() == MailServer.Tls.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", Boolean.toString(sockets == null));
        properties.put("mail.smtp.from", server.from());
        properties.put("mail.smtp.localhost", MailMessage.domain(server.from()));
        for (String what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + what, Integer.toString(PATIENCE_MILLIS));
        }
        if (sockets != null) {
            properties.put("mail.smtp.ssl.socketFactory", sockets);
        }
        return properties;
    }

    private static String read(Path password) throws IOException {
        if (Files.size(password) > LONGEST_PASSWORD) {
            throw new CharacterCodingException();
        }
        return Files.readString(password).strip();
    }

    void send(MailMessage mail, Instant now) throws Trouble {
        try {
            MimeMessage mime = mail.mime(session, paper, server.from(), now);
            transport.sendMessage(mime, mime.getAllRecipients());
        } catch (SendFailedException refused) {
            throw new Trouble(
                    "%s does not take mail for %s: %s"
                            .formatted(server.host(), mail.to(), reason(refused)),
                    true,
                    refused);
        } catch (MessagingException failed) {
            throw new Trouble(sentence(server, failed), false, failed);
        }
    }

    private static String sentence(MailServer server, MessagingException failed) {
        String host = server.host();
        if (failed instanceof AuthenticationFailedException) {
            return "%s refuses the user or the password; look at mail.user and at the file of mail.password-file."
                    .formatted(host);
        }
        return switch (last(failed)) {
            case UnknownHostException _ ->
                    "There is no host %s; look at mail.host.".formatted(host);
            case ConnectException _, SocketTimeoutException _ ->
                    "%s does not answer on port %d.".formatted(host, server.port());
            case SSLException it ->
                    "The way to %s cannot be encrypted: %s".formatted(host, reason(it));
            case Exception it when String.valueOf(it.getMessage()).contains("STARTTLS") ->
                    "%s offers no STARTTLS on port %d; look at mail.tls and mail.port."
                            .formatted(host, server.port());
            case Exception it -> "%s does not take mail: %s".formatted(host, reason(it));
        };
    }

    /// What is behind it all. An encrypted connection fails of many things that lie deeper.
    private static Exception last(Exception failed) {
        Exception last = failed;
        for (int i = 0; i < 10 && !(last instanceof SSLException); i++) {
            if (!(last.getCause() instanceof Exception deeper)) {
                return last;
            }
            last = deeper;
        }
        return last;
    }

    private static String reason(Exception failed) {
        return Line.of(String.valueOf(failed.getMessage()), LONGEST_REASON);
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException gone) {
            System.getLogger(Post.class.getName())
                    .log(System.Logger.Level.DEBUG, "The connection had ended already", gone);
        }
    }
}
