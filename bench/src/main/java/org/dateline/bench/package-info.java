/// Benchmarks with a figure to reach; started by `bin/bench`.
@NullMarked
package org.dateline.bench;

import org.jspecify.annotations.NullMarked;
