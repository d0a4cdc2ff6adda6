package org.dateline.tlog;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// The hashes of one tile level, in one flat file.
///
/// A RandomAccessFile under a lock and not a FileChannel: a channel closes itself for everybody
/// when one reading thread is interrupted, and the record must outlive a cancelled request.
final class Level implements Closeable {
    private final RandomAccessFile file;

    Level(Path path, boolean writable) throws IOException {
        file = new RandomAccessFile(path.toFile(), writable ? "rw" : "r");
    }

    /// How many hashes a level has when the log has `size` entries.
    static long count(long size, int level) {
        return size >> (TilePath.HEIGHT * level);
    }

    /// How many whole hashes the file has.
    long count() throws IOException {
        return file.length() / Hash.LENGTH;
    }

    /// @throws java.io.EOFException when there are not so many
    byte[] read(long first, int count) throws IOException {
        byte[] hashes = new byte[count * Hash.LENGTH];
        synchronized (file) {
            file.seek(first * Hash.LENGTH);
            file.readFully(hashes);
        }
        return hashes;
    }

    /// Writes hashes from place `first` on, as the end of the file: what a failed write left behind
    /// there goes first.
    void write(long first, byte[] hashes) throws IOException {
        synchronized (file) {
            truncate(first);
            file.seek(first * Hash.LENGTH);
            file.write(hashes);
        }
    }

    void truncate(long count) throws IOException {
        synchronized (file) {
            if (file.length() > count * Hash.LENGTH) {
                file.setLength(count * Hash.LENGTH);
            }
        }
    }

    /// Returns when the disk has everything written.
    void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
