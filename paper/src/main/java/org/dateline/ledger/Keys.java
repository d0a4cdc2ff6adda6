package org.dateline.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.tlog.Malformed;
import org.dateline.tlog.NoteSigner;

/// The paper's secrets: one signing key a log, in `keys/log-N` (mode 0600, signed-note form). From
/// the newest, keys are derived that mark what this paper itself wrote into its files.
public final class Keys {
    private static final String ALGORITHM = "HmacSHA256";

    private final Path folder;

    public Keys(Path folder) {
        this.folder = folder;
    }

    /// Marks records of the rack as written by this paper.
    ///
    /// @return empty while there is no log
    public Optional<SecretKey> rackSeal() {
        int newest = 0;
        while (Files.exists(file(newest + 1))) {
            newest++;
        }
        return newest == 0
                ? Optional.empty()
                : signer(newest).map(signer -> derive(signer, "dateline/rack-seal/v1"));
    }

    static SecretKey entrySeal(NoteSigner signer) {
        return derive(signer, "dateline/entry-seal/v1");
    }

    Optional<NoteSigner> signer(int log) {
        try {
            Path file = file(log);
            return Files.exists(file)
                    ? Optional.of(NoteSigner.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | Malformed unreadable) {
            throw new Damaged(
                    "The key " + file(log) + " cannot be read: " + unreadable.getMessage());
        }
    }

    /// Makes the key of a new log, or takes the one that an interrupted start left.
    NoteSigner make(int log, String origin) {
        Optional<NoteSigner> left = signer(log);
        if (left.isPresent()) {
            return left.get();
        }
        NoteSigner signer = NoteSigner.generate(origin);
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Path fresh = folder.resolve("fresh");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            try (var channel =
                    java.nio.channels.FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(signer.secret() + "\n"));
                channel.force(true);
            }
            Files.move(fresh, file(log));
            return signer;
        } catch (FileAlreadyExistsException raced) {
            throw new Damaged("The key " + file(log) + " appeared while it was being made.");
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException("The key cannot be written", broken);
        }
    }

    static byte[] mac(SecretKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, missing);
        }
    }

    private static SecretKey derive(NoteSigner signer, String purpose) {
        SecretKey secret =
                new SecretKeySpec(signer.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        return new SecretKeySpec(mac(secret, purpose.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
    }

    private Path file(int log) {
        return folder.resolve("log-" + log);
    }
}
