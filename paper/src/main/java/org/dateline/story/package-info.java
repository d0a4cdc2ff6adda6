/// What a story is: records only, no input or output. Everything else in Dateline speaks in these.
@NullMarked
package org.dateline.story;

import org.jspecify.annotations.NullMarked;
