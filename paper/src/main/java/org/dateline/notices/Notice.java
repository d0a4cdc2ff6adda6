package org.dateline.notices;

import java.time.Instant;

/// News as one member was told them.
public record Notice(long number, News news, Instant time, boolean isUnread) {}
