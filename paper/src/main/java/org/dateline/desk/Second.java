package org.dateline.desk;

/// Who besides answers for an act.
public sealed interface Second {
    /// One person may do it.
    record NotNeeded() implements Second {
        @Override
        public String words() {
            return "";
        }
    }

    /// @param by who confirmed what another asked for
    record Confirmed(String by) implements Second {
        @Override
        public String words() {
            return ", confirmed by " + by;
        }
    }

    /// It takes two, and one person makes this paper.
    record Lacking() implements Second {
        @Override
        public String words() {
            return ", alone";
        }
    }

    /// What follows the name of who did it, such as “, confirmed by Tom Reyes”.
    String words();
}
