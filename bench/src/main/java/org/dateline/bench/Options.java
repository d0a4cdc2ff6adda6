package org.dateline.bench;

import java.util.List;

/// What stands behind a bench's name.
///
/// @param quick a short run, to steer by
/// @param json whether the last line is an object with every figure
record Options(boolean quick, boolean json) {
    static Options of(String[] args) {
        List<String> all = List.of(args);
        return new Options(all.contains("--quick"), all.contains("--json"));
    }
}
