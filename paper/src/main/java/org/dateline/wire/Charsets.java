package org.dateline.wire;

import java.nio.charset.Charset;
import java.util.Optional;

/// Guesses the character set of text that declares none, from what its bytes decode to: in the
/// right one, common characters follow each other; in a wrong one, rare ones.
final class Charsets {
    private static final int SAMPLE = 60_000;
    private static final String[] WIDE = {
        "GB18030", "windows-31j", "EUC-JP", "x-windows-949", "Big5-HKSCS"
    };
    private static final String[] NARROW = {
        "windows-1251", "KOI8-R", "windows-1253", "windows-1255", "windows-1256", "x-windows-874"
    };

    private Charsets() {}

    /// @return the likeliest character set; windows-1252 when the bytes look like a western page
    /// @throws org.dateline.story.Refusal when they look like no text at all
    static Charset guess(byte[] bytes) {
        byte[] sample = sample(bytes);
        Shape shape = Shape.of(sample);
        if (shape.controls > 0.02 * sample.length) {
            throw Decoding.notText();
        }
        Charset best = Charset.forName("windows-1252");
        double most = shape.western();
        for (String name : WIDE) {
            double score = wide(sample, Charset.forName(name));
            if (score > most) {
                most = score;
                best = Charset.forName(name);
            }
        }
        for (String name : NARROW) {
            double score = narrow(sample, Charset.forName(name)) * shape.runs();
            if (score > most) {
                most = score;
                best = Charset.forName(name);
            }
        }
        if (most <= 0.25) {
            throw Decoding.notText();
        }
        return best;
    }

    private static byte[] sample(byte[] bytes) {
        int high = 0;
        byte[] sample = new byte[Math.min(bytes.length, SAMPLE)];
        int first = 0;
        while (first < bytes.length && bytes[first] >= 0) {
            first++;
        }
        int from = Math.max(0, Math.min(first - 200, bytes.length - sample.length));
        while (from > 0 && from < bytes.length && bytes[from - 1] < 0 && high++ < 8) {
            from--;
        }
        System.arraycopy(bytes, from, sample, 0, Math.min(sample.length, bytes.length - from));
        return sample;
    }

    /// How the bytes beyond ASCII stand among the others.
    private record Shape(int high, int runs2, int lonely, int controls, int c1) {
        static Shape of(byte[] bytes) {
            int high = 0;
            int inRuns = 0;
            int lonely = 0;
            int controls = 0;
            int c1 = 0;
            int run = 0;
            for (int i = 0; i <= bytes.length; i++) {
                boolean beyond = i < bytes.length && bytes[i] < 0;
                if (beyond) {
                    run++;
                    high++;
                    c1 += bytes[i] < (byte) 0xa0 ? 1 : 0;
                } else {
                    inRuns += run >= 3 ? run : 0;
                    lonely += run == 1 ? 1 : 0;
                    run = 0;
                    if (i < bytes.length) {
                        byte b = bytes[i];
                        controls +=
                                b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f'
                                        ? 1
                                        : 0;
                    }
                }
            }
            return new Shape(high, inRuns, lonely, controls, c1);
        }

        double runs() {
            return high == 0 ? 0 : (double) runs2 / high;
        }

        /// Accents stand alone between plain letters.
        double western() {
            return high == 0 ? 1 : (double) lonely / high * 0.9;
        }
    }

    /// The share of characters beyond ASCII that are common in the language the set was made for; 0
    /// when some are malformed.
    private static double wide(byte[] bytes, Charset charset) {
        Optional<String> text = Decoding.tolerant(bytes, charset, 0.004);
        if (text.isEmpty()) {
            return 0;
        }
        int all = 0;
        double common = 0;
        int kana = 0;
        int hangul = 0;
        int han = 0;
        for (int i = 0; i < text.get().length(); i++) {
            char c = text.get().charAt(i);
            if (c < 0x80) {
                continue;
            }
            all++;
            boolean ideograph = c >= 0x4e00 && c <= 0x9fff;
            kana += c >= 0x3041 && c <= 0x30fe ? 1 : 0;
            hangul += c >= 0xac00 && c <= 0xd7a3 ? 1 : 0;
            han += ideograph ? 1 : 0;
            boolean sign =
                    c >= 0x3000 && c <= 0x301f
                            || c >= 0xff01 && c <= 0xff5e
                            || c >= 0x2010 && c <= 0x2026;
            common += sign || ideograph && frequent(c, charset) ? 1 : 0;
        }
        if (all == 0) {
            return 0;
        }
        return switch (charset.name()) {
            case "windows-31j", "EUC-JP" -> kana * 6 < all ? 0 : (kana + common) / all;
            // Chinese in two bytes would make as many Han characters as Hangul of the same bytes
            case "x-windows-949" -> hangul < han * 8 ? 0 : (hangul * 1.2 + common) / all;
            default -> kana * 6 > all ? 0 : common / all;
        };
    }

    /// Whether the character stands in the part of the set where its makers put the common ones.
    private static boolean frequent(char c, Charset charset) {
        byte[] bytes = String.valueOf(c).getBytes(charset);
        int lead = bytes.length == 2 ? bytes[0] & 0xff : 0;
        int trail = bytes.length == 2 ? bytes[1] & 0xff : 0;
        return switch (charset.name()) {
            case "GB18030" -> lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;
            case "Big5-HKSCS" -> lead >= 0xa4 && lead <= 0xc6;
            case "windows-31j" -> lead >= 0x88 && lead <= 0x98;
            case "EUC-JP" -> lead >= 0xb0 && lead <= 0xcf;
            default -> false;
        };
    }

    /// The share of bytes beyond ASCII that become letters of the script, with capitals only where
    /// words begin.
    private static double narrow(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        int all = 0;
        int good = 0;
        int bad = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                all++;
                boolean letter =
                        Character.isLetter(c) && c > 0x2ff
                                || c >= 0xe00 && c < 0xe80
                                || Character.getType(c) == Character.NON_SPACING_MARK;
                good += letter ? 1 : 0;
                bad += Character.isUpperCase(c) && Character.isLowerCase(before) ? 2 : 0;
                bad += c == 0xfffd || c < 0xa0 ? 3 : 0;
            }
            before = c;
        }
        return all == 0 ? 0 : (double) (good - bad) / all;
    }
}
