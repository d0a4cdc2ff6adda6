package org.dateline.media;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dateline.story.Refusal;

/// Writes credit and rights into the files readers are given, so that they stay with a picture that
/// is copied. A stamped file says what it is given here and nothing else: no place it was taken, no
/// thumbnail, no maker's note, no content credentials, since those were made for another file. Its
/// colour profile stays.
public final class Stamp {
    /// What is between the agency and the desk.
    private static final Set<Property> FOR_STAFF =
            EnumSet.of(Property.INSTRUCTIONS, Property.JOB_ID, Property.CAPTION_WRITER);

    /// What is left out, in this order, when there is no room for all.
    private static final List<Property> FIRST_TO_GO =
            List.of(
                    Property.KEYWORDS,
                    Property.PEOPLE,
                    Property.EXTENDED_DESCRIPTION,
                    Property.ALT,
                    Property.USAGE_TERMS);

    /// The most creators that are named; a picture with more names its first.
    private static final int CREATORS = 20;

    private Stamp() {}

    /// The same picture with these words in XMP, and in IIM where the format has a place for it.
    ///
    /// @param file a whole JPEG, WebP, PNG or GIF
    /// @throws Refusal when it is a file of another type
    public static byte[] stamp(byte[] file, Metadata words) {
        FileType type = FileType.of(file).orElseThrow(Stamp::noPlace);
        Metadata stamped = fitting(words);
        byte[] xmp = Xmp.write(stamped);
        return switch (type) {
            case JPEG -> Jpeg.stamped(file, xmp, Iim.write(stamped));
            case WEBP -> Riff.stamped(file, xmp);
            case PNG -> Png.stamped(file, xmp);
            case GIF -> Gif.stamped(file, xmp);
            case TIFF, AVIF, HEIC, SVG, MP4, MOV, WEBM, MP3, M4A, PDF -> throw noPlace();
        };
    }

    private static Refusal noPlace() {
        return Refusal.invalid("Credits can be put into JPEG, WebP, PNG and GIF only.");
    }

    /// The XMP packet alone, in UTF-8, for encoders that put it into a file themselves.
    public static byte[] xmp(Metadata words) {
        return Xmp.write(fitting(words));
    }

    /// What readers may know, as much of it as a JPEG has room for.
    private static Metadata fitting(Metadata words) {
        Metadata kept = words;
        for (Property property : FOR_STAFF) {
            kept = kept.with(property);
        }
        kept =
                kept.with(
                        Property.CREATORS,
                        kept.texts(Property.CREATORS).stream()
                                .limit(CREATORS)
                                .toArray(String[]::new));
        for (Property property : FIRST_TO_GO) {
            if (Xmp.write(kept).length > Jpeg.roomForXmp()) {
                kept = kept.with(property);
            }
        }
        return kept;
    }
}
