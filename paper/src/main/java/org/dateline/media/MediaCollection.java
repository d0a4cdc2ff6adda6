package org.dateline.media;

/// Pictures that belong together, such as those of an election. An item may be in many.
///
/// @param id never given again
/// @param items how many are in it
public record MediaCollection(long id, String name, String madeBy, long items) {}
