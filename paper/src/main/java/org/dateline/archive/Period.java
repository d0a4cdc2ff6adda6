package org.dateline.archive;

/// A year, month or day in which stories were published.
///
/// @param date `2026`, `2026-11` or `2026-11-26`, in the newsroom's zone
/// @param count stories of it that readers can read
public record Period(String date, long count) {}
