package org.dateline.wire;

import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds what does not belong on a page: text that somebody other than its publisher put there to
/// be read by search engines. It goes by shape and never by words:
/// 1. a list of many short items in a script the page itself is not written in, divided by a sign,
///    by links or by lines;
/// 2. a block nobody sees that leads to several foreign sites;
/// 3. a run of links of which nearly every one leads to another site, standing outside of the
///    page's own structure.
///
/// Link density alone is no sign of it: real menus and footers have the same.
final class Foreign {
    /// Shortest list taken for a foreign one; real pages in other scripts name a few languages.
    private static final int ITEMS = 10;

    /// The same when the list is in Latin letters: tags and brands in Latin stand on pages of all
    /// scripts.
    private static final int LATIN_ITEMS = 24;

    /// Sites a hidden block may lead to before it is foreign.
    private static final int HIDDEN_SITES = 8;

    private static final int OPEN_SITES = 10;

    /// Characters of an item, on average, beyond which a list is text.
    private static final int ITEM_LENGTH = 40;

    private static final Pattern[] DIVIDERS = {
        Pattern.compile("[|｜¦│]"),
        Pattern.compile("[、，,]"),
        Pattern.compile("[;；]"),
        Pattern.compile("[·•‧∙・►»]"),
        Pattern.compile("[/／]"),
        Pattern.compile("[\\n\\t]"),
        Pattern.compile("\\s-\\s|_|—|–"),
        Pattern.compile("[\\s\\u3000]+"),
    };

    private static final Pattern SENTENCE = Pattern.compile("[。！？!?؟।]|\\p{L}{2}\\.(?:\\s|$)");

    private final List<Passage> passages;
    private final Structure structure;
    private final BitSet foreign;

    /// Says whether a passage stands in a part of the page made for lists of links.
    interface Structure {
        boolean framed(int passage);
    }

    private Foreign(List<Passage> passages, Structure structure) {
        this.passages = passages;
        this.structure = structure;
        this.foreign = new BitSet(passages.size());
    }

    /// @param structure where on the page a passage stands
    /// @return the indexes of the foreign passages
    static BitSet find(List<Passage> passages, Structure structure) {
        Foreign search = new Foreign(passages, structure);
        UnicodeScript own = search.script();
        if (own != UnicodeScript.COMMON) {
            search.lists(own);
            search.linesOfItems(own);
        }
        search.hiddenLinks();
        search.strayLinks();
        return search.foreign;
    }

    /// The script the page is written in: that of its prose, or of everything when there is none;
    /// `COMMON` when no script has three quarters of it.
    private UnicodeScript script() {
        Map<UnicodeScript, Integer> prose = new EnumMap<>(UnicodeScript.class);
        Map<UnicodeScript, Integer> all = new EnumMap<>(UnicodeScript.class);
        for (Passage passage : passages) {
            if (!passage.hidden()) {
                boolean says =
                        Letters.weight(passage.text()) >= 80
                                && passage.linkDensity() < 0.3
                                && Letters.endsSentence(passage.text());
                count(passage.text(), says ? prose : all);
            }
        }
        int said = prose.values().stream().mapToInt(Integer::intValue).sum();
        return dominant(said >= 200 ? prose : all);
    }

    private static UnicodeScript dominant(Map<UnicodeScript, Integer> counts) {
        int sum = 0;
        UnicodeScript best = UnicodeScript.COMMON;
        int most = 0;
        for (Map.Entry<UnicodeScript, Integer> entry : counts.entrySet()) {
            sum += entry.getValue();
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return most * 4 >= sum * 3 ? best : UnicodeScript.COMMON;
    }

    private static void count(String text, Map<UnicodeScript, Integer> counts) {
        text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Letters::script)
                .filter(script -> script != UnicodeScript.COMMON)
                .forEach(script -> counts.merge(script, 1, Integer::sum));
    }

    /// Signal 1 inside one passage.
    private void lists(UnicodeScript own) {
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            UnicodeScript script = scriptOf(passage.text());
            if (!other(script, own) || SENTENCE.matcher(passage.text()).find()) {
                continue;
            }
            if (items(passage) >= (script == UnicodeScript.LATIN ? LATIN_ITEMS : ITEMS)) {
                foreign.set(i);
            }
        }
    }

    /// Signal 1 over many passages, each an item.
    private void linesOfItems(UnicodeScript own) {
        int from = 0;
        while (from < passages.size()) {
            UnicodeScript script = itemScript(passages.get(from), own);
            int to = from + 1;
            if (script != UnicodeScript.COMMON) {
                while (to < passages.size() && itemScript(passages.get(to), own) == script) {
                    to++;
                }
                boolean framed = structure.framed(from) || structure.framed(to - 1);
                int enough = script == UnicodeScript.LATIN ? LATIN_ITEMS * 2 : ITEMS + 2;
                if (to - from >= enough && !framed) {
                    foreign.set(from, to);
                }
            }
            from = to;
        }
    }

    private static UnicodeScript itemScript(Passage passage, UnicodeScript own) {
        String text = passage.text();
        if (Letters.weight(text) > ITEM_LENGTH || SENTENCE.matcher(text).find()) {
            return UnicodeScript.COMMON;
        }
        UnicodeScript script = scriptOf(text);
        return other(script, own) ? script : UnicodeScript.COMMON;
    }

    private static boolean other(UnicodeScript script, UnicodeScript own) {
        boolean korean = own == UnicodeScript.HANGUL && script == UnicodeScript.HAN;
        return script != own && script != UnicodeScript.COMMON && !korean;
    }

    private static UnicodeScript scriptOf(String text) {
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        count(text, counts);
        return dominant(counts);
    }

    /// How many items the passage is a list of, by its links or by the sign that divides it best; 0
    /// when it is not a list.
    private static int items(Passage passage) {
        if (passage.linkDensity() > 0.6 && passage.links().size() >= ITEMS) {
            return passage.links().size();
        }
        for (Pattern divider : DIVIDERS) {
            int count = 0;
            int length = 0;
            int longest = 0;
            for (String item : divider.split(passage.text())) {
                String word = item.strip();
                if (!word.isEmpty()) {
                    count++;
                    length += word.length();
                    longest = Math.max(longest, word.length());
                }
            }
            if (count >= ITEMS && length <= count * ITEM_LENGTH && longest <= ITEM_LENGTH * 3) {
                return count;
            }
        }
        return 0;
    }

    /// Signal 2: neighbouring hidden passages taken together.
    private void hiddenLinks() {
        group(Passage::hidden, HIDDEN_SITES, 0.5, false);
    }

    /// Signal 3.
    private void strayLinks() {
        group(passage -> !passage.hidden() && passage.linkDensity() > 0.75, OPEN_SITES, 0.9, true);
    }

    private void group(Predicate<Passage> member, int sites, double share, boolean unframed) {
        int from = 0;
        while (from < passages.size()) {
            int to = from;
            while (to < passages.size()
                    && member.test(passages.get(to))
                    && !(unframed && structure.framed(to))) {
                to++;
            }
            if (to > from && leadsAway(from, to, sites, share)) {
                foreign.set(from, to);
            }
            from = Math.max(to, from + 1);
        }
    }

    private boolean leadsAway(int from, int to, int sites, double share) {
        Set<String> hosts = new HashSet<>();
        int links = 0;
        for (Passage passage : passages.subList(from, to)) {
            for (Passage.Hyperlink link : passage.links()) {
                links++;
                if (!link.host().isEmpty()) {
                    hosts.add(link.host());
                }
            }
        }
        return hosts.size() >= sites && hosts.size() >= links * share;
    }
}
