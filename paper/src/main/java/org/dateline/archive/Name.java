package org.dateline.archive;

/// A topic, an author or a source as live stories have it.
///
/// @param name as the newest of them spells it
/// @param live how many there are
public record Name(Heading heading, String name, long live) {}
