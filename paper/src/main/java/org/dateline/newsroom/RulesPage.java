package org.dateline.newsroom;

import java.util.Optional;
import org.dateline.desk.Alone;

/// The rules of the house, as their page shows them.
///
/// @param alone who said that one person makes the paper; empty when several do
/// @param changes of published stories that one person may make within a minute
/// @param left entries that are still to be looked through for domains
/// @param mayChange whether who looks may say how many people make the paper
public record RulesPage(Optional<Alone.Said> alone, int changes, long left, boolean mayChange) {}
