package org.dateline.tlog;

/// What was read does not have the form its specification gives. The message is a sentence that
/// says where.
public final class Malformed extends RuntimeException {
    Malformed(String sentence) {
        super(sentence);
    }
}
