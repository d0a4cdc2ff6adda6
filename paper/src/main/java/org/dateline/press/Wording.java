package org.dateline.press;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.AttributedCharacterIterator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.dateline.story.StoryJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The words of the interface in one language, from `press/words_*.properties`, and how that
/// language writes dates. Messages are as ICU takes them, with plurals by CLDR. The data comes with
/// ICU and not with the JDK, so that a page pressed again is the same on another machine.
///
/// Any thread may use it.
public final class Wording {
    /// Languages there is a catalogue for; others get the first.
    static final Set<String> LANGUAGES = Set.of("en", "zh", "ar");

    private static final String FALLBACK = "en";

    /// A date to the second without the day of the week, in an order the language chooses.
    private static final String SKELETON = "yMMMdHms";

    private static final Map<String, Wording> ALL = new ConcurrentHashMap<>();

    private final ULocale locale;
    private final Map<String, String> plain = new HashMap<>();
    private final Map<String, MessageFormat> formats = new HashMap<>();
    private final Map<ZoneId, Dates> dates = new ConcurrentHashMap<>();

    private Wording(String language) {
        // The English we write is not American, and neither are its dates.
        locale = ULocale.forLanguageTag(language.equals("en") ? "en-001" : language);
        read(catalogue(locale)).forEach(this::add);
    }

    /// @param language BCP 47; when there is no catalogue for it, the words are English
    static Wording of(String language) {
        return ALL.computeIfAbsent(language, Wording::new);
    }

    private static String catalogue(ULocale locale) {
        return LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : FALLBACK;
    }

    /// The catalogue of one of [#LANGUAGES].
    static Map<String, String> read(String language) {
        String name = "/press/words_" + language + ".properties";
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(Wording.class.getResourceAsStream(name))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Map<String, String> sorted = new TreeMap<>();
        words.forEach((key, text) -> sorted.put((String) key, (String) text));
        return sorted;
    }

    private void add(String key, String words) {
        if (words.indexOf('{') < 0) {
            plain.put(key, words);
        } else {
            formats.put(key, new MessageFormat(words, locale));
        }
    }

    /// `rtl` for languages that are written from right to left, else `ltr`.
    String direction() {
        return locale.isRightToLeft() ? "rtl" : "ltr";
    }

    /// What the language calls itself.
    String ownName() {
        ULocale plain = new ULocale(locale.getLanguage());
        String name = plain.getDisplayLanguage(plain);
        return UCharacter.toTitleCase(plain, name, null);
    }

    /// @throws IllegalArgumentException when the catalogue has no such key
    String say(String key) {
        String words = plain.get(key);
        if (words == null) {
            throw new IllegalArgumentException("no words without arguments under " + key);
        }
        return words;
    }

    /// @param arguments numbers are written and counted as the language does; for a number that is
    ///   a name, such as a position, give a string
    String say(String key, Object... arguments) {
        MessageFormat format = format(key);
        synchronized (format) {
            return format.format(arguments);
        }
    }

    private MessageFormat format(String key) {
        MessageFormat format = formats.get(key);
        if (format == null) {
            throw new IllegalArgumentException("no words with arguments under " + key);
        }
        return format;
    }

    /// The same for a sentence with elements in it: an argument that is a [Content] is printed
    /// where it belongs, and all that is text is escaped.
    Content fill(String key, Object... arguments) {
        return out -> {
            MessageFormat format = format(key);
            AttributedCharacterIterator sentence;
            synchronized (format) {
                sentence = format.formatToCharacterIterator(named(arguments));
            }
            print(sentence, arguments, out);
        };
    }

    /// ICU leaves empty arguments out, so that an element needs a letter to stand for it.
    private static Object[] named(Object[] arguments) {
        Object[] named = arguments.clone();
        for (int i = 0; i < named.length; i++) {
            named[i] = named[i] instanceof Content ? "x" : named[i];
        }
        return named;
    }

    private static void print(
            AttributedCharacterIterator sentence, Object[] arguments, TemplateOutput out) {
        while (sentence.getIndex() < sentence.getEndIndex()) {
            int end = sentence.getRunLimit(MessageFormat.Field.ARGUMENT);
            Object argument = argument(sentence, arguments);
            if (argument instanceof Content element) {
                out.writeUserContent(element);
                sentence.setIndex(end);
            } else {
                out.writeUserContent(text(sentence, end));
            }
        }
    }

    private static @Nullable Object argument(
            AttributedCharacterIterator sentence, Object[] arguments) {
        Object index = sentence.getAttribute(MessageFormat.Field.ARGUMENT);
        return index instanceof Integer number ? arguments[number] : null;
    }

    private static String text(AttributedCharacterIterator sentence, int end) {
        StringBuilder text = new StringBuilder();
        for (char c = sentence.current(); sentence.getIndex() < end; c = sentence.next()) {
            text.append(c);
        }
        return text.toString();
    }

    /// Whatever stands under `prefix`, as JSON for a script: its patterns too, as they are.
    String under(String prefix) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        Map<String, String> all = new TreeMap<>(plain);
        formats.forEach((key, format) -> all.put(key, format.toPattern()));
        all.forEach(
                (key, words) -> {
                    if (key.startsWith(prefix + ".")) {
                        json.put(key.substring(prefix.length() + 1), words);
                    }
                });
        return json.toString();
    }

    /// A moment to the second, on the clocks of `zone`.
    String moment(Instant instant, ZoneId zone) {
        return dates.computeIfAbsent(zone, this::dates).of(instant);
    }

    /// A year, month or day, in an order the language chooses.
    ///
    /// @param date `2026`, `2026-11` or `2026-11-26`
    String date(String date) {
        String first = date + "-01-01".substring(0, 10 - date.length());
        String skeleton =
                switch (date.length()) {
                    case 4 -> "y";
                    case 7 -> "yMMMM";
                    default -> "yMMMMd";
                };
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(Instant.parse(first + "T00:00:00Z")));
    }

    private Dates dates(ZoneId zone) {
        String pattern = DateTimePatternGenerator.getInstance(locale).getBestPattern(SKELETON);
        SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return new Dates(format);
    }

    /// Moments as they were written lately: fronts and rails write the same ones again and again.
    private static final class Dates {
        private static final int KEPT = 2_000;

        private final DateFormat format;
        private final Map<Long, String> written =
                new LinkedHashMap<>(64, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
                        return size() > KEPT;
                    }
                };

        Dates(DateFormat format) {
            this.format = format;
        }

        synchronized String of(Instant instant) {
            return written.computeIfAbsent(
                    instant.getEpochSecond(),
                    second -> format.format(Date.from(Instant.ofEpochSecond(second))));
        }
    }

    /// The town a zone is named after; empty for zones that are only an offset.
    String city(ZoneId zone) {
        String id = zone.getId();
        if (id.indexOf('/') < 0 || id.startsWith("Etc/")) {
            return "";
        }
        String name = TimeZoneNames.getInstance(locale).getExemplarLocationName(id);
        return name == null ? id.substring(id.lastIndexOf('/') + 1).replace('_', ' ') : name;
    }
}
