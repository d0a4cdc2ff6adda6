package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Who may know whom. Drafts cannot leak because the public packages cannot import the desk, and
/// this is what stops them. Every name a class mentions stands in its constant pool, so the
/// compiled classes are read, not the sources.
class ImportMapTest {
    private static final Set<String> ALL =
            Set.of(
                    "story",
                    "store",
                    "staff",
                    "ledger",
                    "desk",
                    "wire",
                    "media",
                    "readership",
                    "alerts",
                    "notices",
                    "press",
                    "archive",
                    "syndication",
                    "verify",
                    "newsstand",
                    "newsroom");

    /// Department to the departments it may import; ARCHITECTURE.md shows the same table.
    private static final Map<String, Set<String>> MAP =
            Map.ofEntries(
                    Map.entry("story", Set.of()),
                    Map.entry("store", Set.of()),
                    Map.entry("staff", Set.of("store", "story")),
                    Map.entry("ledger", Set.of("story", "store", "tlog")),
                    Map.entry(
                            "desk",
                            Set.of("story", "store", "staff", "notices", "media", "ledger")),
                    Map.entry("wire", Set.of("story", "store")),
                    Map.entry("media", Set.of("story", "store", "staff")),
                    Map.entry("readership", Set.of("store")),
                    Map.entry("alerts", Set.of("story", "store", "staff", "ledger")),
                    Map.entry("notices", Set.of("story", "store", "staff")),
                    Map.entry("press", Set.of("story", "ledger", "readership", "media", "archive")),
                    Map.entry("archive", Set.of("story", "ledger", "store")),
                    Map.entry("syndication", Set.of("story", "ledger", "store")),
                    Map.entry("verify", Set.of("story", "ledger", "archive")),
                    Map.entry(
                            "newsstand",
                            Set.of(
                                    "story",
                                    "ledger",
                                    "press",
                                    "archive",
                                    "syndication",
                                    "verify",
                                    "readership",
                                    "tlog")),
                    Map.entry("newsroom", without(ALL, "newsstand", "store", "newsroom")));

    private static final Pattern OURS = Pattern.compile("org/dateline/(\\w+)/");

    @Test
    void noDepartmentImportsWhatItMayNotKnow() {
        Set<String> wrong = new TreeSet<>();
        for (ClassModel model : classes().toList()) {
            String department = department(model);
            if (department.isEmpty()) {
                continue;
            }
            assertThat(MAP).as("the import map").containsKey(department);
            for (String other : mentioned(model)) {
                if (!other.equals(department)
                        && !MAP.getOrDefault(department, Set.of()).contains(other)) {
                    wrong.add(
                            "%s must not import %s (%s)".formatted(department, other, name(model)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theImportMapInArchitectureIsThisOne() {
        Map<String, Set<String>> written = Documents.importMap(ALL, "tlog");
        Map<String, Set<String>> ours = new TreeMap<>();
        MAP.forEach((name, may) -> ours.put(name, new TreeSet<>(may)));
        Set<String> there = classes().map(ImportMapTest::department).collect(Collectors.toSet());
        ours.keySet().removeIf(name -> !there.contains(name) && !written.containsKey(name));
        assertThat(written).isEqualTo(ours);
    }

    @Test
    void theNewsroomsServerStaysThereAndNettyAtTheNewsstand() {
        Predicate<ClassModel> newsroom = model -> department(model).equals("newsroom");
        assertThat(strangers("org/springframework/", newsroom)).isEmpty();
        assertThat(strangers("org/eclipse/jetty/", newsroom)).isEmpty();
        assertThat(strangers("com/interaso/", model -> department(model).equals("alerts")))
                .isEmpty();
        assertThat(strangers("jakarta/mail/", model -> department(model).equals("notices")))
                .isEmpty();
        assertThat(strangers("com/google/common/", model -> department(model).equals("desk")))
                .isEmpty();
        assertThat(strangers("org/apache/lucene/", model -> department(model).equals("archive")))
                .isEmpty();
        assertThat(strangers("io/netty/", model -> department(model).equals("newsstand")))
                .isEmpty();
    }

    @Test
    void sqlStaysInStores() {
        Predicate<ClassModel> store =
                model -> department(model).equals("store") || outermost(model).endsWith("Store");
        assertThat(strangers("java/sql/", store)).isEmpty();
        assertThat(strangers("org/jooq/", store)).isEmpty();
    }

    @Test
    void theClockIsGivenByTheWiringAndNobodyAsksTheMachine() {
        assertThat(callers(m -> is(m, "java/time/InstantSource", "system")))
                .allMatch(name -> !name.contains("/"), "a class of the root package");
        assertThat(callers(ImportMapTest::asksForTheTime)).isEmpty();
    }

    @Test
    void noDepartmentPrintsButTheLog() {
        Set<String> printers =
                callers(m -> is(m, "java/lang/System", "out") || is(m, "java/lang/System", "err"));
        // The darkroom's worker is another process, and keeps what libraries print off its pipe.
        assertThat(printers).isSubsetOf("Main", "newsroom/JsonLogs", "media/DarkroomWorker");
    }

    private static boolean asksForTheTime(MemberRefEntry member) {
        String owner = member.owner().asInternalName();
        String name = member.name().stringValue();
        return is(member, "java/lang/System", "currentTimeMillis")
                || (owner.startsWith("java/time/")
                        && name.equals("now")
                        && member.type().stringValue().startsWith("()"))
                || (owner.equals("java/time/Clock") && name.startsWith("system"));
    }

    private static boolean is(MemberRefEntry member, String owner, String name) {
        return member.owner().asInternalName().equals(owner)
                && member.name().stringValue().equals(name);
    }

    /// Classes that call or read a member, as `department/Class`, or `Class` in the root package.
    private static Set<String> callers(Predicate<MemberRefEntry> member) {
        return classes()
                .filter(
                        model ->
                                pool(model)
                                        .anyMatch(
                                                e ->
                                                        e instanceof MemberRefEntry m
                                                                && member.test(m)))
                .map(ImportMapTest::outermost)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Classes that mention a package and may not.
    private static List<String> strangers(String prefix, Predicate<ClassModel> allowed) {
        return classes()
                .filter(allowed.negate())
                .filter(model -> texts(model).anyMatch(text -> text.contains(prefix)))
                .map(model -> "%s must not import %s".formatted(name(model), prefix))
                .toList();
    }

    private static Stream<ClassModel> classes() {
        try (Stream<Path> files = Files.walk(Documents.classes())) {
            List<ClassModel> models = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                models.add(ClassFile.of().parse(file));
            }
            assertThat(models).hasSizeGreaterThan(20);
            return models.stream()
                    .filter(model -> !model.thisClass().asInternalName().endsWith("-info"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Set<String> mentioned(ClassModel model) {
        return texts(model)
                .flatMap(text -> OURS.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    /// Class names, descriptors and generic signatures: all are UTF-8 entries.
    private static Stream<String> texts(ClassModel model) {
        return pool(model)
                .filter(Utf8Entry.class::isInstance)
                .map(entry -> ((Utf8Entry) entry).stringValue());
    }

    private static Stream<?> pool(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false);
    }

    private static String name(ClassModel model) {
        return model.thisClass().asInternalName().substring("org/dateline/".length());
    }

    private static String outermost(ClassModel model) {
        return name(model).replaceFirst("\\$.*", "");
    }

    /// The first folder under `org/dateline`; empty for the root package.
    private static String department(ClassModel model) {
        String name = name(model);
        return name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
    }

    private static Set<String> without(Set<String> all, String... names) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(Set.of(names));
        return rest;
    }
}
