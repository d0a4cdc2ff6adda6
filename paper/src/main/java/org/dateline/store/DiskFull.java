package org.dateline.store;

/// There was no room to write. Nothing was changed.
public final class DiskFull extends StoreFailure {
    public DiskFull(Throwable cause) {
        super("The disk is full; nothing was changed.", cause);
    }
}
