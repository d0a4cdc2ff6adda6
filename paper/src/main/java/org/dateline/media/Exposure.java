package org.dateline.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.dateline.media.Lab.Negative;
import org.dateline.media.Lab.Sheet;
import org.dateline.media.Order.Words;
import org.dateline.story.Refusal;

/// What the worker does with one picture, from the file to the renditions.
final class Exposure {
    /// The most pixels a picture may have, in all: 200 megapixels, more than any camera a reporter
    /// carries gives.
    static final long MOST_PIXELS = 200_000_000;

    /// What is decoded has at most so many pixels, also for the smallest crop of the largest
    /// picture: the darkroom's memory holds that.
    private static final double MOST_DECODED = 32_000_000;

    private static final Comparator<Cut> LARGEST_FIRST =
            Comparator.comparingInt((Cut cut) -> cut.width() * cut.height()).reversed();

    private final Lab lab;
    private final ExecutorService hands;

    /// @param hands encode side by side
    Exposure(Lab lab, ExecutorService hands) {
        this.lab = lab;
        this.hands = hands;
    }

    /// A file the worker made.
    record Made(Cut cut, Format format, Path file) {}

    /// What came of a picture.
    record Result(
            FileType type,
            int width,
            int height,
            boolean moving,
            Metadata metadata,
            long fingerprint,
            String placeholder,
            List<Made> made) {}

    /// @param folder where the files go, numbered
    /// @throws IOException when the picture is broken
    Result of(Path original, Order order, Path folder) throws IOException {
        FileType type = type(original);
        Metadata metadata = MetadataReader.read(original, type);
        Metadata words =
                switch (order.words()) {
                    case Words.Own() -> metadata;
                    case Words.Desks(Metadata desks) -> desks;
                };
        try (Negative negative = lab.open(original, type, metadata.orientation())) {
            checkSize(negative);
            List<Cut> cuts = cuts(negative, order.framing());
            try (Sheet sheet = decode(negative, cuts)) {
                int[] square = sheet.square();
                return new Result(
                        type,
                        negative.width(),
                        negative.height(),
                        negative.moving(),
                        metadata,
                        Fingerprint.of(square),
                        Fingerprint.colour(square),
                        printed(sheet, cuts, words, folder));
            }
        }
    }

    private FileType type(Path original) throws IOException {
        FileType type =
                FileType.of(original)
                        .filter(known -> known.kind() == FileType.Kind.PICTURE)
                        .orElseThrow(
                                () ->
                                        Refusal.invalid(
                                                "This is not a picture Dateline knows: send JPEG,"
                                                        + " PNG, WebP, GIF or TIFF."));
        if (!lab.reads().contains(type)) {
            throw Refusal.invalid(unread(type));
        }
        return type;
    }

    private static String unread(FileType type) {
        return switch (type) {
            case AVIF, HEIC ->
                    type
                            + " pictures are read only where libvips is installed (Debian: libvips42):"
                            + " see ./dateline doctor, or send the picture as JPEG.";
            case SVG ->
                    "Drawings in SVG are not printed: save it as PNG, twice as large as needed.";
            case JPEG, PNG, WEBP, GIF, TIFF, MP4, MOV, WEBM, MP3, M4A, PDF ->
                    type + " pictures are not read here: send it as JPEG.";
        };
    }

    private static void checkSize(Negative negative) throws IOException {
        if (negative.width() < 1 || negative.height() < 1) {
            throw new IOException("it has no size");
        }
        long pixels = (long) negative.width() * negative.height();
        if (pixels > MOST_PIXELS) {
            throw new Refusal(
                    Refusal.Reason.TOO_LARGE,
                    "The picture has %,d by %,d pixels; the darkroom takes 200 million in all. Save it smaller."
                            .formatted(negative.width(), negative.height()));
        }
    }

    /// Of a very large picture, as if it were smaller: see [#MOST_DECODED].
    private static List<Cut> cuts(Negative negative, Framing framing) {
        double pixels = (double) negative.width() * negative.height();
        double scale = Math.min(1, Math.sqrt(MOST_DECODED / pixels));
        return Cut.all(
                Math.max(1, (int) (negative.width() * scale)),
                Math.max(1, (int) (negative.height() * scale)),
                framing);
    }

    /// As large as the largest cut needs, and no larger.
    private static Sheet decode(Negative negative, List<Cut> cuts) throws IOException {
        double scale =
                cuts.stream().mapToDouble(cut -> cut.scale(negative.width())).max().orElse(1);
        return negative.decode(
                (int) Math.ceil(Math.min(1, scale) * negative.width()),
                (int) Math.ceil(Math.min(1, scale) * negative.height()));
    }

    private List<Made> printed(Sheet sheet, List<Cut> cuts, Metadata words, Path folder)
            throws IOException {
        byte[] xmp = Stamp.xmp(words);
        List<Callable<List<Made>>> work = new ArrayList<>();
        // The largest first: nobody waits for one that began last.
        for (Cut cut : cuts.stream().sorted(LARGEST_FIRST).toList()) {
            int number = work.size();
            work.add(() -> printed(sheet, cut, number, words, xmp, folder));
        }
        return all(work);
    }

    private List<Made> printed(
            Sheet sheet, Cut cut, int number, Metadata words, byte[] xmp, Path folder)
            throws IOException {
        List<Format> formats = Format.of(cut.shape(), lab.writes());
        List<byte[]> files = sheet.print(cut, formats, xmp);
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < formats.size(); i++) {
            Path file = folder.resolve(String.valueOf(number * Format.values().length + i));
            Files.write(file, stamped(files.get(i), formats.get(i), words));
            made.add(new Made(cut, formats.get(i), file));
        }
        return made;
    }

    private static byte[] stamped(byte[] file, Format format, Metadata words) {
        return switch (format) {
            case JPEG, WEBP -> Stamp.stamp(file, words);
            case AVIF -> file;
        };
    }

    private List<Made> all(List<Callable<List<Made>>> work) throws IOException {
        try {
            List<Made> made = new ArrayList<>();
            for (Future<List<Made>> done : hands.invokeAll(work)) {
                made.addAll(done.get());
            }
            return made;
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
