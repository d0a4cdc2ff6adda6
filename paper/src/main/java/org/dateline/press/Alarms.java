package org.dateline.press;

import java.util.LinkedHashSet;
import java.util.function.Consumer;

/// Says everything once: what is damaged is met again at every publication.
final class Alarms implements Consumer<String> {
    private static final int REMEMBERED = 1_000;

    private final Consumer<String> listener;
    private final LinkedHashSet<String> said = new LinkedHashSet<>();

    Alarms(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String sentence) {
        if (isNew(sentence)) {
            listener.accept(sentence);
        }
    }

    private synchronized boolean isNew(String sentence) {
        if (said.size() == REMEMBERED && !said.contains(sentence)) {
            said.removeFirst();
        }
        return said.add(sentence);
    }
}
