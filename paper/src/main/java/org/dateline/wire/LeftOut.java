package org.dateline.wire;

/// One contiguous span of a capture that did not become part of the story.
///
/// In a text capture `text` is the slice of the decoded input that begins at `offset`, to the
/// letter. In an HTML capture it is what a reader sees of the span, one line a block, white space
/// folded as a browser folds it; `offset` says where the first character of it stands in the
/// decoded source.
///
/// @param text what was left out, without white space at its ends
/// @param offset where it begins, in UTF-16 units of the decoded input (a byte order mark is not
///   counted)
/// @param reason why it is not in the story
public record LeftOut(String text, int offset, Reason reason) {
    /// Why a span is not part of the story.
    public enum Reason {
        /// What stands on a page around a story: navigation, share buttons, notices, comments.
        FURNITURE("furniture"),
        /// What does not belong on the page at all, such as an appended link farm.
        FOREIGN("foreign");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /// How reports and scripts name it.
        public String word() {
            return word;
        }
    }
}
