package org.dateline.press;

/// How a page's bytes are coded on their way to a reader.
public enum Coding {
    GZIP,
    BROTLI,
    IDENTITY
}
