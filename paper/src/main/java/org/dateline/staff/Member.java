package org.dateline.staff;

/// One of the staff.
///
/// @param name unique in the paper
public record Member(String name, Role role) {}
