package org.dateline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;

/// Chromium without a window, for as long as a script of a test's works on a page.
public final class Chromium {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final String SAID = "said";

    private Chromium() {}

    public static void assume() {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "chromium is not installed");
    }

    /// Opens `url` and waits at most 90 seconds for what the script finds.
    ///
    /// @param profile an empty folder of the browser's own
    public static String open(String url, Path profile, CompletableFuture<String> found)
            throws Exception {
        Process browser = start(url, profile);
        try {
            return found.get(90, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            throw new AssertionError(
                    "the page found nothing: " + Files.readString(profile.resolve(SAID)), silent);
        } finally {
            List<ProcessHandle> tree = browser.toHandle().descendants().toList();
            browser.destroyForcibly().waitFor();
            tree.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle process : tree) {
                process.onExit().get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static Process start(String url, Path profile) throws Exception {
        ProcessBuilder program =
                new ProcessBuilder(
                                PROGRAM.toString(),
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--enable-logging=stderr",
                                "--autoplay-policy=no-user-gesture-required",
                                "--window-size=1280,900",
                                "--user-data-dir=" + profile,
                                url)
                        .redirectErrorStream(true)
                        .redirectOutput(profile.resolve(SAID).toFile());
        program.environment().put("TMPDIR", profile.toString());
        return program.start();
    }

    /// What stood in the console of the pages.
    public static List<String> console(Path profile) throws Exception {
        return Files.readAllLines(profile.resolve(SAID)).stream()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
    }
}
