package org.dateline.notices;

import java.nio.file.Path;
import java.util.Optional;
import org.dateline.story.Constants;
import org.dateline.story.Refusal;

/// The server that takes the paper's mail.
///
/// @param login none when it asks for none
/// @param from the address mails come from
public record MailServer(String host, int port, Tls tls, Optional<Login> login, String from) {
    /// How the way there is kept secret.
    public enum Tls {
        /// Begins in the clear and goes on encrypted, or not at all.
        STARTTLS,
        /// Encrypted from the first byte.
        TLS,
        /// Not at all: for a server on this machine.
        NONE;

        /// @param word as the setting has it
        public static Tls of(String word) {
            return Constants.find(Tls.class, word)
                    .orElseThrow(
                            () ->
                                    Refusal.invalid(
                                            "“%s” is not one of %s."
                                                    .formatted(word, Constants.words(Tls.class))));
        }
    }

    /// @param password the file that holds it, read for each connection
    public record Login(String user, Path password) {}

    public MailServer {
        from = MailMessage.address(from);
    }
}
