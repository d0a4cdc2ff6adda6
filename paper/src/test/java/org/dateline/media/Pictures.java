package org.dateline.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/// Pictures to put words into, and the words.
final class Pictures {
    static final Metadata WORDS =
            Metadata.NOTHING
                    .with(Property.TITLE, "harbour-night-3")
                    .with(Property.HEADLINE, "A harbour opens at night")
                    .with(
                            Property.CAPTION,
                            "Ferries wait – 渡轮 – before dawn.\nPhoto: “Ada Lund” 🛳")
                    .with(Property.ALT, "Three ferries at a lit quay")
                    .with(Property.CREATORS, "Ada Lund", "陈天浩")
                    .with(Property.CREDIT, "Ada Lund/Küstenblatt")
                    .with(Property.SOURCE, "Küstenblatt")
                    .with(Property.COPYRIGHT, "© 2026 Ada Lund")
                    .with(Property.USAGE_TERMS, "Editorial use only")
                    .with(Property.WEB_STATEMENT, "https://harbour.example/rights")
                    .with(Property.LICENSOR_URL, "https://harbour.example/licences")
                    .with(
                            Property.DIGITAL_SOURCE_TYPE,
                            "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture")
                    .with(Property.CREATED, "2026-02-04T05:13:19+08:00")
                    .with(Property.KEYWORDS, "harbour", "渡轮", "Fähre")
                    .with(Property.PEOPLE, "Chen Tianhao")
                    .with(Property.CITY, "Malmö")
                    .with(Property.COUNTRY, "Sverige")
                    .with(Property.COUNTRY_CODE, "SWE");

    /// The smallest pictures of their kind: one pixel, lossy and lossless.
    private static final List<String> WEBP =
            List.of(
                    "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=",
                    "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private Pictures() {}

    static byte[] jpeg() {
        return drawn("jpg");
    }

    static byte[] png() {
        return drawn("png");
    }

    static byte[] gif() {
        return drawn("gif");
    }

    static List<byte[]> webp() {
        return WEBP.stream().map(Base64.getDecoder()::decode).toList();
    }

    static List<byte[]> all() {
        return List.of(jpeg(), png(), gif(), webp().getFirst(), webp().getLast());
    }

    private static byte[] drawn(String format) {
        BufferedImage picture = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 48; x++) {
            picture.setRGB(x, x % 32, 0xff8040);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return out.toByteArray();
    }
}
