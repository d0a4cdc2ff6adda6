package org.dateline.desk;

import java.time.Instant;
import java.util.Optional;
import org.dateline.story.Story;

/// Copy from elsewhere.
///
/// @param fingerprint SHA-256 by which the same copy is known again
/// @param ran when it first ran there; empty when that is not known
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record Import(Story story, byte[] fingerprint, Optional<Instant> ran) {}
