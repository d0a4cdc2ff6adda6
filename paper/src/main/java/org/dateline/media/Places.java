package org.dateline.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.media.Metadata.Gps;

/// Where a file says it was taken, in the ways files write it.
final class Places {
    /// Degrees, minutes, and seconds or a fraction of minutes: `26,34.951N`, `26,34,57N`.
    private static final Pattern XMP =
            Pattern.compile(
                    "(\\d{1,3}),(\\d{1,2}(?:\\.\\d{1,12})?)(?:,(\\d{1,2}(?:\\.\\d{1,12})?))?([NSEW])");

    /// ISO 6709 as films have it: `+48.8577+002.295/`.
    private static final Pattern FILM =
            Pattern.compile("([+-]\\d{2}\\.\\d{1,8})([+-]\\d{3}\\.\\d{1,8})");

    private Places() {}

    /// @param latitude in degrees
    /// @param longitude in degrees
    /// @return empty when there is no such place, or none is meant: cameras without a fix write
    ///   zeros
    static Optional<Gps> degrees(double latitude, double longitude) {
        boolean none = latitude == 0 && longitude == 0;
        boolean there = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        return there && !none ? Optional.of(new Gps(latitude, longitude)) : Optional.empty();
    }

    static Optional<Gps> xmp(String latitude, String longitude) {
        Matcher north = XMP.matcher(latitude.strip());
        Matcher east = XMP.matcher(longitude.strip());
        return north.matches() && east.matches()
                ? degrees(degrees(north), degrees(east))
                : Optional.empty();
    }

    private static double degrees(Matcher found) {
        double seconds = found.group(3) == null ? 0 : Double.parseDouble(found.group(3));
        double degrees =
                Integer.parseInt(found.group(1))
                        + Double.parseDouble(found.group(2)) / 60
                        + seconds / 3_600;
        return "SW".contains(found.group(4)) ? -degrees : degrees;
    }

    /// The first place that stands in the notes of a film.
    static Optional<Gps> film(String notes) {
        Matcher found = FILM.matcher(notes);
        return found.find()
                ? degrees(Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2)))
                : Optional.empty();
    }
}
