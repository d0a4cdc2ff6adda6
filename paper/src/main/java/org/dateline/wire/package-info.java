/// Copy from elsewhere.
@NullMarked
package org.dateline.wire;

import org.jspecify.annotations.NullMarked;
