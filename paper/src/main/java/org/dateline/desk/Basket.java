package org.dateline.desk;

import org.dateline.story.Constants;
import org.dateline.story.Refusal;

/// The lists there are of copy, by where it stands.
public enum Basket {
    /// Begun by whoever looks, or theirs by the newslist.
    MINE("My copy"),
    DRAFT("Drafts"),
    FILED("Filed"),
    PASSED("Passed"),
    /// What has a second to print at, and what missed it: the earliest first.
    SCHEDULED("Scheduled"),
    /// What readers have, wherever the next version stands.
    LIVE("Live"),
    SPIKED("Spiked"),
    WITHDRAWN("Withdrawn"),
    ALL("Everything");

    private final String title;

    Basket(String title) {
        this.title = title;
    }

    /// @throws Refusal naming those there are
    public static Basket of(String word) {
        return Constants.find(Basket.class, word)
                .orElseThrow(
                        () ->
                                Refusal.invalid(
                                        "“%s” is not a list of copy; there are %s."
                                                .formatted(word, Constants.words(Basket.class))));
    }

    /// As in addresses: one lower-case word.
    public String word() {
        return Constants.word(this);
    }

    public String title() {
        return title;
    }
}
