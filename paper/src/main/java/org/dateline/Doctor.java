package org.dateline;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.dateline.media.Cage;
import org.dateline.media.FileType;
import org.dateline.media.Tools;
import org.dateline.story.Refusal;

/// Looks at the machine a paper is to run on: what it has, what it lacks, and what that costs.
final class Doctor {
    private static final long GIB = 1L << 30;

    /// The paper's heap and the darkroom's worker, with room for the system to cache files in.
    private static final long MEMORY = 3 * GIB;

    private static final long DISK = 5 * GIB;

    private Doctor() {}

    /// One thing that was looked at.
    ///
    /// @param what it is, in a word or two
    /// @param well whether nothing is missing
    /// @param found what is there
    /// @param cost what the lack costs, and what to do; empty when all is well
    record Finding(String what, boolean well, String found, String cost) {}

    /// @param folder where the paper is or will be
    static List<Finding> examine(Path folder) throws InterruptedException {
        Tools tools = tools();
        return List.of(
                java(),
                memory(),
                disk(folder),
                watch(),
                vips(tools),
                formats(tools),
                ffmpeg(tools));
    }

    private static Finding java() {
        return finding(
                "Java",
                Runtime.version().feature() >= 25,
                Runtime.version()
                        + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors",
                "Dateline is made for JDK 25 and newer. Install one and set JAVA_HOME.");
    }

    private static Finding memory() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        return finding(
                "memory",
                bytes >= MEMORY,
                gib(bytes),
                "A paper with pictures wants %s; with less, large pictures may be refused."
                        .formatted(gib(MEMORY)));
    }

    private static Finding disk(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            long bytes = Files.getFileStore(there).getUsableSpace();
            return finding(
                    "disk",
                    bytes >= DISK,
                    gib(bytes) + " free in " + there,
                    "When the disk is full nothing can be saved or published. Free some space.");
        } catch (IOException broken) {
            throw Refusal.invalid("%s cannot be looked at: %s".formatted(there, broken));
        }
    }

    private static Finding watch() {
        return finding(
                "limits",
                Files.exists(Path.of("/proc/self/statm")),
                "ulimit" + (Files.exists(Path.of("/proc/self/statm")) ? " and /proc" : ""),
                "Without /proc the memory of the programs that read pictures is limited less"
                        + " tightly. Run the paper on Linux.");
    }

    private static Finding vips(Tools tools) {
        return finding(
                "libvips",
                tools.vips().isPresent(),
                tools.vips().orElse("not found"),
                "Pictures take several times as long, there is no AVIF for readers, and AVIF and"
                        + " HEIC pictures are refused. Debian: apt install libvips42");
    }

    private static Finding formats(Tools tools) {
        return finding(
                "pictures",
                tools.avif() && tools.reads().contains(FileType.HEIC),
                "reads "
                        + tools.reads().stream()
                                .map(FileType::name)
                                .collect(Collectors.joining(", "))
                        + "; writes "
                        + (tools.avif() ? "AVIF, WebP, JPEG" : "WebP, JPEG"),
                "AVIF and HEIC need a libvips that has libheif.");
    }

    private static Finding ffmpeg(Tools tools) {
        return finding(
                "ffmpeg",
                tools.ffmpeg().isPresent(),
                tools.ffmpeg().orElse("not found"),
                "Video and sound are given to readers as they were sent: no poster, no smaller"
                        + " sizes. Debian: apt install ffmpeg");
    }

    private static Finding finding(String what, boolean well, String found, String cost) {
        return new Finding(what, well, found, well ? "" : cost);
    }

    private static Tools tools() throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("dateline-doctor");
            Tools tools = Tools.find(Cage.open(folder));
            Files.delete(folder);
            return tools;
        } catch (IOException broken) {
            throw Refusal.invalid("No temporary folder can be made: " + broken.getMessage());
        }
    }

    private static String gib(long bytes) {
        return "%.1f GiB".formatted((double) bytes / GIB);
    }
}
