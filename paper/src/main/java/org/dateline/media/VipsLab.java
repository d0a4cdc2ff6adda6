package org.dateline.media;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The darkroom's work done by libvips.
final class VipsLab implements Lab {
    // Values of libvips's enumerations.
    private static final int SIZE_DOWN = 2;
    private static final int FAIL_ON_TRUNCATED = 1;
    private static final int RELATIVE = 1;
    private static final int CMYK = 15;
    private static final int SRGB = 22;

    private final Vips vips;

    VipsLab(Vips vips) {
        this.vips = vips;
    }

    @Override
    public Set<FileType> reads() {
        EnumSet<FileType> types =
                EnumSet.of(FileType.JPEG, FileType.PNG, FileType.WEBP, FileType.GIF, FileType.TIFF);
        if (vips.has("heifload")) {
            types.add(FileType.AVIF);
            types.add(FileType.HEIC);
        }
        return types;
    }

    @Override
    public Set<Format> writes() {
        return vips.has("heifsave_buffer")
                ? EnumSet.allOf(Format.class)
                : EnumSet.of(Format.WEBP, Format.JPEG);
    }

    @Override
    public Negative open(Path original, FileType type, int orientation) throws IOException {
        // What libvips said of the last picture is not about this one.
        vips.act("vips_error_clear");
        try (VipsWork work = new VipsWork(vips)) {
            return new VipsNegative(original, work.kept(vips.opened(original)));
        }
    }

    /// A file and what its header says.
    private final class VipsNegative implements Negative {
        private final Path original;
        private final int width;
        private final int height;
        private final boolean moving;

        /// Without a profile of its own a picture is taken for sRGB, and nothing is converted.
        private final boolean profiled;

        VipsNegative(Path original, MemorySegment header) {
            this.original = original;
            boolean lying = vips.number("vips_image_get_orientation_swap", header) != 0;
            int across = vips.number("vips_image_get_width", header);
            int down = vips.number("vips_image_get_height", header);
            this.width = lying ? down : across;
            this.height = lying ? across : down;
            this.moving = vips.number("vips_image_get_n_pages", header) > 1;
            this.profiled =
                    vips.says(header, "icc-profile-data")
                            || vips.number("vips_image_get_interpretation", header) == CMYK;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public boolean moving() {
            return moving;
        }

        @Override
        public Sheet decode(int wide, int high) throws IOException {
            try (VipsWork work = new VipsWork(vips)) {
                MemorySegment reduced = work.of(out -> reduce(out, wide, high));
                // The pixels alone: nothing else the file said goes any further.
                return VipsSheet.of(
                        vips,
                        work,
                        work.of(out -> vips.call("vips_colourspace", 3, reduced, out, SRGB)));
            }
        }

        private void reduce(MemorySegment out, int wide, int high) throws IOException {
            List<Object> arguments = new ArrayList<>(List.of(original.toString(), out, wide));
            arguments.addAll(List.of("height", high, "size", SIZE_DOWN));
            arguments.addAll(List.of("fail_on", FAIL_ON_TRUNCATED));
            if (profiled) {
                arguments.addAll(List.of("export_profile", "srgb", "intent", RELATIVE));
            }
            vips.call("vips_thumbnail", 3, arguments.toArray());
        }

        @Override
        public void close() {
            // The header was closed when it had been read.
        }
    }
}
