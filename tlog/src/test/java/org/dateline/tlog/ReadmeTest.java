package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs what the README shows.
class ReadmeTest {
    @Test
    void theExampleWorks(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("first.tlog-proof");
        // README, from here
        NoteSigner signer = NoteSigner.generate("paper.example/logs/1");
        byte[] entry = "the first edition".getBytes(StandardCharsets.UTF_8);

        try (TileLog log = TileLog.open(folder)) {
            log.append(List.of(Hash.leaf(entry)));
            log.force();
            Note signed = new Checkpoint(signer.name(), log.size(), log.root()).sign(signer);
            TlogProof proof = new TlogProof(0, log.inclusion(0, log.size()), signed);
            Files.write(file, proof.bytes());
        }

        String publicKey = signer.verifier().toString();
        // Elsewhere, with the file, the entry and the public key:
        Policy policy = Policy.of(NoteVerifier.parse(publicKey));
        TlogProof.parse(Files.readAllBytes(file)).verify(Hash.leaf(entry), policy);
    }

    @Test
    void theReadmeShowsTheExampleThatIsRun() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String shown = readme.substring(readme.indexOf("```java\n") + 8, readme.lastIndexOf("```"));
        String run = Files.readString(Path.of("src/test/java/org/dateline/tlog/ReadmeTest.java"));
        assertThat(shown).isNotBlank();
        shown.lines().forEach(line -> assertThat(run).contains(line.strip()));
    }
}
