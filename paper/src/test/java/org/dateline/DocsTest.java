package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documents say what is so. Whoever renames a command, a setting or a class is told here.
class DocsTest {
    private static final List<String> DOCUMENTS =
            List.of("README.md", "ARCHITECTURE.md", "STYLE.md", "GLOSSARY.md", "CHANGES.md");

    /// A program of ours in a line of shell or in code marks, such as `bin/bench` or `./dateline`.
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "(?<![\\w./-])(?:\\./)?(bin/[a-z-]+|\\.ci/run|mvnw|dateline(?= [a-z]))");

    /// A command of ours: the word after `./dateline`, or after `dateline` where a line begins.
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:\\./dateline|^dateline|`dateline) ([a-z]+)");

    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w+Test\\b");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");

    private static final Pattern CLASS = Pattern.compile("\\b([a-z]+)\\.([A-Z]\\w+)");

    /// What is left undone, or stands only until somebody comes back.
    private static final Pattern UNDONE =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b|\\bfor now\\b", Pattern.CASE_INSENSITIVE);

    /// Folders that exist on one machine only.
    private static final Pattern A_MACHINE =
            Pattern.compile("(?<![\\w.])/(work|root|home/\\w+|Users/\\w+)/");

    @Test
    void theDocumentsAreThere() {
        assertThat(DOCUMENTS).allMatch(name -> Files.exists(Documents.root().resolve(name)));
        assertThat(Documents.read("LICENSE")).contains("Apache License").contains("Version 2.0");
    }

    @Test
    void everyProgramTheDocumentsNameIsThereAndRuns() {
        for (String document : DOCUMENTS) {
            for (String program : found(PROGRAM, Documents.read(document), 1)) {
                assertThat(Documents.root().resolve(program))
                        .as("%s names %s", document, program)
                        .isExecutable();
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Path document : Documents.files("", ".md")) {
            for (String link : found(LINK, Documents.read(document), 1)) {
                assertThat(document.resolveSibling(link).normalize())
                        .as("%s links to %s", document.getFileName(), link)
                        .exists();
            }
        }
    }

    @Test
    void everyCommandTheDocumentsNameExplainsItself() {
        for (String document : DOCUMENTS) {
            for (String command : found(COMMAND, Documents.read(document), 1)) {
                assertThat(help(command)).as("%s names %s", document, command).contains(command);
            }
        }
    }

    @Test
    void everySettingStandsInTheSettings() {
        List<List<String>> ours =
                Stream.of(Config.Setting.values())
                        .map(
                                setting ->
                                        List.of(
                                                setting.key(),
                                                setting.absent().isEmpty() ? "–" : setting.absent(),
                                                setting.meaning()))
                        .toList();
        List<List<String>> written =
                Documents.table("docs/settings.md", "when absent").stream()
                        .map(row -> row.subList(0, 3))
                        .toList();
        assertThat(written).isEqualTo(ours);
    }

    @Test
    void everyPromiseNamesTestsThatHoldIt() {
        List<List<String>> promises = Documents.table("ARCHITECTURE.md", "what holds it");
        assertThat(promises).hasSizeGreaterThanOrEqualTo(9);
        for (List<String> promise : promises) {
            Set<String> tests = found(TEST, promise.get(2), 0);
            assertThat(tests).as(promise.getFirst()).isNotEmpty();
            assertThat(tests)
                    .as(promise.getFirst())
                    .allMatch(test -> !Documents.files("", "/" + test + ".java").isEmpty());
        }
    }

    @Test
    void decisionsAreNumberedWithoutGaps() {
        List<Path> decisions =
                Documents.files("decisions", ".md").stream()
                        .filter(file -> !file.endsWith("README.md"))
                        .toList();
        assertThat(decisions).isNotEmpty();
        List<String> numbers =
                decisions.stream()
                        .map(file -> file.getFileName().toString().substring(0, 5))
                        .toList();
        assertThat(numbers)
                .isEqualTo(
                        IntStream.rangeClosed(1, numbers.size())
                                .mapToObj("%04d-"::formatted)
                                .toList());
    }

    @Test
    void aGlossaryWordThatNamesAClassNamesOneThatExists() {
        Set<String> missing = new TreeSet<>();
        for (List<String> row : Documents.table("GLOSSARY.md", "in code")) {
            String cell = row.size() > 2 ? row.get(2) : "";
            for (MatchResult name : CLASS.matcher(cell).results().toList()) {
                if (sources(name.group(1), name.group(2)).isEmpty()) {
                    missing.add(name.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(mentions(UNDONE, sources())).isEmpty();
    }

    @Test
    void nothingNamesOneMachine() {
        List<Path> all = new ArrayList<>(sources());
        all.addAll(Documents.files("", ".md"));
        all.addAll(Documents.files("", "pom.xml"));
        assertThat(mentions(A_MACHINE, all)).isEmpty();
    }

    /// What `--help` says, in this process.
    private static String help(String command) {
        StringWriter out = new StringWriter();
        Console console = new Console(Documents.root(), new PrintWriter(out), new PrintWriter(out));
        assertThat(Main.run(List.of(command, "--help"), console, Optional.empty())).isZero();
        return out.toString();
    }

    private static List<Path> sources() {
        List<Path> sources = new ArrayList<>();
        for (String ending : List.of(".java", ".jte", ".css", ".js", ".sql", ".sh")) {
            sources.addAll(Documents.files("", ending));
        }
        sources.addAll(Documents.files("bin", ""));
        return sources.stream().filter(Files::isRegularFile).toList();
    }

    /// Where in package `department` a type of this name is declared, in a file of its own or not.
    private static List<Path> sources(String department, String type) {
        Pattern declared = Pattern.compile("\\b(class|record|interface|enum) " + type + "\\b");
        return Documents.files("", ".java").stream()
                .filter(file -> file.toString().contains("dateline/" + department + "/"))
                .filter(file -> declared.matcher(Documents.read(file)).find())
                .toList();
    }

    private static Set<String> mentions(Pattern pattern, List<Path> files) {
        Set<String> mentions = new TreeSet<>();
        for (Path file : files) {
            for (String text : found(pattern, Documents.read(file), 0)) {
                mentions.add(Documents.root().relativize(file) + ": " + text);
            }
        }
        return mentions;
    }

    private static Set<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
