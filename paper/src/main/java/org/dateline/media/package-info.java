/// Pictures, video and sound: what they are, their files, their rights.
@NullMarked
package org.dateline.media;

import org.jspecify.annotations.NullMarked;
