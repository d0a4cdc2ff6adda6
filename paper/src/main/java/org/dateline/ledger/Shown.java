package org.dateline.ledger;

import java.time.Instant;
import java.util.Optional;
import org.dateline.story.MediaId;
import org.dateline.story.StoryId;

/// That a live story shows a picture, video, recording or document.
///
/// @param until the second from which readers must not see it there any more
public record Shown(StoryId story, MediaId media, Optional<Instant> until) {}
