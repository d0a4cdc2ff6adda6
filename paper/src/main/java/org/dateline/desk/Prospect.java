package org.dateline.desk;

import java.util.List;
import org.dateline.story.Medium;

/// What a story would show if it was printed now.
///
/// @param media as the library has them
/// @param obstacles a sentence for each thing it shows that may not be printed
public record Prospect(List<Medium> media, List<String> obstacles) {}
