/// Benchmarks, each with a figure against something real.
@NullMarked
package org.dateline.bench;

import org.jspecify.annotations.NullMarked;
