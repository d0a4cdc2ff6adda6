package org.dateline.newsroom;

import org.dateline.notices.Mailbox;
import org.dateline.notices.News;

/// The page where a member chooses which notices come by mail.
///
/// @param mails whether the paper sends mail at all
/// @param typed the address in its field
/// @param code of the link that was followed; empty when none was
/// @param refusal why what was asked for last was not done; empty otherwise
public record MailScreen(
        Mailbox mailbox, boolean mails, String typed, String code, String refusal) {
    /// Whether a kind comes by mail; of whoever never chose, every one would.
    public boolean comes(News.Kind kind) {
        return mailbox.kinds().contains(kind) || mailbox.equals(Mailbox.NONE);
    }

    /// Where notices go now, in a sentence.
    public String told() {
        if (!mails) {
            return "This paper sends no mail. Whoever runs it can name a server that takes it, with the setting mail.host.";
        }
        String there =
                mailbox.address().isEmpty()
                        ? "None come by mail."
                        : "They go to " + mailbox.address() + ".";
        return mailbox.wanted().isEmpty()
                ? there
                : "%s %s %s. Open it within a day; until then nothing else goes there."
                        .formatted(
                                there,
                                mailbox.isMailed()
                                        ? "A link was mailed to"
                                        : "A link is on its way to",
                                mailbox.wanted());
    }
}
