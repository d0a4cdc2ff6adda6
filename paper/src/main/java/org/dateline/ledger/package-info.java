/// The signed, append-only published record: the only door to the public side.
@NullMarked
package org.dateline.ledger;

import org.jspecify.annotations.NullMarked;
