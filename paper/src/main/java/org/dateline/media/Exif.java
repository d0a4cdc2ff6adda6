package org.dateline.media;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.GeoLocation;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Directory;
import com.drew.metadata.StringValue;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What cameras write: the tags of Exif, and those of a TIFF file, which is made the same way.
/// Parsed by metadata-extractor, which is given only the tags we show: a hostile file can make it
/// copy one value thousands of times otherwise.
///
/// Source: CIPA DC-008 (Exif 2.32), TIFF 6.0.
///
/// @param iim words in IIM that a TIFF file holds; empty when there are none
/// @param irb the same within Photoshop's resources
record Exif(
        Map<Property, List<String>> said,
        int width,
        int height,
        int orientation,
        Optional<Metadata.Gps> gps,
        byte[] xmp,
        byte[] iim,
        byte[] irb) {
    static final Exif EMPTY =
            new Exif(Map.of(), 0, 0, 1, Optional.empty(), new byte[0], new byte[0], new byte[0]);

    private static final int WIDTH = 0x0100;
    private static final int HEIGHT = 0x0101;
    private static final int DESCRIPTION = 0x010e;
    private static final int MAKE = 0x010f;
    private static final int ORIENTATION = 0x0112;
    private static final int ARTIST = 0x013b;
    private static final int COPYRIGHT = 0x8298;
    private static final int XMP = 0x02bc;
    private static final int IIM = 0x83bb;
    private static final int IRB = 0x8649;
    private static final int EXIF_TAGS = 0x8769;
    private static final int GPS_TAGS = 0x8825;
    private static final int ORIGINAL = 0x9003;
    private static final int DIGITIZED = 0x9004;
    private static final int OFFSET_ORIGINAL = 0x9011;
    private static final int OFFSET_DIGITIZED = 0x9012;

    private static final Set<Integer> WANTED =
            Set.of(
                    WIDTH,
                    HEIGHT,
                    DESCRIPTION,
                    MAKE,
                    ORIENTATION,
                    ARTIST,
                    COPYRIGHT,
                    ORIGINAL,
                    DIGITIZED,
                    OFFSET_ORIGINAL,
                    OFFSET_DIGITIZED,
                    GpsDirectory.TAG_LATITUDE_REF,
                    GpsDirectory.TAG_LATITUDE,
                    GpsDirectory.TAG_LONGITUDE_REF,
                    GpsDirectory.TAG_LONGITUDE);

    /// @param block as it stands in a picture file, beginning with the byte order
    static Exif read(Bytes block) {
        Sieve sieve = new Sieve();
        try {
            new TiffReader().processTiff(new ExifWindow(block), sieve, 0);
        } catch (TiffProcessingException | IOException broken) {
            // What was read so far is kept.
        }
        return sieve.exif();
    }

    /// Lets the wanted tags of the first picture through, each once and of a bounded length.
    private static final class Sieve extends ExifTiffHandler {
        private static final int LONGEST = 64 << 10;
        private static final int PATIENCE = 200_000;

        private final Set<Integer> entered = new HashSet<>();
        private final Set<Integer> taken = new HashSet<>();
        private byte[] xmp = {};
        private byte[] iim = {};
        private byte[] irb = {};
        private int asked;

        Sieve() {
            super(new com.drew.metadata.Metadata(), null, 0);
        }

        @Override
        public boolean tryEnterSubIfd(int tag) {
            boolean known = tag == EXIF_TAGS || tag == GPS_TAGS;
            return patient() && known && entered.add(tag) && super.tryEnterSubIfd(tag);
        }

        @Override
        public boolean hasFollowerIfd() {
            return false; // thumbnails and further pages
        }

        @Override
        public boolean customProcessTag(
                int at,
                Set<Integer> processed,
                int header,
                RandomAccessReader reader,
                int tag,
                int bytes)
                throws IOException {
            boolean first = patient() && taken.add(tag);
            if (first && bytes <= XmpSieve.MAX) {
                keep(at, reader, tag, bytes);
            }
            return !first || !WANTED.contains(tag) || bytes > LONGEST;
        }

        private void keep(int at, RandomAccessReader reader, int tag, int bytes)
                throws IOException {
            switch (tag) {
                case XMP -> xmp = reader.getBytes(at, bytes);
                case IIM -> iim = reader.getBytes(at, bytes);
                case IRB -> irb = reader.getBytes(at, bytes);
                default -> {
                    // all others are handed on, or not
                }
            }
        }

        /// Sixty-five thousand tags may each ask once for every four bytes of the file.
        private boolean patient() {
            return asked++ < PATIENCE;
        }

        Exif exif() {
            Directory camera = directory(ExifIFD0Directory.class);
            Directory shot = directory(ExifSubIFDDirectory.class);
            EnumMap<Property, List<String>> said = new EnumMap<>(Property.class);
            said.put(Property.CAPTION, caption(camera));
            said.put(Property.CREATORS, Stream.of(text(camera, ARTIST).split(";")).toList());
            said.put(Property.COPYRIGHT, List.of(text(camera, COPYRIGHT)));
            created(shot).ifPresent(when -> said.put(Property.CREATED, List.of(when)));
            return new Exif(
                    said,
                    number(camera, WIDTH),
                    number(camera, HEIGHT),
                    orientation(number(camera, ORIENTATION)),
                    gps(),
                    xmp,
                    iim,
                    irb);
        }

        private Directory directory(Class<? extends Directory> type) {
            Directory found = _metadata.getFirstDirectoryOfType(type);
            return found == null ? new ExifIFD0Directory() : found;
        }

        private Optional<Metadata.Gps> gps() {
            GpsDirectory directory = _metadata.getFirstDirectoryOfType(GpsDirectory.class);
            GeoLocation place = directory == null ? null : directory.getGeoLocation();
            return place == null
                    ? Optional.empty()
                    : Places.degrees(place.getLatitude(), place.getLongitude());
        }
    }

    private static Optional<String> created(Directory shot) {
        return Taken.exif(text(shot, ORIGINAL), text(shot, OFFSET_ORIGINAL))
                .or(() -> Taken.exif(text(shot, DIGITIZED), text(shot, OFFSET_DIGITIZED)));
    }

    private static int orientation(int written) {
        return written >= 1 && written <= 8 ? written : 1;
    }

    private static int number(Directory directory, int tag) {
        Integer number = directory.getInteger(tag);
        return number == null || number < 0 ? 0 : number;
    }

    private static String text(Directory directory, int tag) {
        StringValue value = directory.getStringValue(tag);
        return value == null ? "" : Charsets.decode(value.getBytes());
    }

    /// Cameras put their own name where a caption belongs: “OLYMPUS DIGITAL CAMERA”, “SONY DSC”.
    private static List<String> caption(Directory camera) {
        String caption = text(camera, DESCRIPTION).strip();
        String make = text(camera, MAKE).strip().split("\\W", 2)[0];
        boolean capitals = caption.equals(caption.toUpperCase(Locale.ROOT));
        boolean name =
                !make.isEmpty() && capitals && caption.startsWith(make.toUpperCase(Locale.ROOT));
        return name ? List.of() : List.of(caption);
    }
}
