package org.dateline.newsroom;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.dateline.press.PageOpening;
import org.dateline.story.Constants;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;

/// What is written, as readers would see it.
///
/// @param obstacles why something of it cannot be printed
/// @param links what others show of it; empty when it is not a whole story yet
public record PreviewScreen(
        String id, String headline, View view, List<String> obstacles, Optional<Links> links) {
    /// How it is looked at.
    public enum View {
        BOTH("Phone and desk"),
        PHONE("Phone"),
        DESK("Desk"),
        PAPER("Paper"),
        FRONT("On a front"),
        LINKS("Search and links");

        private final String label;

        View(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /// As addresses have it.
        public String word() {
            return Constants.word(this);
        }

        static View of(String word) {
            return Constants.find(View.class, word)
                    .orElseThrow(
                            () ->
                                    Refusal.invalid(
                                            "“as” is one of both, phone, desk, paper, front and links."));
        }
    }

    /// What search engines and networks show of it.
    ///
    /// @param trail the site's host and where the story stands, as search engines write it
    /// @param picture where its picture is; empty for none
    public record Links(
            String site,
            String host,
            String trail,
            String title,
            String description,
            String shared,
            String picture,
            String alt) {
        static Links of(PageOpening opening, String url) {
            String host = URI.create(url).getHost();
            return new Links(
                    opening.house().name(),
                    host,
                    host + " › " + opening.article().map(PageOpening.Article::section).orElse(""),
                    opening.fullTitle(),
                    opening.description(),
                    opening.shared(),
                    opening.preview()
                            .map(
                                    picture ->
                                            picture.path()
                                                    .replace(Rendition.PREFIX, "/renditions/"))
                            .orElse(""),
                    opening.preview().map(PageOpening.Preview::alt).orElse(""));
        }
    }

    /// Of what is not a whole story yet.
    static PreviewScreen not(String id, String headline, View view, String why) {
        return new PreviewScreen(id, headline, view, List.of(why), Optional.empty());
    }
}
