package org.dateline.desk;

import java.time.Instant;
import java.util.Optional;

/// When the passed version of a story prints by itself, and before when nothing may.
record Timing(Optional<Copy.Due> due, Optional<Instant> embargo) {
    static final Timing NONE = new Timing(Optional.empty(), Optional.empty());

    Timing unscheduled() {
        return new Timing(Optional.empty(), embargo);
    }

    Timing due(Instant at, String by) {
        return new Timing(Optional.of(new Copy.Due(at, by, "")), embargo);
    }

    /// It did not print when it was to, and waits for somebody to decide.
    Timing missed(String why) {
        return new Timing(due.map(was -> new Copy.Due(was.at(), was.by(), why)), embargo);
    }

    Timing embargo(Optional<Instant> until) {
        return new Timing(due, until);
    }

    /// It is to print by itself, now or later.
    boolean isPending() {
        return due.filter(each -> each.missed().isEmpty()).isPresent();
    }

    boolean isDue(Instant now) {
        return isPending() && due.filter(each -> each.at().isAfter(now)).isEmpty();
    }
}
