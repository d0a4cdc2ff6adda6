package org.dateline.desk;

/// A window that has a story open, and where its cursor is.
///
/// @param step how many changes the manuscript had then
/// @param anchor where the selection begins; -1 when nothing is selected
/// @param head where it ends
public record Presence(String client, String by, int step, int anchor, int head) {}
