package org.dateline.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static final Pattern SAID = Pattern.compile("\\b(?:say|fill)\\(\\s*\"([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-zA-Z]+)+)\"");
    private static final Pattern IN_SCRIPT = Pattern.compile("\\bwords\\.(\\w+)");

    /// Names that are the same in every language.
    private static final Pattern NAMES =
            Pattern.compile("\\b(PDF|proof\\.txt|entry\\.txt|fields\\.json)\\b");

    private static final Instant MOMENT = Instant.parse("2026-11-23T14:13:19.250Z");
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "ar"})
    void everyLanguageSaysEverythingWithTheSameArguments(String language) {
        Map<String, String> english = Wording.read("en");
        Map<String, String> words = Wording.read(language);
        assertThat(words.keySet()).isEqualTo(english.keySet());
        words.forEach(
                (key, said) -> {
                    assertThat(said).as("%s in %s", key, language).isNotBlank();
                    assertThat(arguments(said, language))
                            .as("arguments of %s in %s", key, language)
                            .isEqualTo(arguments(english.getOrDefault(key, ""), "en"));
                });
    }

    private static Set<String> arguments(String words, String language) {
        return new MessageFormat(words, ULocale.forLanguageTag(language)).getArgumentNames();
    }

    @Test
    void everyKeyThatIsSaidStandsInTheCatalogue() {
        Set<String> said = sources().flatMap(WordingTest::said).collect(Collectors.toSet());
        assertThat(said).hasSizeGreaterThan(50);
        assertThat(Wording.read("en").keySet()).containsAll(said);
    }

    @Test
    void noKeyStandsThereUnused() {
        Set<String> unused = new TreeSet<>(Wording.read("en").keySet());
        sources()
                .flatMap(source -> LITERAL.matcher(source).results())
                .forEach(found -> unused.remove(found.group(1)));
        for (String script : Set.of("player", "gallery")) {
            IN_SCRIPT
                    .matcher(read(RESOURCES.resolve(script + ".js")))
                    .results()
                    .forEach(found -> unused.remove(script + "." + found.group(1)));
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void whatAScriptSaysStandsInTheCatalogue() {
        for (String script : Set.of("player", "gallery")) {
            Set<String> said =
                    IN_SCRIPT
                            .matcher(read(RESOURCES.resolve(script + ".js")))
                            .results()
                            .map(found -> script + "." + found.group(1))
                            .collect(Collectors.toSet());
            assertThat(said).isNotEmpty();
            assertThat(Wording.read("en").keySet()).containsAll(said);
        }
    }

    @Test
    void noTemplateSaysAWordOfItsOwn() {
        for (Path template : files(Path.of("src/main/jte"), ".jte")) {
            String text = NAMES.matcher(TemplateText.of(read(template))).replaceAll("");
            assertThat(text.codePoints().anyMatch(Character::isLetter))
                    .as("%s says by itself: %s", template, text.strip())
                    .isFalse();
        }
    }

    @Test
    void aTemplateThatSpeaksIsFoundOut() {
        assertThat(TemplateText.of("<p class=\"quiet\">${x} by</p>").strip()).isEqualTo("by");
        assertThat(TemplateText.of("<nav aria-label=\"Pages\">${a ? \"b\" : c}</nav>").strip())
                .isEqualTo("Pages");
        assertThat(TemplateText.of("<p title=\"${a ? \"Table\" : c}\"></p>").strip())
                .isEqualTo("Table");
        assertThat(TemplateText.of("!{Content c = @`<b>so</b>`;}@if(a(b))@endif").strip())
                .isEqualTo("so");
    }

    @Test
    void datesAreWrittenAsTheLanguageWritesThem() {
        assertThat(Wording.of("en").moment(MOMENT, OSLO)).isEqualTo("23 Nov 2026, 15:13:19");
        assertThat(Wording.of("zh-Hans").moment(MOMENT, OSLO)).isEqualTo("2026年11月23日 15:13:19");
        assertThat(Wording.of("ar").moment(MOMENT, OSLO))
                .contains("نوفمبر")
                .matches(".*\\p{Nd}{2}:\\p{Nd}{2}:\\p{Nd}{2}.*");
        assertThat(Wording.of("fr").moment(MOMENT, OSLO)).contains("nov. 2026");
    }

    @Test
    void townsHaveTheNamesTheLanguageGivesThem() {
        assertThat(Wording.of("en").city(OSLO)).isEqualTo("Oslo");
        assertThat(Wording.of("zh-Hans").city(OSLO)).isEqualTo("奥斯陆");
        assertThat(Wording.of("ar").city(OSLO)).isEqualTo("أوسلو");
        assertThat(Wording.of("en").city(ZoneId.of("America/New_York"))).isEqualTo("New York");
        assertThat(Wording.of("en").city(ZoneId.of("UTC"))).isEmpty();
        assertThat(Wording.of("en").city(ZoneId.of("Etc/GMT+3"))).isEmpty();
    }

    @Test
    void arabicCountsInItsOwnWay() {
        Wording arabic = Wording.of("ar");
        assertThat(arabic.say("media.gallery.strip", 2)).isEqualTo("صورتان متتاليتان");
        assertThat(arabic.say("media.gallery.strip", 5)).endsWith("صور متتالية");
        assertThat(arabic.say("media.gallery.strip", 11)).endsWith("صورة متتالية");
        assertThat(arabic.direction()).isEqualTo("rtl");
        assertThat(Wording.of("zh-Hans").direction()).isEqualTo("ltr");
    }

    @Test
    void aLanguageWithoutACatalogueIsSpokenToInEnglish() {
        assertThat(Wording.of("fr").say("page.sections")).isEqualTo("Sections");
        assertThat(Wording.of("zh-Hant-HK").say("page.sections")).isEqualTo("版块");
    }

    @Test
    void aSentenceHasItsElementsWhereTheyBelongAndNoOthers() {
        Content link = out -> out.writeContent("<a href=\"/\">home</a>");
        StringOutput out = new StringOutput();
        OwaspHtmlTemplateOutput html = new OwaspHtmlTemplateOutput(out);
        html.setContext("p", null);
        html.writeUserContent(Wording.of("zh").fill("standing.version", "<i>x", "{0}", "7", link));
        assertThat(out.toString())
                .isEqualTo("最后修改于 &lt;i&gt;x（{0}），载于公开账本第 7 位。<a href=\"/\">home</a>");
    }

    @Test
    void whatIsNotInTheCatalogueIsAFailure() {
        assertThatThrownBy(() -> Wording.of("en").say("no.such"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wording.of("en").say("page.sections", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final Path RESOURCES = Path.of("src/main/resources/press");

    private static Stream<String> said(String source) {
        return SAID.matcher(source).results().map(found -> found.group(1));
    }

    private static Stream<String> sources() {
        return Stream.concat(
                        files(Path.of("src/main/jte"), ".jte").stream(),
                        files(Path.of("src/main/java/org/dateline/press"), ".java").stream())
                .map(WordingTest::read);
    }

    private static Set<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
