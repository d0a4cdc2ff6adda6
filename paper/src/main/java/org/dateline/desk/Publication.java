package org.dateline.desk;

/// A version that was entered in the ledger.
///
/// @param path on the reader site
/// @param position in the ledger
public record Publication(String path, int version, long position) {}
