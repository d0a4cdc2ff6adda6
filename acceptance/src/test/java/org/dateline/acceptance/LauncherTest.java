package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the launcher finds a Java, and what it says on a machine that has none.
class LauncherTest {
    private static final String SENTENCE =
            "Dateline needs a JDK 25: install one (for example Temurin 25 from https://adoptium.net)"
                    + " and put its java on PATH or its folder into JAVA_HOME.\n";

    /// All that the launcher may ask of a machine without a JDK.
    private static final String[] TOOLS = {"dirname", "readlink", "find", "head", "sed"};

    @TempDir Path machine;
    private Path path;
    private Path usual;

    @BeforeEach
    void aMachineWithoutAJdk() throws IOException {
        path = Files.createDirectory(machine.resolve("path"));
        for (String tool : TOOLS) {
            program(path.resolve(tool), "exec " + installed(tool) + " \"$@\"");
        }
        usual = Files.createDirectory(machine.resolve("usual"));
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() {
        Program.Ended serve = Program.run(here("dateline", "serve"));

        assertNone(serve);
    }

    @Test
    void theFirstBuildSaysTheSameAndSaysItOnce() throws IOException {
        Path fresh = machine.resolve("fresh copy");
        Files.createDirectories(fresh.resolve("bin"));
        for (String script : new String[] {"dateline", "bin/build", "bin/jdk"}) {
            Files.copy(Program.home().resolve(script), fresh.resolve(script));
        }
        ProcessBuilder demo = here(fresh.resolve("dateline"), "demo");
        demo.environment().remove("DATELINE_BUILD");

        assertNone(Program.run(demo));
        assertThat(fresh.resolve("paper")).doesNotExist();
    }

    @Test
    void aJavaHomeThatIsNoneIsPassedOver() throws IOException {
        ProcessBuilder serve = here("dateline", "serve");
        serve.environment().put("JAVA_HOME", machine.resolve("gone").toString());
        assertNone(Program.run(serve));

        serve.environment()
                .put("JAVA_HOME", Files.createDirectory(machine.resolve("empty")).toString());
        assertNone(Program.run(serve));
    }

    @Test
    void anOlderJavaIsNotTaken() throws IOException {
        jdk(usual.resolve("jdk-24"), "24.0.2");
        jdk(usual.resolve("jdk-8"), "1.8.0_462");
        ProcessBuilder serve = here("dateline", "serve");
        serve.environment().put("JAVA_HOME", jdk(machine.resolve("old"), "21.0.9").toString());
        Files.createSymbolicLink(path.resolve("java"), machine.resolve("old/bin/java"));

        assertNone(Program.run(serve));
    }

    @Test
    void a25InAUsualFolderIsFoundBehindAnOlderJavaHome() throws IOException {
        jdk(usual.resolve("jdk-26"), "26");
        Path right = jdk(usual.resolve("temurin-25"), "25.0.1");
        ProcessBuilder search = here("bin/jdk");
        search.environment().put("JAVA_HOME", jdk(machine.resolve("old"), "21.0.9").toString());

        assertFound(Program.run(search), right);
    }

    @Test
    void aNewerJavaDoesWhereThereIsNo25() throws IOException {
        jdk(usual.resolve("jdk-21"), "21.0.9");
        Path newer = jdk(usual.resolve("jdk-27"), "27-ea");

        assertFound(Program.run(here("bin/jdk")), newer);
    }

    @Test
    void theJavaOnPathIsFollowedToItsHome() throws IOException {
        Path right = jdk(machine.resolve("a jdk"), "25");
        Files.createSymbolicLink(machine.resolve("alternative"), right.resolve("bin/java"));
        Files.createSymbolicLink(path.resolve("java"), machine.resolve("alternative"));

        assertFound(Program.run(here("bin/jdk")), right.toRealPath());
    }

    @Test
    void aJavaThatCannotCompileBuildsNothing() throws IOException {
        Path runtime = jdk(usual.resolve("jre-25"), "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));

        assertFound(Program.run(here("bin/jdk")), runtime);
        assertNone(Program.run(here("bin/jdk", "--javac")));
    }

    private static void assertNone(Program.Ended ended) {
        assertThat(ended.status()).as(ended.toString()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEqualTo(SENTENCE);
    }

    private static void assertFound(Program.Ended ended, Path home) {
        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(ended.lines()).containsExactly(home.toString());
        assertThat(ended.err()).isEmpty();
    }

    private ProcessBuilder here(String script, String... arguments) {
        return here(Program.home().resolve(script), arguments);
    }

    private ProcessBuilder here(Path script, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(script.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment()
                .putAll(
                        Map.of(
                                "PATH",
                                path.toString(),
                                "HOME",
                                machine.toString(),
                                "DATELINE_JDKS",
                                usual + "/*",
                                "DATELINE_BUILD",
                                "never"));
        return builder;
    }

    /// A folder that looks like a JDK from outside.
    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        for (String tool : new String[] {"java", "javac"}) {
            program(home.resolve("bin").resolve(tool), "exit 1");
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path installed(String tool) throws IOException {
        for (String folder : new String[] {"/usr/bin", "/bin"}) {
            Path program = Path.of(folder, tool);
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        throw new IOException(tool + " is neither in /usr/bin nor in /bin");
    }
}
