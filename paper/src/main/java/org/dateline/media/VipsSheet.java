package org.dateline.media;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.dateline.media.Framing.Crop;

/// A picture in libvips's memory: three bands or four, eight bits each, and nothing but pixels.
final class VipsSheet implements Lab.Sheet {
    // Values of libvips's enumerations.
    private static final int SIZE_FORCE = 3;
    private static final int AV1 = 4;
    private static final int EIGHT_BITS = 0;
    private static final int WHITE = 255;

    private final Vips vips;
    private final MemorySegment image;
    private final int width;
    private final int height;

    private VipsSheet(Vips vips, MemorySegment image) {
        this.vips = vips;
        this.image = image;
        this.width = vips.number("vips_image_get_width", image);
        this.height = vips.number("vips_image_get_height", image);
    }

    /// Decodes what `lazy` stands for.
    static VipsSheet of(Vips vips, VipsWork work, MemorySegment lazy) throws IOException {
        int bands = vips.number("vips_image_get_bands", lazy);
        if (bands != 3 && bands != 4) {
            throw new IOException("the picture has " + bands + " channels");
        }
        byte[] pixels = work.pixels(lazy);
        try (Arena arena = Arena.ofConfined()) {
            return new VipsSheet(
                    vips,
                    vips.pointer(
                            "vips_image_new_from_memory_copy",
                            arena.allocateFrom(ValueLayout.JAVA_BYTE, pixels),
                            (long) pixels.length,
                            vips.number("vips_image_get_width", lazy),
                            vips.number("vips_image_get_height", lazy),
                            bands,
                            EIGHT_BITS));
        }
    }

    @Override
    public byte[] print(Cut cut, Format format, byte[] xmp) throws IOException {
        try (VipsWork work = new VipsWork(vips)) {
            MemorySegment scaled = scaled(work, part(work, cut.part()), cut.width(), cut.height());
            return switch (format) {
                case JPEG ->
                        work.encoded(
                                "vips_jpegsave_buffer",
                                onWhite(work, scaled),
                                "Q",
                                format.quality(),
                                "optimize_coding",
                                1,
                                "interlace",
                                1,
                                "strip",
                                1);
                case WEBP ->
                        work.encoded(
                                "vips_webpsave_buffer",
                                scaled,
                                "Q",
                                format.quality(),
                                "effort",
                                4,
                                "strip",
                                1);
                case AVIF ->
                        work.encoded(
                                "vips_heifsave_buffer",
                                work.saying(scaled, xmp),
                                "Q",
                                format.quality(),
                                "compression",
                                AV1,
                                "bitdepth",
                                8,
                                "effort",
                                1);
            };
        }
    }

    @Override
    public int[] square(int side) throws IOException {
        try (VipsWork work = new VipsWork(vips)) {
            byte[] bytes = work.pixels(onWhite(work, scaled(work, image, side, side)));
            int[] square = new int[side * side];
            for (int i = 0; i < square.length; i++) {
                square[i] =
                        (bytes[3 * i] & 0xff) << 16
                                | (bytes[3 * i + 1] & 0xff) << 8
                                | (bytes[3 * i + 2] & 0xff);
            }
            return square;
        }
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
