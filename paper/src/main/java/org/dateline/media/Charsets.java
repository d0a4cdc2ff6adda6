package org.dateline.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/// The characters that a few words are written in, when nobody says so.
final class Charsets {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Charset CHINESE = Charset.forName("GB18030");

    /// What the detector is believed: of the others, it takes western words for some.
    private static final Set<String> BELIEVED =
            Set.of("GB18030", "BIG5", "EUC-JP", "SHIFT_JIS", "EUC-KR", "WINDOWS-1251", "KOI8-R");

    private Charsets() {}

    /// Well-formed UTF-8 is UTF-8; what looks like another script is that; anything else is
    /// western.
    static Charset guess(byte[] text) {
        if (fits(text, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(text, 0, text.length);
        detector.dataEnd();
        String detected = String.valueOf(detector.getDetectedCharset());
        if (BELIEVED.contains(detected) && Charset.isSupported(detected)) {
            return Charset.forName(detected);
        }
        return isCommonChinese(text) ? CHINESE : WESTERN;
    }

    static String decode(byte[] text) {
        return new String(text, guess(text));
    }

    static boolean fits(byte[] text, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /// Two Chinese names are too short for the detector. Each run of bytes beyond ASCII is then two
    /// or more of the common characters of GB 2312 (rows 16 to 55), and no letter touches it, as
    /// one would in “AÇÃO”.
    private static boolean isCommonChinese(byte[] text) {
        boolean any = false;
        int at = 0;
        while (at < text.length) {
            int end = at;
            while (end < text.length && text[end] < 0) {
                end++;
            }
            if (end > at) {
                any = true;
                if (!common(text, at, end) || letter(text, at - 1) || letter(text, end)) {
                    return false;
                }
            }
            at = end + 1;
        }
        return any;
    }

    private static boolean common(byte[] text, int from, int to) {
        boolean common = (to - from) % 2 == 0 && to - from >= 4;
        for (int i = from; i + 1 < to && common; i += 2) {
            int row = text[i] & 0xff;
            common = row >= 0xb0 && row <= 0xd7 && (text[i + 1] & 0xff) >= 0xa1;
        }
        return common;
    }

    private static boolean letter(byte[] text, int at) {
        return at >= 0 && at < text.length && Character.isLetter(text[at]);
    }
}
