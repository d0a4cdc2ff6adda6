/// Counts views; knows what is most popular.
@NullMarked
package org.dateline.readership;

import org.jspecify.annotations.NullMarked;
