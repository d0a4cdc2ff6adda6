package org.dateline.readership;

/// By what way a reader came to a story. It is all that is kept of where they came from.
public enum Arrival {
    /// By the address itself: typed, kept, or from where nothing says so.
    DIRECT("By the address itself"),
    SEARCH("From a search"),
    SOCIAL("From a social network"),
    /// From a chat or a mail.
    MESSENGER("From a message"),
    /// From any other site.
    SITE("From another site"),
    /// From another page of the paper.
    WITHIN("From within the paper");

    private static final Arrival[] ALL = values();
    private static final int BITS = 28;

    /// Stories that can be told apart beside the way; far more than a paper has.
    static final int STORIES = 1 << BITS;

    private final String words;

    Arrival(String words) {
        this.words = words;
    }

    /// For the newsroom's screens.
    public String words() {
        return words;
    }

    /// The way and the story in one number, as it goes through the counters.
    int with(int story) {
        return ordinal() << BITS | story;
    }

    static int story(int packed) {
        return packed & STORIES - 1;
    }

    /// Where a way's count stands.
    static int place(int packed) {
        return packed >>> BITS;
    }

    static int kinds() {
        return ALL.length;
    }
}
