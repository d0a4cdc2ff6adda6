package org.dateline.media;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Images in libvips's memory on the way to a file; all are given back at the end.
final class VipsWork implements AutoCloseable {
    /// In libvips's enumeration of band formats.
    private static final int EIGHT_BITS = 0;

    private final Vips vips;
    private final Arena arena = Arena.ofConfined();
    private final List<MemorySegment> images = new ArrayList<>();
    private final List<MemorySegment> arrays = new ArrayList<>();

    VipsWork(Vips vips) {
        this.vips = vips;
    }

    /// Calls a function that puts an image where `out` points.
    interface Step {
        void into(MemorySegment out) throws IOException;
    }

    MemorySegment of(Step step) throws IOException {
        MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
        step.into(out);
        return kept(out.get(ValueLayout.ADDRESS, 0));
    }

    /// An image this work will give back.
    MemorySegment kept(MemorySegment image) {
        images.add(image);
        return image;
    }

    /// A copy of pixels of eight bits, as wide and as high as `size`.
    MemorySegment fromMemory(byte[] pixels, MemorySegment size, int bands) {
        return kept(
                vips.pointer(
                        "vips_image_new_from_memory_copy",
                        arena.allocateFrom(ValueLayout.JAVA_BYTE, pixels),
                        (long) pixels.length,
                        vips.number("vips_image_get_width", size),
                        vips.number("vips_image_get_height", size),
                        bands,
                        EIGHT_BITS));
    }

    /// The same image computed once, for what reads it more often.
    MemorySegment inMemory(MemorySegment lazy) throws IOException {
        MemorySegment image = vips.pointer("vips_image_copy_memory", lazy);
        if (image.address() == 0) {
            throw new IOException(vips.reason());
        }
        return kept(image);
    }

    /// An array as libvips's options take it.
    MemorySegment numbers(double... numbers) {
        MemorySegment array =
                vips.pointer(
                        "vips_array_double_new",
                        arena.allocateFrom(ValueLayout.JAVA_DOUBLE, numbers),
                        numbers.length);
        arrays.add(array);
        return array;
    }

    /// The same image with an XMP packet.
    MemorySegment saying(MemorySegment from, byte[] xmp) throws IOException {
        MemorySegment copy = of(out -> vips.call("vips_copy", 2, from, out));
        vips.act(
                "vips_image_set_blob_copy",
                copy,
                arena.allocateFrom("xmp-data"),
                arena.allocateFrom(ValueLayout.JAVA_BYTE, xmp),
                (long) xmp.length);
        return copy;
    }

    /// A whole file.
    byte[] encoded(String encoder, MemorySegment from, Object... options) throws IOException {
        MemorySegment buffer = arena.allocate(ValueLayout.ADDRESS);
        MemorySegment length = arena.allocate(ValueLayout.JAVA_LONG);
        List<Object> arguments = new ArrayList<>(List.of(from, buffer, length));
        arguments.addAll(List.of(options));
        vips.call(encoder, 3, arguments.toArray());
        return taken(buffer.get(ValueLayout.ADDRESS, 0), length);
    }

    /// Row by row, without gaps.
    byte[] pixels(MemorySegment from) throws IOException {
        MemorySegment length = arena.allocate(ValueLayout.JAVA_LONG);
        MemorySegment pixels = vips.pointer("vips_image_write_to_memory", from, length);
        if (pixels.address() == 0) {
            throw new IOException(vips.reason());
        }
        return taken(pixels, length);
    }

    @Override
    public void close() {
        images.reversed().forEach(image -> vips.act("g_object_unref", image));
        arrays.forEach(array -> vips.act("vips_area_unref", array));
        arena.close();
    }

    private byte[] taken(MemorySegment bytes, MemorySegment length) {
        try {
            return bytes.reinterpret(length.get(ValueLayout.JAVA_LONG, 0))
                    .toArray(ValueLayout.JAVA_BYTE);
        } finally {
            vips.act("g_free", bytes);
        }
    }
}
