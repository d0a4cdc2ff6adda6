package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What an operator types, and what the program says back.
@ExtendWith(SharedPaper.class)
class CommandsTest {
    @TempDir Path folder;

    @Test
    void anEmptyPaperHasAFrontThatSaysSo() {
        try (RunningPaper paper = RunningPaper.serve(folder.resolve("new"))) {
            Site.Page home = paper.site().get("/");
            assertThat(home.status()).isEqualTo(200);
            assertThat(home.document().select("main").text()).isNotBlank();
            assertThat(paper.stop()).isIn(0, 143);
        }
        assertThat(Program.run("check", "--data", folder.resolve("new")).status()).isZero();
    }

    @Test
    void aRestartKeepsEverything() {
        Path data = folder.resolve("kept");
        Newsroom.Answer published;
        String draft;
        try (Staffed paper = Staffed.serve(data)) {
            published = paper.published(Staffed.story("Still here tomorrow", "Words that stay."));
            draft = paper.reporter().create(Staffed.story("Half written", "So far.")).text("id");
            assertThat(paper.paper().stop()).isIn(0, 143);
        }
        try (Staffed paper = Staffed.serve(data)) {
            assertThat(paper.site().get(published.path()).text()).contains("Words that stay.");
            assertThat(paper.site().get("/").links()).contains(published.path());
            assertThat(paper.reporter().get("/api/stories/" + draft).text("headline"))
                    .isEqualTo("Half written");
            String id = published.path().split("/")[2];
            assertThat(paper.editor().publish(id).number("position"))
                    .isEqualTo(published.number("position"));
        }
    }

    @Test
    void aSecondServeOnTheSameFolderGetsOneSentence(Staffed shared) {
        Program.Ended second =
                Program.run(
                        "serve", "--data", shared.data(), "--reader-port", 0, "--newsroom-port", 0);

        assertThat(second.status()).as(second.toString()).isEqualTo(2);
        assertThat(second.out()).isEmpty();
        assertThat(second.err().lines()).hasSize(1);
    }

    @Test
    void aPortInUseGetsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Program.Ended serve =
                    Program.run(
                            "serve",
                            "--data",
                            folder.resolve("port"),
                            "--reader-port",
                            taken.getLocalPort(),
                            "--newsroom-port",
                            0);

            assertThat(serve.status()).as(serve.toString()).isEqualTo(2);
            assertThat(serve.err().lines()).hasSize(1);
            assertThat(serve.err()).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void unknownSettingsRefuseToStartAllAtOnce() throws IOException {
        Path settings =
                Files.writeString(
                        folder.resolve("dateline.properties"), "colour = green\nfont-size = 12\n");

        Program.Ended serve =
                Program.run("serve", "--data", folder.resolve("x"), "--config", settings);

        assertThat(serve.status()).as(serve.toString()).isEqualTo(2);
        assertThat(serve.err()).contains("colour").contains("font-size");
    }

    @Test
    void checkOfAFolderThatIsNoneCouldNotRun() {
        Program.Ended check = Program.run("check", "--data", folder.resolve("nothing"));

        assertThat(check.status()).as(check.toString()).isEqualTo(2);
        assertThat(check.err()).isNotBlank();
    }

    @Test
    void checkRunsBesideARunningPaper(Staffed shared) {
        shared.published(Staffed.story("Checked while running", "Words."));

        assertThat(Program.run("check", "--data", shared.data()).status()).isZero();
    }

    @Test
    void whatIsNoCommandIsSaidInASentence() {
        Program.Ended ended = Program.run("sevre");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("sevre").doesNotContain("Exception");
    }

    @Test
    void aCommandThatOnlyHoldsOthersSaysWhich() {
        Program.Ended ended = Program.run("import");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).startsWith("Say which: import capture, media, stories.");
    }

    @Test
    void everyCommandHasHelp() {
        Program.Ended help = Program.run("--help");
        assertThat(help.status()).isZero();
        for (String command :
                List.of(
                        "serve", "demo", "import", "token", "check", "backup", "restore",
                        "rebuild")) {
            assertThat(help.out()).contains(command);
            assertThat(Program.run(command, "--help").status()).as(command).isZero();
        }
    }
}
