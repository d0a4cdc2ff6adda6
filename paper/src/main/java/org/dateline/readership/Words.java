package org.dateline.readership;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Finds any of some words in a text in one pass, upper or lower case (Aho and Corasick, “Efficient
/// string matching”, 1975, as a full table). Words are of lower-case ASCII; other characters of the
/// text match nothing.
final class Words {
    private static final int LETTERS = 128;
    private static final short FOUND = -1;

    private final short[] next;

    Words(String... words) {
        List<short[]> states = new ArrayList<>();
        states.add(new short[LETTERS]);
        for (String word : words) {
            plant(states, word);
        }
        close(states);
        next = new short[states.size() * LETTERS];
        for (int state = 0; state < states.size(); state++) {
            System.arraycopy(states.get(state), 0, next, state * LETTERS, LETTERS);
        }
    }

    /// Whether one of the words stands anywhere between `from` and `to`.
    boolean in(String text, int from, int to) {
        int state = 0;
        for (int i = from; i < to; i++) {
            char letter = text.charAt(i);
            state = letter < LETTERS ? next[state * LETTERS + letter] : 0;
            if (state == FOUND) {
                return true;
            }
        }
        return false;
    }

    /// Adds a word's path; the step that ends it leads to `FOUND`.
    private static void plant(List<short[]> states, String word) {
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            short to = states.get(state)[letter];
            if (to == FOUND) {
                return;
            }
            if (i == word.length() - 1) {
                states.get(state)[letter] = FOUND;
            } else if (to == 0) {
                states.get(state)[letter] = (short) states.size();
                states.add(new short[LETTERS]);
            }
            state = states.get(state)[letter];
        }
    }

    /// Gives every state the steps of the longest other word's beginning it ends with.
    private static void close(List<short[]> states) {
        int[] fallback = new int[states.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        boolean[] queued = new boolean[states.size()];
        while (!queue.isEmpty()) {
            int state = queue.remove();
            short[] steps = states.get(state);
            short[] other = states.get(fallback[state]);
            for (int letter = 0; letter < LETTERS; letter++) {
                if (steps[letter] > 0 && !queued[steps[letter]]) {
                    queued[steps[letter]] = true;
                    fallback[steps[letter]] = state == 0 ? 0 : Math.max(0, other[letter]);
                    queue.add((int) steps[letter]);
                }
                if (state != 0 && (steps[letter] == 0 || other[letter] == FOUND)) {
                    steps[letter] = other[letter];
                }
            }
            System.arraycopy(steps, 'a', steps, 'A', 26);
        }
    }
}
