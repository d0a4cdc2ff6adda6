package org.dateline.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dateline.story.Block;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.Source;
import org.dateline.story.Story;
import org.dateline.story.Text;

/// A story read from a captured page: a copy of a page taken from somewhere, as text or as HTML.
/// What the bytes are is told by their content, never by the name of a file.
///
/// Empty strings and lists mean that the page does not say.
///
/// @param section its name as the page has it
/// @param published to the second; midnight when the page names a day only
/// @param source the paper or agency it came from, with the page's own address when it names one
/// @param dateline place of reporting; the first paragraph keeps it too
/// @param language as the page declares it, a BCP 47 tag
/// @param url where the page says it stands
/// @param leftOut everything on the page that is not in the story, in the order of the page
/// @param form what the bytes were
public record Capture(
        String headline,
        String kicker,
        String standfirst,
        String section,
        Optional<OffsetDateTime> published,
        Source source,
        List<String> byline,
        String editor,
        String dateline,
        String language,
        String url,
        List<Block> body,
        List<LeftOut> leftOut,
        Form form) {
    /// The most bytes a captured page may have: 10 MiB. The largest real pages have two or three.
    public static final int MAX_BYTES = 10 << 20;

    private static final Pattern TAG =
            Pattern.compile(
                    "(?i)<(?:!doctype\\s+html|html|head|body|meta|title|div|p|a|span|table|article|section|script|link|h[1-6]|ul|br)(?=[\\s>/])");
    private static final Pattern DATELINE =
            Pattern.compile(
                    "^(\\p{Lu}[\\p{Lu} .'’-]{2,40}(?:, [\\p{Lu}][\\p{L}. ]{1,30})?(?:, \\p{L}{3,9}\\.? \\d{1,2})?)\\s*(?:\\([^)]{2,40}\\))?\\s*(?:—|–|--| - )\\s*\\S");

    public Capture {
        byline = List.copyOf(byline);
        body = List.copyOf(body);
        leftOut = List.copyOf(leftOut);
    }

    /// What a capture's bytes are.
    public enum Form {
        TEXT,
        HTML
    }

    /// Reads a captured page.
    ///
    /// @param bytes the file as it is
    /// @param zone the newsroom's, for times without a zone of their own
    /// @throws Refusal when it is empty, too large, not a page, or has no story on it
    public static Capture read(byte[] bytes, ZoneId zone) {
        if (bytes.length > MAX_BYTES) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE,
                    "The capture is larger than %,d bytes, the most that is taken."
                            .formatted(MAX_BYTES));
        }
        String input = Decoding.decode(bytes);
        if (input.isBlank()) {
            throw Refusal.invalid("The capture is empty.");
        }
        if (html(input)) {
            return HtmlPage.read(input, zone);
        }
        refuseOtherTexts(input.stripLeading());
        return TextPage.read(input, zone);
    }

    private static boolean html(String input) {
        String head = input.length() > 20_000 ? input.substring(0, 20_000) : input;
        long tags = TAG.matcher(head).results().limit(3).count();
        return tags >= 3 || tags > 0 && head.stripLeading().startsWith("<");
    }

    private static void refuseOtherTexts(String input) {
        if (input.startsWith("<?xml") || input.startsWith("<rss") || input.startsWith("<feed")) {
            throw Refusal.invalid("This is XML, not a captured page: give text or HTML.");
        }
        if (input.regionMatches(true, 0, "MIME-Version:", 0, 13)
                || input.startsWith("From: <Saved by")) {
            throw Refusal.invalid(
                    "This is a web archive in one file (MHTML): save the page as HTML or text.");
        }
    }

    /// Puts together what a page said and what was found on it.
    static Capture of(
            Facts facts,
            Optional<OffsetDateTime> published,
            List<String> byline,
            String editor,
            String source,
            List<Block> body,
            List<LeftOut> leftOut,
            Form form) {
        String dateline = facts.dateline();
        if (dateline.isEmpty()
                && body.getFirst() instanceof Block.Paragraph(Text(String lede, _))) {
            var place = DATELINE.matcher(lede);
            dateline = place.lookingAt() ? place.group(1).strip() : "";
        }
        return new Capture(
                facts.headline(),
                facts.kicker(),
                facts.standfirst(),
                facts.section(),
                published,
                source(source, facts.url()),
                byline,
                editor,
                dateline,
                facts.language(),
                facts.url(),
                body,
                leftOut,
                form);
    }

    /// The same story, read from another form.
    Capture placed(List<LeftOut> spans, Form read) {
        return new Capture(
                headline,
                kicker,
                standfirst,
                section,
                published,
                source,
                byline,
                editor,
                dateline,
                language,
                url,
                body,
                spans,
                read);
    }

    private static Source source(String name, String url) {
        String known = name.length() <= 200 ? name : "";
        try {
            return new Source(known, url);
        } catch (Refusal notAnAddress) {
            return new Source(known, "");
        }
    }

    /// The running text, one string for each paragraph, heading, quote, list item and row of a
    /// table, in order.
    public List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        for (Block block : body) {
            switch (block) {
                case Block.Paragraph(Text text) -> paragraphs.add(text.plain());
                case Block.Heading(_, Text text) -> paragraphs.add(text.plain());
                case Block.Quote(Text text, _) -> paragraphs.add(text.plain());
                case Block.Listing(_, List<Text> items) ->
                        items.forEach(item -> paragraphs.add(item.plain()));
                case Block.Table(_, List<List<String>> rows) ->
                        rows.forEach(row -> paragraphs.add(String.join("\t", row).strip()));
                case Block.FactBox(String title, List<Text> texts) -> {
                    paragraphs.add(title);
                    texts.forEach(text -> paragraphs.add(text.plain()));
                }
                // a capture brings in words alone: its pictures are not ours to print
                case Block.Picture _,
                        Block.Gallery _,
                        Block.Video _,
                        Block.Audio _,
                        Block.Document _,
                        Block.Embed _ -> {}
            }
        }
        return List.copyOf(paragraphs);
    }

    /// Recognises the same story in another capture: SHA-256, in hexadecimal, over the letters and
    /// digits of the headline and of the running text (NFKC, lower case). Furniture, credits, white
    /// space and punctuation do not change it.
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key(headline).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            for (String paragraph : paragraphs()) {
                digest.update(key(paragraph).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JDK has SHA-256", never);
        }
    }

    private static String key(String text) {
        StringBuilder key = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /// The story as the desk takes it.
    ///
    /// @param section the slug of the paper's section it goes to
    /// @throws Refusal when it has no headline or a field is longer than a story allows
    public Story toStory(Slug section) {
        if (headline.isBlank()) {
            throw Refusal.invalid("No headline was found on this page.");
        }
        return new Story(
                headline,
                section,
                kicker,
                standfirst,
                source,
                byline,
                editor,
                dateline,
                List.of(),
                body);
    }
}
