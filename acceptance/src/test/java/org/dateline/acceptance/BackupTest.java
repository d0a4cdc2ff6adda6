package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A copy taken beside a running paper, and the paper made from it.
@ExtendWith(SharedPaper.class)
class BackupTest {
    @TempDir Path folder;

    @Test
    void aRestoredPaperHasEverythingAndBeginsALogThatNamesTheOldOne(Staffed paper) {
        Newsroom.Answer published =
                paper.published(Staffed.story("Saved from the flood", "Words in the backup."));
        Path file = folder.resolve("backup.zip");
        Path data = folder.resolve("restored");

        Program.Ended backup = Program.run("backup", file, "--data", paper.data());
        Program.Ended restore = Program.run("restore", file, "--data", data);

        assertThat(backup.status()).as(backup.toString()).isZero();
        assertThat(restore.status()).as(restore.toString()).isZero();
        String old =
                paper.site().get("/logs/1/checkpoint").text().lines().findFirst().orElseThrow();
        try (Staffed restored = Staffed.serve(data)) {
            assertThat(restored.site().get(published.path()).text())
                    .contains("Words in the backup.");
            Site.Page checkpoint = restored.site().get("/logs/2/checkpoint");
            assertThat(checkpoint.status()).isEqualTo(200);
            assertThat(checkpoint.text().lines().findFirst().orElseThrow()).isNotEqualTo(old);
            int next =
                    restored.published(Staffed.story("After the flood", "New.")).number("position");
            assertThat(namesBefore(restored.site(), next, old)).isTrue();
            assertThat(next).isGreaterThan(published.number("position"));
        }
        assertThat(Program.run("check", "--data", data).status()).isZero();
    }

    /// Whether an entry before `position` holds the old log's origin in its fields.
    private static boolean namesBefore(Site site, int position, String origin) {
        for (int at = position - 1; at >= 0; at--) {
            Site.Page fields = site.get("/proofs/" + at + "/fields.json");
            if (fields.text().contains("continues.origin")) {
                return fields.text().contains(origin);
            }
        }
        return false;
    }

    @Test
    void aFolderThatHoldsAPaperIsNotRestoredInto(Staffed paper) {
        Path file = folder.resolve("backup.zip");
        Program.run("backup", file, "--data", paper.data());

        Program.Ended restore = Program.run("restore", file, "--data", paper.data());

        assertThat(restore.status()).as(restore.toString()).isEqualTo(2);
        assertThat(restore.err()).isNotBlank().doesNotContain("\tat ");
    }
}
