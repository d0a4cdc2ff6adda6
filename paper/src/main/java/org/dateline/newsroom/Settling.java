package org.dateline.newsroom;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dateline.desk.Desk;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.newsroom.MastheadScreen.Look;
import org.dateline.story.Refusal;

/// Settles the site by forms that are looked at before they print ([Looked]).
final class Settling {
    private final Desk desk;
    private final OnTheSite site;

    Settling(Desk desk, OnTheSite site) {
        this.desk = desk;
        this.site = site;
    }

    /// Prints what is wanted, if that was asked for and was shown just so.
    ///
    /// @return whether readers have it
    boolean prints(
            Call call, Map<String, String> typed, Published.Site now, Submission.OfSite wanted) {
        if (!Looked.prints(call, typed)) {
            return false;
        }
        String told = String.join(" ", SiteChanges.between(now, wanted));
        site.await(desk.masthead().settle(call.by(), Looked.was(call), wanted, told));
        return true;
    }

    /// What would change, against what readers have now.
    ///
    /// @param wanted what was typed, made of what readers have
    Look look(
            Map<String, String> typed,
            Function<Published.Site, Submission.OfSite> wanted,
            String refusal) {
        Published.Site now = desk.masthead().now();
        long was = now.entry().position();
        try {
            List<String> told = SiteChanges.between(now, wanted.apply(now));
            return new Look(was, Looked.mark(typed, was), told, refusal);
        } catch (Refusal notWhole) {
            return new Look(was, "", List.of(), refusal);
        }
    }
}
