package org.dateline.bench;

import java.util.List;
import java.util.Optional;

/// What stands behind a bench's name.
///
/// @param quick a short run, to steer by
/// @param json whether the last line is an object with every figure
/// @param words all of it, as given
record Options(boolean quick, boolean json, List<String> words) {
    static Options of(String... args) {
        List<String> words = List.of(args);
        return new Options(words.contains("--quick"), words.contains("--json"), words);
    }

    /// @return the number after `name`, or `otherwise`
    int number(String name, int otherwise) {
        int at = words.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
    }

    /// @return the word after `name`, if it was given
    Optional<String> word(String name) {
        int at = words.indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }
}
