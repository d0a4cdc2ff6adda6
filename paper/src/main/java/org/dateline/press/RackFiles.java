package org.dateline.press;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The rack's small files (state, heads, rails), each under an HMAC and replaced as a whole.
final class RackFiles {
    private final Path folder;
    private final RackSeal seal;

    RackFiles(Path folder, RackSeal seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /// @param durable whether it must outlive a power cut
    void write(String name, byte[] content, boolean durable) throws IOException {
        Path next = folder.resolve(name + ".next");
        byte[] code = seal.hmac(named(name, content));
        try (FileChannel out =
                FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(code.length + content.length);
            bytes.put(code).put(content).flip();
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            if (durable) {
                out.force(true);
            }
        }
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /// What was written under `name`; empty when it is absent or not what was written.
    Optional<byte[]> read(String name) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(folder.resolve(name));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
        if (bytes.length < RackSeal.HMAC_BYTES) {
            return Optional.empty();
        }
        byte[] code = Arrays.copyOf(bytes, RackSeal.HMAC_BYTES);
        byte[] content = Arrays.copyOfRange(bytes, RackSeal.HMAC_BYTES, bytes.length);
        boolean right = MessageDigest.isEqual(code, seal.hmac(named(name, content)));
        return right ? Optional.of(content) : Optional.empty();
    }

    /// A sentence for each of the files that is not what was written.
    List<String> examine() {
        List<String> findings = new ArrayList<>();
        try (var paths = Files.newDirectoryStream(folder, "{state,rails-?,head-????????}")) {
            for (Path path : paths) {
                if (read(path.getFileName().toString()).isEmpty()) {
                    findings.add("rack: the file " + path.getFileName() + " is damaged");
                }
            }
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (IOException e) {
            findings.add("rack: " + folder + " cannot be read: " + e.getMessage());
        }
        return findings;
    }

    private static byte[] named(String name, byte[] content) {
        byte[] label = (name + '\n').getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(label, label.length + content.length);
        System.arraycopy(content, 0, both, label.length, content.length);
        return both;
    }
}
