package org.dateline.desk;

/// A list that somebody saved under a name.
///
/// @param shared whether the whole desk has it
/// @param by who saved it
public record SavedList(long number, String name, boolean shared, Search search, String by) {}
