package org.dateline.media;

import org.dateline.story.Refusal;

/// What a media file can say about itself: the properties of IPTC Photo Metadata that we show,
/// where each stands in XMP and in the older IIM, and how long we let it be.
///
/// Source: IPTC Photo Metadata Standard 2023.2; for the lengths in IIM, IIM version 4.2.
public enum Property {
    TITLE("title", 500, Iim.field(5, 64), Xmp.languages(Xmp.DC, "title")),
    HEADLINE("headline", 500, Iim.field(105, 256), Xmp.text(Xmp.PHOTOSHOP, "Headline")),
    CAPTION("caption", -5_000, Iim.field(120, 2_000), Xmp.languages(Xmp.DC, "description")),
    /// What is seen, for those who do not see it.
    ALT("alt", -2_000, Iim.NONE, Xmp.languages(Xmp.CORE, "AltTextAccessibility")),
    EXTENDED_DESCRIPTION(
            "extendedDescription",
            -5_000,
            Iim.NONE,
            Xmp.languages(Xmp.CORE, "ExtDescrAccessibility")),
    CAPTION_WRITER(
            "captionWriter", 200, Iim.field(122, 32), Xmp.text(Xmp.PHOTOSHOP, "CaptionWriter")),
    /// Who took or made it (By-line).
    CREATORS("creators", 200, Iim.field(80, 32), Xmp.ordered(Xmp.DC, "creator")),
    CREDIT("credit", 500, Iim.field(110, 32), Xmp.text(Xmp.PHOTOSHOP, "Credit")),
    SOURCE("source", 500, Iim.field(115, 32), Xmp.text(Xmp.PHOTOSHOP, "Source")),
    COPYRIGHT("copyright", 1_000, Iim.field(116, 128), Xmp.languages(Xmp.DC, "rights")),
    USAGE_TERMS("usageTerms", 2_000, Iim.NONE, Xmp.languages(Xmp.RIGHTS, "UsageTerms")),
    WEB_STATEMENT("webStatement", 2_000, Iim.NONE, Xmp.text(Xmp.RIGHTS, "WebStatement")),
    LICENSOR_URL("licensorUrl", 2_000, Iim.NONE, Xmp.inFirst(Xmp.PLUS, "Licensor", "LicensorURL")),
    /// IPTC's code for how it came about, as an address or as its last part alone.
    DIGITAL_SOURCE_TYPE(
            "digitalSourceType", 200, Iim.NONE, Xmp.text(Xmp.EXTENSION, "DigitalSourceType")),
    /// When it was taken: local date and time as ISO 8601, as exact as it is known, with the offset
    /// from UTC if that is known, such as `2023-02-04T15:13:19+08:00`.
    CREATED("created", 40, Iim.field(55, 8), Xmp.text(Xmp.PHOTOSHOP, "DateCreated")),
    KEYWORDS("keywords", 200, Iim.field(25, 64), Xmp.set(Xmp.DC, "subject")),
    PEOPLE("personInImage", 200, Iim.NONE, Xmp.set(Xmp.EXTENSION, "PersonInImage")),
    SUBLOCATION("sublocation", 200, Iim.field(92, 32), Xmp.text(Xmp.CORE, "Location")),
    CITY("city", 200, Iim.field(90, 32), Xmp.text(Xmp.PHOTOSHOP, "City")),
    STATE("state", 200, Iim.field(95, 32), Xmp.text(Xmp.PHOTOSHOP, "State")),
    COUNTRY("country", 200, Iim.field(101, 64), Xmp.text(Xmp.PHOTOSHOP, "Country")),
    COUNTRY_CODE("countryCode", 40, Iim.field(100, 3), Xmp.text(Xmp.CORE, "CountryCode")),
    INSTRUCTIONS(
            "instructions", -2_000, Iim.field(40, 256), Xmp.text(Xmp.PHOTOSHOP, "Instructions")),
    JOB_ID("jobId", 200, Iim.field(103, 32), Xmp.text(Xmp.PHOTOSHOP, "TransmissionReference"));

    /// The most values of a property that may have many.
    static final int MOST = 500;

    private final String key;
    private final int max;
    private final boolean line;
    private final Iim.Field iim;
    private final Xmp.Name xmp;

    /// @param max the most characters; negative when it may have more lines than one
    Property(String key, int max, Iim.Field iim, Xmp.Name xmp) {
        this.key = key;
        this.max = Math.abs(max);
        this.line = max > 0;
        this.iim = iim;
        this.xmp = xmp;
    }

    /// Its name in JSON.
    public String key() {
        return key;
    }

    /// Whether it can have more values than one.
    public boolean isList() {
        return switch (xmp.form()) {
            case ORDERED, SET -> true;
            case TEXT, LANGUAGES, IN_FIRST -> false;
        };
    }

    Iim.Field iim() {
        return iim;
    }

    Xmp.Name xmp() {
        return xmp;
    }

    /// What a file says, made fit to be kept: control characters become spaces, one line stays one
    /// line, and what is too long is cut. A time that is none becomes empty.
    String tidied(String raw) {
        String tidy = cleaned(raw);
        return this == CREATED ? Taken.iso(tidy).orElse("") : tidy;
    }

    private String cleaned(String raw) {
        StringBuilder text = new StringBuilder(Math.min(raw.length(), max));
        raw.codePoints().map(this::printable).limit(max * 4L).forEach(text::appendCodePoint);
        String tidy = line ? text.toString().replaceAll(" {2,}", " ") : text.toString();
        tidy = tidy.strip();
        return tidy.length() <= max ? tidy : tidy.substring(0, wholeCharacters(tidy)).strip();
    }

    private int printable(int character) {
        boolean kept = !line && (character == '\n' || character == '\t');
        boolean control = Character.isISOControl(character) && character != 0x85;
        boolean lone = character >= 0xd800 && character <= 0xdfff;
        boolean none = (character & 0xfffe) == 0xfffe;
        return kept ? character : control ? ' ' : lone || none ? 0xfffd : character;
    }

    private int wholeCharacters(String text) {
        return Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    }

    /// What somebody typed.
    ///
    /// @throws Refusal when it is too long
    String checked(String text) {
        if (text.length() > max) {
            throw Refusal.invalid(
                    "“%s” has %,d characters; at most %,d are taken."
                            .formatted(key, text.length(), max));
        }
        String tidy = tidied(text);
        if (tidy.isEmpty() && !text.isBlank()) {
            throw Refusal.invalid(
                    "“%s” is not a time like 2023-02-04T15:13:19+08:00.".formatted(text));
        }
        return tidy;
    }
}
