package org.dateline.tlog;

/// What was read has the right form, but nobody trusted signed it or it does not prove what it
/// should. The message is a sentence that says what is missing.
public final class Unverified extends RuntimeException {
    Unverified(String sentence) {
        super(sentence);
    }
}
