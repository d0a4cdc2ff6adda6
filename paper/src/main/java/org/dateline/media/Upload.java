package org.dateline.media;

import java.time.Instant;

/// A file on its way in, in as many pieces as it takes.
///
/// @param id 128 random bits; whoever has it and is its owner may go on with it
/// @param by who sends it
/// @param name of the file
/// @param bytes of the whole file
/// @param offset bytes that have come and are on disk
/// @param expires when it is given up, unless more comes
/// @param progress of what is made of it once it has come, from 0 to 1
public record Upload(
        String id,
        String by,
        String name,
        long bytes,
        long offset,
        Instant expires,
        double progress) {
    public boolean isComplete() {
        return offset == bytes;
    }
}
