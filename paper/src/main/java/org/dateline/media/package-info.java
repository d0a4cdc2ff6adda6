/// Pictures, video, sound and documents: the files, what they are, and what readers are given.
@NullMarked
package org.dateline.media;

import org.jspecify.annotations.NullMarked;
