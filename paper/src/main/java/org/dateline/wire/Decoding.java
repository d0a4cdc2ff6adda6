package org.dateline.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.story.Refusal;
import org.jspecify.annotations.Nullable;

/// Turns the bytes of a capture into text: a byte order mark decides, then well-formed UTF-8, then
/// what the page declares, then what the bytes look like ([Charsets]).
final class Decoding {
    private static final int DECLARED_WITHIN = 4_096;
    private static final Pattern DECLARED =
            Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]{2,40})");

    /// Names under which pages really mean another, wider character set.
    private static final Map<String, String> MEANT =
            Map.ofEntries(
                    Map.entry("gb2312", "GB18030"),
                    Map.entry("gbk", "GB18030"),
                    Map.entry("gb_2312-80", "GB18030"),
                    Map.entry("iso-8859-1", "windows-1252"),
                    Map.entry("latin1", "windows-1252"),
                    Map.entry("us-ascii", "windows-1252"),
                    Map.entry("ascii", "windows-1252"),
                    Map.entry("iso-8859-9", "windows-1254"),
                    Map.entry("shift_jis", "windows-31j"),
                    Map.entry("shift-jis", "windows-31j"),
                    Map.entry("x-sjis", "windows-31j"),
                    Map.entry("sjis", "windows-31j"),
                    Map.entry("euc-kr", "x-windows-949"),
                    Map.entry("ks_c_5601-1987", "x-windows-949"),
                    Map.entry("big5", "Big5-HKSCS"),
                    Map.entry("tis-620", "x-windows-874"),
                    Map.entry("windows-874", "x-windows-874"),
                    Map.entry("utf8", "UTF-8"),
                    Map.entry("unicode", "UTF-8"));

    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("%PDF", "a PDF file"),
                    Map.entry("PK\u0003\u0004", "a ZIP archive or an office document"),
                    Map.entry("\u001f\u008b", "a gzip archive"),
                    Map.entry("\u0089PNG", "a picture"),
                    Map.entry("\u00ff\u00d8\u00ff", "a picture"),
                    Map.entry("GIF8", "a picture"),
                    Map.entry("RIFF", "a picture or a recording"),
                    Map.entry("7z\u00bc\u00af", "a 7-Zip archive"),
                    Map.entry("Rar!", "a RAR archive"),
                    Map.entry("\u00d0\u00cf\u0011\u00e0", "an office document"),
                    Map.entry("\u007fELF", "a program"),
                    Map.entry("MZ\u0090", "a program"),
                    Map.entry("SQLite format 3", "a database"),
                    Map.entry("bplist00", "a web archive"),
                    Map.entry("{\\rtf", "a rich text document"),
                    Map.entry("ID3", "a recording"),
                    Map.entry("OggS", "a recording"));

    private Decoding() {}

    /// @return the text, without a byte order mark
    /// @throws Refusal when the bytes are not text in any character set that can be told
    static String decode(byte[] bytes) {
        refuseOtherKinds(bytes);
        String text = text(bytes);
        return checked(text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private static void refuseOtherKinds(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        KINDS.forEach(
                (magic, kind) -> {
                    if (head.startsWith(magic)) {
                        throw Refusal.invalid(
                                "This is " + kind + ", not a captured page: give text or HTML.");
                    }
                });
    }

    private static String text(byte[] bytes) {
        Charset marked = marked(bytes);
        if (marked != null) {
            return new String(bytes, marked);
        }
        if (zeros(bytes) > 0) {
            return new String(bytes, wide(bytes));
        }
        if (!escapes(bytes).isEmpty()) {
            return new String(bytes, Charset.forName(escapes(bytes)));
        }
        Optional<String> utf8 = tolerant(bytes, StandardCharsets.UTF_8, 0);
        if (utf8.isPresent()) {
            return utf8.get();
        }
        Optional<Charset> declared = declared(bytes);
        if (declared.isPresent()) {
            Optional<String> text = tolerant(bytes, declared.get(), 0.01);
            if (text.isPresent()) {
                return text.get();
            }
        }
        Optional<String> nearly = tolerant(bytes, StandardCharsets.UTF_8, 0.02);
        return nearly.orElseGet(() -> new String(bytes, Charsets.guess(bytes)));
    }

    private static @Nullable Charset marked(byte[] bytes) {
        int one = bytes.length > 0 ? bytes[0] & 0xff : 0;
        int two = bytes.length > 1 ? bytes[1] & 0xff : 0;
        int three = bytes.length > 2 ? bytes[2] & 0xff : 0;
        if (one == 0xef && two == 0xbb && three == 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (one == 0xff && two == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return one == 0xfe && two == 0xff ? StandardCharsets.UTF_16BE : null;
    }

    private static int zeros(byte[] bytes) {
        int zeros = 0;
        for (int i = 0; i < Math.min(bytes.length, 10_000); i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /// UTF-16 without its mark: zeros on one side of most pairs.
    private static Charset wide(byte[] bytes) {
        int pairs = Math.min(bytes.length, 10_000) / 2;
        int first = 0;
        int second = 0;
        for (int i = 0; i < pairs; i++) {
            first += bytes[2 * i] == 0 ? 1 : 0;
            second += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        if (first * 5 > pairs && second * 50 < pairs) {
            return StandardCharsets.UTF_16BE;
        }
        if (second * 5 > pairs && first * 50 < pairs) {
            return StandardCharsets.UTF_16LE;
        }
        throw notText();
    }

    /// Seven-bit Japanese announces itself by escape sequences.
    private static String escapes(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] < 0) {
                return "";
            }
            if (bytes[i] == 0x1b
                    && bytes[i + 1] == '$'
                    && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return "ISO-2022-JP";
            }
        }
        return "";
    }

    private static Optional<Charset> declared(byte[] bytes) {
        int length = Math.min(bytes.length, DECLARED_WITHIN);
        Matcher matcher =
                DECLARED.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            String meant = MEANT.getOrDefault(name, name);
            try {
                Charset charset = Charset.forName(meant);
                if (!charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32")) {
                    return Optional.of(charset);
                }
            } catch (IllegalArgumentException unknown) {
                // a name nobody knows declares nothing
            }
        }
        return Optional.empty();
    }

    /// Decodes when at most `share` of what is not ASCII is malformed; a sign cut off at the very
    /// end does not count.
    static Optional<String> tolerant(byte[] bytes, Charset charset, double share) {
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out =
                CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 16);
        int high = 0;
        for (byte b : bytes) {
            high += b < 0 ? 1 : 0;
        }
        double allowed = high * share;
        int broken = 0;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return Optional.of(out.flip().toString());
            }
            if (!result.isError()) {
                return Optional.empty();
            }
            boolean cutOff = in.remaining() <= 3;
            broken += cutOff ? 0 : 1;
            if (broken > allowed) {
                return Optional.empty();
            }
            in.position(in.position() + Math.min(result.length(), in.remaining()));
            out.put('\ufffd');
            if (cutOff && in.remaining() == 0) {
                return Optional.of(out.flip().toString());
            }
        }
    }

    private static String checked(String text) {
        int strange = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control =
                    c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b;
            strange +=
                    control || c == 0xfffd || Character.getType(c) == Character.UNASSIGNED ? 1 : 0;
        }
        if (strange * 50L > text.length() + 200) {
            throw notText();
        }
        return text;
    }

    static Refusal notText() {
        return Refusal.invalid(
                "This is not text in any character set that can be told: give text or HTML, best in UTF-8.");
    }
}
