package org.dateline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes link farms and puts them into pages, the way hostile mirrors do: invented words, so that
/// nothing can be recognised by its vocabulary.
final class ExtractInjection {
    private ExtractInjection() {}

    /// How a farm looks.
    enum Kind {
        /// A list in another script, divided by a sign, without links.
        SCRIPT_LIST,
        /// A list of links in another script.
        SCRIPT_LINKS,
        /// A hidden block of links to other sites in the page's own script.
        HIDDEN_LINKS,
        /// A visible run of links to other sites in the page's own script.
        OPEN_LINKS
    }

    /// A page with a farm in it.
    ///
    /// @param marker one item of the farm, which occurs nowhere else on the page
    record Spoiled(String html, String marker) {}

    private static final int[][] ALPHABETS = {
        {0x4e00, 0x9fa0, 2, 4},
        {0x0430, 0x0450, 4, 9},
        {0x0e01, 0x0e2f, 4, 9},
        {0x0627, 0x064b, 3, 8},
        {0xac00, 0xd7a0, 2, 4},
        {0x05d0, 0x05eb, 3, 7},
        {0x0905, 0x0929, 3, 7}
    };
    private static final String[] DIVIDERS = {"| ", "|", "、", ", ", " · ", " / ", "; ", " "};

    /// @param latin whether the page is written in Latin letters; the other scripts are then
    ///   foreign
    static Spoiled into(String html, Kind kind, boolean latin, RandomGenerator random) {
        int[] alphabet =
                latin == (kind == Kind.SCRIPT_LIST || kind == Kind.SCRIPT_LINKS)
                        ? ALPHABETS[random.nextInt(ALPHABETS.length)]
                        : new int[] {'a', 'z' + 1, 4, 9};
        int count = alphabet[0] == 'a' && !latin ? random.nextInt(40, 80) : random.nextInt(20, 60);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word(alphabet, random));
        }
        String farm =
                switch (kind) {
                    case SCRIPT_LIST -> list(words, random);
                    case SCRIPT_LINKS -> "<div>" + links(words, random) + "</div>";
                    case HIDDEN_LINKS -> hidden(links(words, random), random);
                    case OPEN_LINKS -> "<div>" + links(words, random) + "</div>";
                };
        String marker = words.get(words.size() / 2);
        while (true) {
            int at = place(html, random);
            String spoiled = html.substring(0, at) + farm + html.substring(at);
            if (onPage(spoiled, marker) || at == html.length()) {
                return new Spoiled(spoiled, marker);
            }
        }
    }

    /// Whether the farm became part of the page, and not of a script or a part that is never shown.
    private static boolean onPage(String html, String marker) {
        org.jsoup.nodes.Document page = org.jsoup.Jsoup.parse(html);
        page.select("noscript, script, template, select, textarea, svg, iframe, button").remove();
        return page.body().text().contains(marker);
    }

    /// The page as text, in the character set it declares.
    static String decoded(byte[] html) {
        try {
            var in = new java.io.ByteArrayInputStream(html);
            return new String(html, org.jsoup.Jsoup.parse(in, null, "").charset());
        } catch (java.io.IOException never) {
            throw new java.io.UncheckedIOException(never);
        }
    }

    private static String word(int[] alphabet, RandomGenerator random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(alphabet[2], alphabet[3] + 1);
        for (int i = 0; i < length; i++) {
            word.append((char) random.nextInt(alphabet[0], alphabet[1]));
        }
        return word.toString();
    }

    private static String list(List<String> words, RandomGenerator random) {
        String label = random.nextBoolean() ? words.getFirst() + words.getLast() + ": " : "";
        return "<div>"
                + label
                + String.join(DIVIDERS[random.nextInt(DIVIDERS.length)], words)
                + "</div>";
    }

    /// A list alone, in a script the page is not written in, on one line.
    static String list(boolean latin, RandomGenerator random) {
        int[] alphabet =
                latin
                        ? ALPHABETS[random.nextInt(ALPHABETS.length)]
                        : new int[] {'a', 'z' + 1, 4, 9};
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(40, 60); i > 0; i--) {
            words.add(word(alphabet, random));
        }
        return String.join(DIVIDERS[random.nextInt(DIVIDERS.length)], words);
    }

    private static String links(List<String> words, RandomGenerator random) {
        StringBuilder links = new StringBuilder();
        int[] latin = {'a', 'z' + 1, 6, 12};
        for (String word : words) {
            links.append("<a href=\"http://www.")
                    .append(word(latin, random))
                    .append(".example.")
                    .append(word(latin, random))
                    .append("/\">")
                    .append(word)
                    .append("</a> ");
        }
        return links.toString();
    }

    private static String hidden(String links, RandomGenerator random) {
        String style =
                switch (random.nextInt(4)) {
                    case 0 -> "display:none";
                    case 1 -> "position:absolute; left:-9999px";
                    case 2 -> "height:1px;overflow:hidden";
                    default -> "font-size:0";
                };
        return "<div style=\"" + style + "\">" + links + "</div>";
    }

    /// After a paragraph, before the end of the body, or after it.
    private static int place(String html, RandomGenerator random) {
        List<Integer> places = new ArrayList<>();
        for (String border : new String[] {"</p>", "</P>"}) {
            for (int at = html.indexOf(border); at >= 0; at = html.indexOf(border, at + 1)) {
                places.add(at + border.length());
            }
        }
        int body = html.lastIndexOf("</body>");
        boolean end = places.isEmpty() || random.nextInt(3) > 0;
        if (end) {
            return body < 0 || random.nextInt(3) == 0 ? html.length() : body;
        }
        return places.get(random.nextInt(places.size()));
    }
}
