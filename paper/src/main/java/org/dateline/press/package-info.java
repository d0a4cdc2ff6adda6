/// Composes every public byte and keeps it on the rack.
@NullMarked
package org.dateline.press;

import org.jspecify.annotations.NullMarked;
