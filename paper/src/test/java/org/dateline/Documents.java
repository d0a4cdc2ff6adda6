package org.dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dateline.story.Story;

/// The project as it lies on the disk: its documents and sources, for tests that compare them.
final class Documents {
    private static final Pattern WORD = Pattern.compile("[\\w-]+");

    private Documents() {}

    /// The folder with `mvnw`, from wherever the tests run.
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no mvnw above");
        }
        return folder;
    }

    static Path classes() {
        try {
            return Path.of(Story.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String read(String name) {
        return read(root().resolve(name));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Files of the project under `folder` with this ending, built things and history left out.
    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(root().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !outside(root().relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Rows of the Markdown tables whose heading row contains `heading`, cells without code marks.
    static List<List<String>> table(String document, String heading) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : read(document).lines().toList()) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (line.contains(heading)) {
                inside = true;
            } else if (inside && !line.matches("[|:\\- ]+")) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    /// The import map of ARCHITECTURE.md: department to departments it may import. A row says them
    /// one by one, or “all but …”; other words in it do not count.
    static Map<String, Set<String>> importMap(Set<String> departments, String... modules) {
        Set<String> names = new TreeSet<>(departments);
        names.addAll(List.of(modules));
        Map<String, Set<String>> map = new TreeMap<>();
        for (List<String> row : table("ARCHITECTURE.md", "may import")) {
            if (!departments.contains(row.getFirst())) {
                continue;
            }
            Set<String> named = words(row.get(2));
            named.retainAll(names);
            Set<String> may = new TreeSet<>(departments);
            may.removeAll(named);
            may.remove(row.getFirst());
            map.put(row.getFirst(), row.get(2).startsWith("all") ? may : named);
        }
        return map;
    }

    private static List<String> cells(String line) {
        return Stream.of(line.replace("`", "").split("\\|", -1))
                .skip(1)
                .map(String::strip)
                .toList();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean outside(Path file) {
        for (Path part : file) {
            if (Set.of("target", ".git", "node_modules").contains(part.toString())) {
                return true;
            }
        }
        return false;
    }
}
