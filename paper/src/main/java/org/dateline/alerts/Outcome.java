package org.dateline.alerts;

/// What became of an alert to one reader.
enum Outcome {
    /// The push service took it.
    DELIVERED,
    /// The reader wants no more: the subscription is to be forgotten.
    GONE,
    /// It could not be sent.
    FAILED
}
