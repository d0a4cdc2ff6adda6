package org.dateline.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.dateline.story.Refusal;

/// One mail: plain text, said to be from a machine.
///
/// @param id of its own, without the domain: the same mail sent again has the same
/// @param subject one line
record MailMessage(String to, String id, String subject, String text) {
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_SUBJECT = 200;

    MailMessage {
        subject = Line.of(subject, LONGEST_SUBJECT);
    }

    /// An address as it can stand in a mail.
    ///
    /// @throws Refusal when it is none
    static String address(String text) {
        String stripped = text.strip();
        try {
            boolean isPlain = stripped.chars().allMatch(c -> c > ' ' && c < 127);
            InternetAddress address = new InternetAddress(stripped, true);
            if (isPlain
                    && stripped.length() <= LONGEST_ADDRESS
                    && stripped.indexOf('@') > 0
                    && stripped.equals(address.getAddress())) {
                return stripped;
            }
        } catch (AddressException malformed) {
            throw malformed(text, malformed);
        }
        throw malformed(text, null);
    }

    private static Refusal malformed(
            String text, @org.jspecify.annotations.Nullable Exception cause) {
        Refusal refusal =
                Refusal.invalid(
                        "“%s” is no mail address, such as name@paper.example."
                                .formatted(Line.of(text, LONGEST_ADDRESS)));
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }

    /// As it goes out.
    ///
    /// @param paper whose newsroom it is from
    MimeMessage mime(Session session, String paper, String from, Instant now)
            throws MessagingException {
        Identified mime = new Identified(session, "<%s@%s>".formatted(id, domain(from)));
        mime.setFrom(named(paper + " newsroom", from));
        mime.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to, true));
        mime.setSubject(subject, StandardCharsets.UTF_8.name());
        mime.setSentDate(Date.from(now));
        mime.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's absence answers
        mime.setText(text, StandardCharsets.UTF_8.name());
        mime.saveChanges();
        return mime;
    }

    private static InternetAddress named(String name, String address) {
        try {
            String line = Line.of(name, LONGEST_SUBJECT);
            return new InternetAddress(address, line, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException missing) {
            throw new IllegalStateException("Every JDK has UTF-8", missing);
        }
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /// With the identity it was given.
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
