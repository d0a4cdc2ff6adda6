package org.dateline.wire;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads credit lines: who wrote, who edited, where it came from.
final class Credits {
    /// What a label stands before.
    enum Role {
        BYLINE,
        EDITOR,
        SOURCE
    }

    /// A credit in a line.
    ///
    /// @param from where its label begins
    /// @param to where its names end
    record Credit(Role role, List<String> names, int from, int to) {}

    private static final Pattern EDITOR =
            Pattern.compile(
                    "(?iu)(?<!\\p{L})(?:responsible |web |copy |duty |managing )?edit(?:ed by|or|or in charge)s?\\s*[:：]\\s*|(?<!\\p{L})edited by\\s+"
                            + "|(?:责任编辑|責任編輯|责编|責編|编辑|編輯|審核|编校|編集者?|편집)\\s*[:：丨|]\\s*"
                            + "|(?<!\\p{L})(?:redakt(?:ion|eur|ør|or)|r[ée]dact(?:ion|eur)|editor(?:a)?|redattore|redaktor|редактор)\\s*[:：]\\s*");
    private static final Pattern SOURCE =
            Pattern.compile(
                    "(?iu)(?<!\\p{L})(?:source|quelle|fuente|fonte|bron|kilde|källa|zdroj|źródło|источник|kaynak)\\s*[:：]\\s*"
                            + "|(?:来源|來源|稿源|消息来源|出典|提供|출처)\\s*[:：丨|]\\s*");
    private static final Pattern BYLINE =
            Pattern.compile(
                    "(?u)^(?:(?i:written by|words by|reported by|story by|by|von|par|por|di|door|av|af|autor(?:in)?|auteur|autore|текст|автор|reporter|author|text|texte?)(?-i)\\s*[:：]?\\s+)(?=\\p{Lu}|\\p{Lo})"
                            + "|(?<!\\p{L})(?i:author|written by|by-line|reporter|autor|auteur|autore|автор)s?\\s*[:：]\\s*"
                            + "|(?<![\\p{L}])By\\s+(?=\\p{Lu})"
                            + "|(?:记者|記者|作者|通讯员|撰文|文|기자)\\s*[:：丨|／/]\\s*(?:本报|本報)?(?:记者|記者)?\\s*");

    /// Words that begin the furniture a capture glues to a name.
    private static final Set<String> ENDS =
            Set.of(
                    "edited",
                    "translated",
                    "photographs",
                    "app",
                    "download",
                    "print",
                    "share",
                    "comment",
                    "comments",
                    "email",
                    "follow",
                    "subscribe",
                    "tweet",
                    "updated",
                    "published",
                    "posted",
                    "save",
                    "text",
                    "editor",
                    "source",
                    "photo",
                    "photos",
                    "video",
                    "read",
                    "last",
                    "copy",
                    "on",
                    "at",
                    "in",
                    "for",
                    "|");

    /// Small words inside names.
    private static final Set<String> PARTICLES =
            Set.of(
                    "de", "da", "del", "della", "di", "do", "dos", "du", "van", "von", "der", "den",
                    "zu", "la", "le", "el", "al", "bin", "bint", "ben", "ibn", "y", "e", "af", "av",
                    "ter", "ten", "st.");

    private static final Pattern WORD = Pattern.compile("[^\\s,，、;；/／|｜()（）【】\\[\\]]+");
    private static final Pattern JOIN =
            Pattern.compile(
                    "\\s*(?:,|，|、|;|；|&|/)\\s*(?:and\\s+|und\\s+|et\\s+|y\\s+)?|\\s+(?:and|und|et|y|e|en|og|och|i|и|with|mit|avec)\\s+");

    private Credits() {}

    static Optional<Credit> editor(String line) {
        return labelled(line, EDITOR, Role.EDITOR);
    }

    static Optional<Credit> byline(String line) {
        return labelled(line, BYLINE, Role.BYLINE);
    }

    /// A labelled source: everything up to two spaces, a bracket or another label.
    static Optional<Credit> source(String line) {
        Matcher label = SOURCE.matcher(line);
        if (!label.find()) {
            return Optional.empty();
        }
        int end = sourceEnd(line, label.end());
        String name = line.substring(label.end(), end).strip();
        return name.isEmpty() || name.length() > 80
                ? Optional.empty()
                : Optional.of(new Credit(Role.SOURCE, List.of(name), label.start(), end));
    }

    private static int sourceEnd(String line, int from) {
        int end = line.length();
        for (Pattern stop :
                new Pattern[] {
                    EDITOR,
                    BYLINE,
                    Pattern.compile("\\s{2,}|[|｜()（）【】\\[\\]\\t\\n]|\\s(?=(?:19|20)\\d\\d)")
                }) {
            Matcher matcher = stop.matcher(line).region(from, line.length());
            if (matcher.find()) {
                end = Math.min(end, matcher.start());
            }
        }
        return end;
    }

    private static Optional<Credit> labelled(String line, Pattern pattern, Role role) {
        Matcher label = pattern.matcher(line);
        while (label.find()) {
            List<String> names = new ArrayList<>();
            int end = names(line, label.end(), names);
            if (!names.isEmpty()) {
                return Optional.of(new Credit(role, names, label.start(), end));
            }
        }
        return Optional.empty();
    }

    /// Reads names from `from` on.
    ///
    /// @return where they end
    private static int names(String line, int from, List<String> names) {
        int at = from;
        int end = from;
        while (at < line.length() && names.size() < 20) {
            int to = name(line, at);
            if (to <= at) {
                break;
            }
            names.add(line.substring(at, to).strip());
            end = to;
            Matcher join = JOIN.matcher(line).region(to, line.length());
            if (!join.lookingAt()) {
                break;
            }
            at = join.end();
        }
        return end;
    }

    /// The end of the one name that begins at `from`: at most five words that look like parts of a
    /// name; a word in another style of capitals, or one of the words furniture begins with, ends
    /// it.
    private static int name(String line, int from) {
        Matcher words = WORD.matcher(line).region(from, line.length());
        int end = from;
        int count = 0;
        boolean shouting = false;
        while (count < 5 && words.find() && gap(line, end, words.start())) {
            String word = words.group();
            boolean dense = Letters.dense(word.charAt(0));
            boolean capitals =
                    word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT)) && !dense;
            boolean particle = count > 0 && PARTICLES.contains(word.toLowerCase(Locale.ROOT));
            boolean first = count == 0;
            shouting = first ? capitals : shouting;
            if (!particle && !part(word)
                    || !first && ENDS.contains(word.toLowerCase(Locale.ROOT))
                    || !first && capitals && !shouting
                    || !first && dense
                    || !first && dated(line, words.end(), word)) {
                break;
            }
            count++;
            end = words.end();
            if (word.endsWith(".") && word.length() > 4) {
                return end - 1;
            }
        }
        return trimmed(line, from, end);
    }

    /// A month before a number begins a date, not a name.
    private static boolean dated(String line, int after, String word) {
        return Dates.month(word)
                && after + 1 < line.length()
                && Character.isDigit(line.charAt(after + 1));
    }

    private static boolean gap(String line, int end, int start) {
        return start - end <= 1 && line.substring(end, start).isBlank();
    }

    private static boolean part(String word) {
        char c = word.charAt(0);
        boolean letter =
                Character.isUpperCase(c)
                        || Character.getType(c) == Character.OTHER_LETTER
                        || Character.isTitleCase(c);
        return letter && !word.matches(".*[\\d@:：].*") && word.length() <= 30;
    }

    private static int trimmed(String line, int from, int end) {
        int to = end;
        while (to > from
                && ".:：-–—".indexOf(line.charAt(to - 1)) >= 0
                && !(line.charAt(to - 1) == '.' && to - from > 2 && line.charAt(to - 3) == ' ')) {
            to--;
        }
        return to;
    }

    /// Names out of a field made for them, such as a meta tag: labels dropped, lists divided, each
    /// once.
    static List<String> divided(String field) {
        String line =
                Letters.fold(field)
                        .replaceFirst(
                                "(?iu)^(?:(?:written|posted|reported|published) by|by|von|par|por|author:?|autor:?)[\\s:：]+",
                                "");
        if (line.isEmpty()
                || line.startsWith("http")
                || line.startsWith("@")
                || line.length() > 400) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        String[] parts = JOIN.split(line);
        boolean turned =
                parts.length == 2
                        && line.contains(",")
                        && (Letters.words(parts[0]) == 1 || Letters.words(parts[1]) == 1);
        for (String name : turned || line.contains("(") ? new String[] {line} : parts) {
            String one = name.strip();
            if (!one.isEmpty() && one.length() <= 200) {
                names.add(one);
            }
        }
        return names.size() <= 20 ? List.copyOf(names) : List.of(line);
    }
}
