package org.dateline.newsroom;

import java.util.function.LongConsumer;
import org.dateline.story.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits until readers see what was just entered in the ledger.
final class OnTheSite {
    private static final Logger LOG = LoggerFactory.getLogger(OnTheSite.class);

    private final LongConsumer press;

    OnTheSite(LongConsumer press) {
        this.press = press;
    }

    /// @throws Refusal when the press does not get there; the entry stays
    void await(long position) {
        try {
            press.accept(position);
        } catch (Refusal late) {
            LOG.atError().addKeyValue("position", position).log(late.sentence());
            throw late;
        } catch (RuntimeException late) {
            LOG.atError()
                    .addKeyValue("position", position)
                    .setCause(late)
                    .log("readers are not served a ledger entry");
            throw new Refusal(
                    Refusal.Reason.UNAVAILABLE,
                    "It is in the ledger at position %d, but the site does not show it yet. Asking again is safe."
                            .formatted(position));
        }
    }
}
