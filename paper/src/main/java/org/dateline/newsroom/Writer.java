package org.dateline.newsroom;

import java.util.List;
import org.dateline.story.Section;

/// What the page where a story is written needs before its script has asked for the rest.
///
/// @param headline as of the newest version
/// @param zone by which the newsroom says its times
/// @param language the paper's own: that of stories that name none
public record Writer(
        String id, String headline, List<Section> sections, String zone, String language) {}
