/// The paper as one program: the wiring, the settings and the command line.
@NullMarked
package org.dateline;

import org.jspecify.annotations.NullMarked;
