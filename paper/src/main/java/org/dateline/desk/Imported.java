package org.dateline.desk;

/// What became of copy from elsewhere.
///
/// @param duplicate it was there already; `copy` is what was there
public record Imported(Copy copy, boolean duplicate) {}
