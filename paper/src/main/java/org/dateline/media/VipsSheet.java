package org.dateline.media;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.dateline.media.Framing.Crop;

/// A picture in libvips's memory: three bands or four, eight bits each, and nothing but pixels.
final class VipsSheet implements Lab.Sheet {
    // Values of libvips's enumerations.
    private static final int SIZE_FORCE = 3;
    private static final int AV1 = 4;
    private static final int SRGB = 22;

    private static final int YES = 1;
    private static final int WHITE = 255;

    /// From 0 to 6, and from 0 to 9: what a photograph may take of a person's patience.
    private static final int WEBP_EFFORT = 4;

    private static final int AVIF_EFFORT = 2;

    private final Vips vips;
    private final MemorySegment image;
    private final int width;
    private final int height;

    private final int[] square;

    private VipsSheet(Vips vips, MemorySegment image, byte[] pixels, int bands) {
        this.vips = vips;
        this.image = image;
        this.width = vips.number("vips_image_get_width", image);
        this.height = vips.number("vips_image_get_height", image);
        this.square = Square.of(width, height, (y, row) -> read(pixels, y, bands, row));
    }

    /// Decodes what `lazy` stands for.
    static VipsSheet of(Vips vips, VipsWork work, MemorySegment lazy) throws IOException {
        int bands = vips.number("vips_image_get_bands", lazy);
        if (bands != 3 && bands != 4) {
            throw new IOException("the picture has " + bands + " channels");
        }
        byte[] pixels = work.pixels(lazy);
        MemorySegment plain = work.fromMemory(pixels, lazy, bands);
        // Four bands from memory could be anything; these are colours and how opaque they are.
        MemorySegment image =
                work.of(out -> vips.call("vips_copy", 2, plain, out, "interpretation", SRGB));
        vips.pointer("g_object_ref", image);
        return new VipsSheet(vips, image, pixels, bands);
    }

    private static void read(byte[] pixels, int y, int bands, int[] row) {
        for (int x = 0; x < row.length; x++) {
            int at = (y * row.length + x) * bands;
            int opacity = bands == 4 ? pixels[at + 3] & 0xff : 255;
            row[x] =
                    opacity << 24
                            | (pixels[at] & 0xff) << 16
                            | (pixels[at + 1] & 0xff) << 8
                            | pixels[at + 2] & 0xff;
        }
    }

    @Override
    public List<byte[]> print(Cut cut, List<Format> formats, byte[] xmp) throws IOException {
        try (VipsWork work = new VipsWork(vips)) {
            MemorySegment scaled =
                    work.inMemory(scaled(work, part(work, cut.part()), cut.width(), cut.height()));
            List<byte[]> files = new ArrayList<>();
            for (Format format : formats) {
                files.add(encoded(work, scaled, format, xmp));
            }
            return files;
        }
    }

    private byte[] encoded(VipsWork work, MemorySegment scaled, Format format, byte[] xmp)
            throws IOException {
        int quality = format.quality();
        return switch (format) {
            case JPEG -> jpeg(work, onWhite(work, scaled), quality);
            case WEBP ->
                    work.encoded(
                            "vips_webpsave_buffer",
                            scaled,
                            "Q",
                            quality,
                            "effort",
                            WEBP_EFFORT,
                            "strip",
                            YES);
            case AVIF -> avif(work, work.saying(scaled, xmp), quality);
        };
    }

    private static byte[] jpeg(VipsWork work, MemorySegment image, int quality) throws IOException {
        return work.encoded(
                "vips_jpegsave_buffer",
                image,
                "Q",
                quality,
                "optimize_coding",
                YES,
                "interlace",
                YES,
                "strip",
                YES);
    }

    private static byte[] avif(VipsWork work, MemorySegment image, int quality) throws IOException {
        return work.encoded(
                "vips_heifsave_buffer",
                image,
                "Q",
                quality,
                "compression",
                AV1,
                "bitdepth",
                8,
                "effort",
                AVIF_EFFORT);
    }

    @Override
    public int[] square() {
        return square.clone();
    }

    @Override
    public void close() {
        vips.act("g_object_unref", image);
    }

    private MemorySegment part(VipsWork work, Crop part) throws IOException {
        int left = Math.clamp(Math.round(part.x() * width), 0, width - 1);
        int top = Math.clamp(Math.round(part.y() * height), 0, height - 1);
        int across = Math.clamp(Math.round(part.width() * width), 1, width - left);
        int down = Math.clamp(Math.round(part.height() * height), 1, height - top);
        return work.of(
                out -> vips.call("vips_extract_area", 6, image, out, left, top, across, down));
    }

    private MemorySegment scaled(VipsWork work, MemorySegment from, int across, int down)
            throws IOException {
        return work.of(
                out ->
                        vips.call(
                                "vips_thumbnail_image",
                                3,
                                from,
                                out,
                                across,
                                "height",
                                down,
                                "size",
                                SIZE_FORCE));
    }

    private MemorySegment onWhite(VipsWork work, MemorySegment from) throws IOException {
        if (vips.number("vips_image_hasalpha", from) == 0) {
            return from;
        }
        MemorySegment white = work.numbers(WHITE, WHITE, WHITE);
        return work.of(out -> vips.call("vips_flatten", 2, from, out, "background", white));
    }
}
