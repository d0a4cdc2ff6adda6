package org.dateline.bench;

import java.util.List;

/// Options of a bench besides `--quick` and `--json`.
final class Option {
    private Option() {}

    /// @return the number after `name`, or `otherwise`
    static int number(List<String> options, String name, int otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(options.get(at + 1));
    }
}
