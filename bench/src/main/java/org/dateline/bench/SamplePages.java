package org.dateline.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.dateline.press.Sheet;
import org.dateline.story.Address;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// Story pages of about 39 KB, of invented words with the frequencies of real ones; the same for
/// the same number, always.
final class SamplePages {
    /// Head, body and rails together, bytes.
    static final int PLAIN = 39_000;

    /// The same in the archive, so that a million take under 30 GB: on the rack, and in nginx's
    /// files and folders.
    private static final int ARCHIVED = 30_000;

    private static final int WORDS = 4_000;
    private static final Instant CHANGED = Instant.parse("2026-03-01T09:00:00Z");

    private final String[] words = new String[WORDS];
    private final byte[] head;
    private final Sheet[] archive = new Sheet[1_000];

    SamplePages() {
        Random random = new Random(20);
        String[] syllables =
                "ta re no mi ka sel dor ven ith an or el bra tin um es ca lo pre ster".split(" ");
        for (int i = 0; i < WORDS; i++) {
            StringBuilder word = new StringBuilder();
            for (int n = 1 + random.nextInt(i < 60 ? 2 : 4); n > 0; n--) {
                word.append(syllables[random.nextInt(syllables.length)]);
            }
            words[i] = word.toString();
        }
        head =
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="stylesheet" href="/assets/0123456789abcdef/paper.css">
                <link rel="icon" href="/favicon.svg" type="image/svg+xml">
                """
                        .getBytes(StandardCharsets.UTF_8);
    }

    /// Makes the texts [#archived] shares out.
    SamplePages withArchive() {
        Arrays.setAll(archive, i -> story(i + 1, ARCHIVED));
        return this;
    }

    byte[] head() {
        return head;
    }

    /// The shared end; every `version` has other stories and the same length.
    byte[] rails(int version) {
        Random random = new Random(version);
        StringBuilder html = new StringBuilder("</main>\n<aside>\n");
        while (html.length() < 7_600) {
            Address address = address(1 + random.nextInt(1_000));
            html.append("<li><a href=\"").append(address.path()).append("\">");
            words(random, 7, html).append("</a></li>\n");
        }
        html.setLength(7_600);
        html.append("</a></li></aside>\n<footer>The Harbour Paper</footer>\n</body></html>\n");
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }

    static StoryId id(int number) {
        return new StoryId((number * 0x9E3779B97F4A7C15L >>> 4) | 1);
    }

    Address address(int number) {
        Random random = new Random(number);
        String headline = words(random, 6, new StringBuilder()).toString();
        return new Address(id(number), Slug.of(headline));
    }

    Sheet story(int number) {
        return story(number, PLAIN);
    }

    private Sheet story(int number, int plain) {
        Random random = new Random(number);
        StringBuilder html = new StringBuilder("<title>");
        words(random, 6, html).append("</title>\n</head>\n<body>\n<main>\n<h1>");
        words(random, 6, html).append("</h1>\n");
        int length = plain - head.length - 7_700;
        while (html.length() < length) {
            words(random, 30 + random.nextInt(50), html.append("<p>")).append(".</p>\n");
        }
        byte[] body = html.toString().getBytes(StandardCharsets.UTF_8);
        StoryId id = id(number);
        String path = address(number).path();
        return new Sheet(
                path,
                0,
                id.value(),
                number,
                200,
                body,
                CHANGED.plusSeconds(number),
                number,
                "story-" + id + " section-politics rails");
    }

    /// A story of a large archive: quicker to make, its text shared with one in a thousand others.
    Sheet archived(int number) {
        Sheet base = archive[number % archive.length];
        String path = address(number).path();
        byte[] title = ("<title>" + path + "</title>\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = Arrays.copyOf(title, title.length + base.body().length);
        System.arraycopy(base.body(), 0, body, title.length, base.body().length);
        return new Sheet(
                path,
                0,
                id(number).value(),
                number,
                200,
                body,
                base.changed(),
                base.position(),
                "story-" + id(number) + " section-politics rails");
    }

    /// Appends words; a few are common and most are rare.
    private StringBuilder words(Random random, int count, StringBuilder to) {
        for (int i = 0; i < count; i++) {
            double u = random.nextDouble();
            to.append(i == 0 ? "" : " ").append(words[(int) (WORDS * u * u * u)]);
        }
        return to;
    }
}
