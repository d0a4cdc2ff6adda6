package org.dateline.newsroom;

import java.util.List;
import java.util.Optional;
import org.dateline.ledger.Published;
import org.dateline.newsroom.MastheadScreen.Look;
import org.dateline.press.Changes;

/// The standing pages on screens.
public final class StandingScreen {
    private StandingScreen() {}

    /// All of them.
    ///
    /// @param url the reader site's
    public record All(String url, List<Group> groups, boolean may) {}

    /// Those of an edition.
    ///
    /// @param language of its pages; empty for the paper's main one
    public record Group(String name, String language, List<Published.StandingPage> pages) {}

    /// One of them under writing.
    ///
    /// @param slug its address; empty for one that is new
    /// @param typed what stands in the form
    /// @param edition the name of the edition it is in
    /// @param isTypable whether the form holds all that readers have of it
    /// @param shown what is shown of it
    public record One(
            String slug,
            Typed typed,
            String edition,
            boolean isTypable,
            boolean may,
            Look looked,
            Optional<Shown> shown) {
        public boolean isNew() {
            return slug.isEmpty();
        }
    }

    /// What stands in the form.
    public record Typed(String address, String language, String title, String text) {}

    /// What readers would get.
    ///
    /// @param page its whole page, as the press makes it
    /// @param changes its paragraphs, against what readers have
    public record Shown(String page, List<List<Changes.Piece>> changes) {}
}
