package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.story.Refusal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fills up under the rack. It takes a file system of 2 MiB, which only root may mount.
class RackFullDiskTest {
    @TempDir Path folder;

    @Test
    void onAFullDiskThePageIsRefusedAndTheOldOneStands() throws Exception {
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString()),
                "no file system can be mounted here: a full disk is not tried");
        Rack rack =
                Rack.open(
                        folder.resolve("rack"),
                        new SecretKeySpec(new byte[] {1}, "HmacSHA256"),
                        1 << 30);
        try {
            rack.rails("</html>".getBytes(StandardCharsets.UTF_8));
            rack.put(story("Harbour opens".getBytes(StandardCharsets.UTF_8)), Effort.NOW);
            byte[] large = new byte[3 << 20];
            new Random(1).nextBytes(large);
            assertThatThrownBy(() -> rack.put(story(large), Effort.BULK))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("disk full");
            Pick pick = new Pick();
            assertThat(rack.pick(7, Coding.GZIP, pick)).isEqualTo(Found.PAGE);
            assertThat(new String(pick.inflated(), StandardCharsets.UTF_8))
                    .isEqualTo("Harbour opens");
            rack.put(story("Harbour shuts".getBytes(StandardCharsets.UTF_8)), Effort.NOW);
            assertThat(rack.verify((done, of) -> {})).isEmpty();
        } finally {
            rack.close();
            run("umount", "-l", folder.toString());
        }
    }

    private static Sheet story(byte[] body) {
        String path = "/stories/000000000007/harbour";
        return new Sheet(path, 7, 7, 200, body, Instant.EPOCH, 1);
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (java.io.IOException absent) {
            return false;
        }
    }

    @Test
    void anUnwritableFolderIsOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(
                        () ->
                                Rack.open(
                                        file,
                                        new SecretKeySpec(new byte[] {1}, "HmacSHA256"),
                                        1 << 20))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be opened");
    }
}
