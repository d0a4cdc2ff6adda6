package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A paper on a small file system of its own that fills up. Needs the right to mount one.
class DiskFullTest {
    @TempDir Path disk;

    private boolean mounted;

    @BeforeEach
    void aSmallDisk() {
        mounted =
                Program.run(
                                        new ProcessBuilder(
                                                "mount",
                                                "-t",
                                                "tmpfs",
                                                "-o",
                                                "size=256m",
                                                "tmpfs",
                                                disk.toString()))
                                .status()
                        == 0;
        assumeThat(mounted).as("a file system can be mounted here (needs root)").isTrue();
    }

    @AfterEach
    void noDisk() {
        if (mounted) {
            Program.run(new ProcessBuilder("umount", disk.toString()));
        }
    }

    @Test
    void onAFullDiskPublishingIsRefusedReadersAreServedAndItGoesOnWithRoomAgain()
            throws IOException {
        Path data = disk.resolve("paper");
        List<Newsroom.Answer> acknowledged = new ArrayList<>();
        try (Staffed paper = Staffed.serve(data)) {
            acknowledged.add(paper.published(Staffed.story("Before the disk filled", "Words.")));
            List<String> ready = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                ready.add(paper.passed(Staffed.story("Waiting " + i, "Words. ".repeat(7000))));
            }
            Path ballast = fill();

            Newsroom.Answer refused = null;
            for (String id : ready) {
                Newsroom.Answer answer = paper.editor().publish(id);
                if (answer.status() == 201) {
                    acknowledged.add(answer);
                } else {
                    refused = answer;
                    break;
                }
            }

            assertThat(refused).as("the disk was full, yet 40 stories were published").isNotNull();
            assertThat(refused.status()).as(refused.body()).isIn(503, 507);
            assertThat(refused.text("detail")).isNotBlank();
            assertServed(paper, acknowledged);
            Files.delete(ballast);
            acknowledged.add(paper.editor().publish(ready.getLast()));
            assertThat(acknowledged.getLast().status())
                    .as(acknowledged.getLast().body())
                    .isEqualTo(201);
            assertServed(paper, acknowledged);
            assertThat(paper.paper().stop()).isIn(0, 143);
        }
        assertThat(Program.run("check", "--data", data).status()).isZero();
    }

    private static void assertServed(Staffed paper, List<Newsroom.Answer> acknowledged) {
        for (Newsroom.Answer answer : acknowledged) {
            assertThat(paper.site().get(answer.path()).status()).isEqualTo(200);
        }
    }

    /// Takes what room there is.
    private Path fill() throws IOException {
        Path ballast = disk.resolve("ballast");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return ballast;
        }
    }
}
