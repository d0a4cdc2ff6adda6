/// What was published, to be searched and listed: by words, topic, author, source, section and
/// date.
@NullMarked
package org.dateline.archive;

import org.jspecify.annotations.NullMarked;
