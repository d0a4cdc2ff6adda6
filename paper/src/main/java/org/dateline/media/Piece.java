package org.dateline.media;

/// Does something with a piece of a container: a chunk or a box, without its head.
interface Piece {
    /// @param name four characters, as the format has them
    void found(String name, Bytes content);
}
