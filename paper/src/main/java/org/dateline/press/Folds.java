package org.dateline.press;

import gg.jte.Content;
import gg.jte.output.Utf8ByteOutput;
import java.util.Arrays;

/// Where a page folds into head, body and rails. A template prints all three, so that every tag it
/// opens is closed, and marks the two folds as it passes them.
public final class Folds {
    private final Utf8ByteOutput page;
    private int head = -1;
    private int rails = -1;

    Folds(Utf8ByteOutput page) {
        this.page = page;
    }

    /// Marks the end of the head.
    public Content head() {
        return _ -> head = page.getContentLength();
    }

    /// Marks where the rails begin.
    public Content rails() {
        return _ -> rails = page.getContentLength();
    }

    byte[] cutHead() {
        return Arrays.copyOf(page.toByteArray(), head);
    }

    byte[] cutBody() {
        return Arrays.copyOfRange(page.toByteArray(), head, rails);
    }

    byte[] cutRails() {
        return Arrays.copyOfRange(page.toByteArray(), rails, page.getContentLength());
    }

    byte[] whole() {
        return page.toByteArray();
    }
}
