/// A transparency log after the C2SP specifications: signed notes, checkpoints, tiles and proofs.
@NullMarked
package org.dateline.tlog;

import org.jspecify.annotations.NullMarked;
