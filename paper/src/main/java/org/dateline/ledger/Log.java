package org.dateline.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.dateline.tlog.Checkpoint;
import org.dateline.tlog.Hash;
import org.dateline.tlog.Malformed;
import org.dateline.tlog.Note;
import org.dateline.tlog.NoteSigner;
import org.dateline.tlog.NoteVerifier;
import org.dateline.tlog.TileLog;
import org.dateline.tlog.Unverified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One log of the ledger: its tiles and its signed checkpoint, in the folder `log/N`. A paper has
/// one, and another for each time it was restored from a backup; only the newest is written.
///
/// Tiles and checkpoint follow from the database, which alone is synced: a checkpoint that a power
/// cut took, whole or in part, is signed again over the same entries. One that is whole binds: if
/// it is not this log's, or says something else than the entries, that is damage.
final class Log implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Log.class);

    private final int number;
    private final long base;
    private final NoteVerifier verifier;
    private final Path checkpointFile;
    private final TileLog tiles;
    private volatile Signed signed;

    /// A checkpoint and the note it came in.
    record Signed(Checkpoint checkpoint, String note) {}

    private Log(
            int number,
            long base,
            NoteVerifier verifier,
            Path checkpointFile,
            TileLog tiles,
            Signed signed) {
        this.number = number;
        this.base = base;
        this.verifier = verifier;
        this.checkpointFile = checkpointFile;
        this.tiles = tiles;
        this.signed = signed;
    }

    /// A log whose checkpoint is lost or torn opens with nothing signed.
    ///
    /// @throws Damaged when the checkpoint is whole and not signed by the log's key
    static Log open(Path folder, LedgerStore.LogRow row) {
        try {
            NoteVerifier verifier = NoteVerifier.parse(row.verifier());
            Path file = folder.resolve("checkpoint");
            Files.createDirectories(folder);
            Signed signed = signed(row, verifier, file);
            TileLog tiles = TileLog.open(folder);
            return new Log(row.log(), row.base(), verifier, file, tiles, signed);
        } catch (IOException broken) {
            throw new UncheckedIOException("The log in " + folder + " cannot be opened", broken);
        } catch (Malformed malformed) {
            throw new Damaged("Log " + row.log() + " cannot be read: " + malformed.getMessage());
        }
    }

    private static Signed signed(LedgerStore.LogRow row, NoteVerifier verifier, Path file)
            throws IOException {
        boolean isThere = Files.exists(file);
        String text = isThere ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        if (isWhole(text)) {
            return read(row, verifier, text);
        }
        if (isThere) {
            LOG.warn("The checkpoint of log {} was cut off while it was written.", row.log());
        }
        return new Signed(new Checkpoint(row.origin(), 0, Hash.EMPTY, List.of()), "");
    }

    /// Whether a note's last line, its signature, is there to the end. A file that was being
    /// written when the power went is empty, ends early, or ends in zeros.
    private static boolean isWhole(String note) {
        return note.endsWith("\n") && note.contains("\n\n— ") && note.indexOf('\0') < 0;
    }

    private static Signed read(LedgerStore.LogRow row, NoteVerifier verifier, String text) {
        try {
            Note note = Note.parse(text);
            note.verify(List.of(verifier));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(row.origin())) {
                throw new Damaged("The checkpoint of log " + row.log() + " is another log's.");
            }
            return new Signed(checkpoint, text);
        } catch (Malformed | Unverified wrong) {
            throw new Damaged(
                    "The checkpoint of log %d is not signed by its key: %s"
                            .formatted(row.log(), wrong.getMessage()));
        }
    }

    int number() {
        return number;
    }

    /// Position of its first entry.
    long base() {
        return base;
    }

    NoteVerifier verifier() {
        return verifier;
    }

    Signed signed() {
        return signed;
    }

    /// Entries covered by the signature.
    long size() {
        return signed.checkpoint().size();
    }

    /// Entries there are hashes of.
    long tiled() {
        return tiles.size();
    }

    void append(List<Hash> leaves) {
        tiles.append(leaves);
    }

    void truncate(long size) {
        tiles.truncate(size);
    }

    /// @throws Damaged when the tiles do not hash to what is signed
    void agree() {
        if (tiles.size() < size() || !tiles.root(size()).equals(signed.checkpoint().root())) {
            throw new Damaged(
                    "The tiles of log %d do not hash to its signed checkpoint.".formatted(number));
        }
    }

    /// The first place where a level of the tiles does not follow from the one below it.
    Optional<String> fault() {
        return tiles.fault();
    }

    /// Signs everything there are hashes of.
    void sign(NoteSigner signer) {
        Signed fresh = signedAt(tiles.size(), signer);
        try {
            Path next = checkpointFile.resolveSibling("checkpoint.next");
            Files.writeString(next, fresh.note(), StandardCharsets.UTF_8);
            Files.move(next, checkpointFile, StandardCopyOption.ATOMIC_MOVE);
            signed = fresh;
        } catch (IOException broken) {
            throw new UncheckedIOException("The checkpoint cannot be written", broken);
        }
    }

    /// Signs the tree as it was with `size` entries.
    Signed signedAt(long size, NoteSigner signer) {
        Checkpoint checkpoint =
                new Checkpoint(
                        signed.checkpoint().origin(),
                        size,
                        size == 0 ? Hash.EMPTY : tiles.root(size),
                        List.of());
        return new Signed(checkpoint, checkpoint.sign(signer).toString());
    }

    Hash leaf(long index) {
        return tiles.leaf(index);
    }

    List<Hash> inclusion(long index, long size) {
        return tiles.inclusion(index, size);
    }

    /// Only what the signed checkpoint covers.
    Optional<byte[]> tile(int level, long index, int width) {
        boolean signedFor =
                level >= 0
                        && level <= 5
                        && index >= 0
                        && (index + 1) << 8 > 0
                        && (index << 8) + width <= size() >>> 8 * level;
        return signedFor ? tiles.tile(level, index, width) : Optional.empty();
    }

    @Override
    public void close() {
        tiles.close();
    }
}
