package org.dateline.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.tlog.Malformed;
import org.dateline.tlog.NoteSigner;

/// The paper's secrets, in the folder `keys` that only its owner reads: one signing key a log
/// (`log-N`, signed-note form), the key that marks what the paper itself put on its rack, and what
/// other departments keep there.
public final class Keys {
    private static final String ALGORITHM = "HmacSHA256";

    private final Path folder;

    public Keys(Path folder) {
        this.folder = folder;
    }

    /// Marks records of the rack as written by this paper: 32 random bytes in `keys/rack`, made at
    /// first use. Without the file the rack is pressed anew.
    public SecretKey rackSeal() {
        Path file = folder.resolve("rack");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[32];
                new SecureRandom().nextBytes(fresh);
                write(file, HexFormat.of().formatHex(fresh));
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            return new SecretKeySpec(key, ALGORITHM);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Damaged("The key " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /// A secret that another department keeps: the one line of `keys/{name}`.
    ///
    /// @param fresh makes it at first use
    public String secret(String name, Supplier<String> fresh) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new Damaged("The key " + file + " cannot be read: " + unreadable.getMessage());
        }
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
        write(file(log), signer.secret());
        return signer;
    }

    private void write(Path file, String secret) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Path fresh = folder.resolve("fresh");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(secret + "\n"));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException("The key " + file + " cannot be written", broken);
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
