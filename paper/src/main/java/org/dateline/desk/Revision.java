package org.dateline.desk;

import java.time.Instant;

/// One saved version of a story.
public record Revision(int version, String by, Instant at, String headline) {}
