package org.dateline.media;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a file carries beside its picture: a reader of its container puts in what it finds, and in
/// the end the parts are reconciled.
///
/// Where XMP and IIM differ, the guideline of the Metadata Working Group decides, as ExifTool
/// applies it: XMP, unless the digest kept beside the IIM shows that a program changed the IIM
/// alone since both were written. What cameras write comes last, since people write the rest.
final class Embedded {
    private static final int RESOURCE = 0x3842_494d; // 8BIM
    private static final int IIM_RESOURCE = 0x0404;
    private static final int IIM_DIGEST = 0x0425;

    private final List<byte[]> packets = new ArrayList<>();
    private final Map<Property, List<String>> notes = new EnumMap<>(Property.class);
    private Exif exif = Exif.EMPTY;
    private byte[] iim = {};
    private byte[] digest = {};
    private int width;
    private int height;
    private boolean upright;
    private boolean contentCredentials;
    private Optional<Metadata.Gps> filmed = Optional.empty();

    void size(long width, long height) {
        this.width = (int) Math.min(width, Integer.MAX_VALUE);
        this.height = (int) Math.min(height, Integer.MAX_VALUE);
    }

    /// Who decodes the file turns it upright: Exif's orientation does not count.
    void upright() {
        upright = true;
    }

    void exif(Bytes block) {
        if (exif == Exif.EMPTY) {
            int preamble = block.startsWith(0, "Exif\0\0") ? 6 : 0;
            exif = Exif.read(block.part(preamble, block.size()));
        }
    }

    /// The first packet is the main one.
    void xmp(Bytes packet) {
        if (packets.size() < 4 && packet.size() > 0 && packet.size() <= XmpSieve.MAX) {
            packets.add(packet.copy(0, packet.size()));
        }
    }

    void iim(Bytes block) {
        if (iim.length == 0) {
            iim = block.copy(0, Math.min(block.size(), Iim.MAX));
        }
    }

    /// Photoshop's image resources: among them are IIM and the digest of it.
    ///
    /// Source: Adobe Photoshop File Formats Specification, “Image Resource Blocks”.
    void photoshop(Bytes resources) {
        long at = 0;
        while (resources.has(at, 12) && (int) resources.u32(at) == RESOURCE) {
            int kind = resources.u16(at + 4);
            long size = at + 6 + even(1 + resources.u8(at + 6));
            Bytes content = resources.part(size + 4, resources.u32(size));
            if (kind == IIM_RESOURCE) {
                iim(content);
            } else if (kind == IIM_DIGEST && digest.length == 0) {
                digest = content.copy(0, 16);
            }
            at = size + 4 + even(resources.u32(size));
        }
    }

    private static long even(long length) {
        return length + (length & 1);
    }

    /// A word in a place where only one kind of file keeps it.
    void note(Property property, String text) {
        notes.putIfAbsent(property, List.of(text));
    }

    void filmed(Optional<Metadata.Gps> place) {
        filmed = filmed.or(() -> place);
    }

    void contentCredentials() {
        contentCredentials = true;
    }

    Metadata metadata() {
        xmp(Bytes.of(exif.xmp()));
        iim(Bytes.of(exif.iim()));
        photoshop(Bytes.of(exif.irb()));
        List<Xmp.Packet> read = packets.stream().map(Xmp::read).toList();
        Map<Property, List<String>> agency = Iim.read(iim);
        boolean current = digest.length == 0 || Arrays.equals(digest, md5(iim));
        EnumMap<Property, List<String>> said = new EnumMap<>(Property.class);
        for (Property property : Property.values()) {
            List<String> xmp = first(read.stream().map(packet -> tidy(property, packet.said())));
            List<String> other =
                    first(read.stream().map(packet -> tidy(property, packet.otherwise())));
            List<String> words = reconciled(property, xmp, tidy(property, agency), current);
            said.put(
                    property,
                    first(
                            Stream.of(
                                    words,
                                    tidy(property, exif.said()),
                                    other,
                                    tidy(property, notes))));
        }
        return new Metadata(
                said,
                width > 0 ? width : exif.width(),
                height > 0 ? height : exif.height(),
                upright ? 1 : exif.orientation(),
                gps(read),
                contentCredentials);
    }

    private static List<String> first(Stream<List<String>> choices) {
        return choices.filter(words -> !words.isEmpty()).findFirst().orElse(List.of());
    }

    private static List<String> tidy(Property property, Map<Property, List<String>> said) {
        return said.getOrDefault(property, List.of()).stream()
                .map(property::tidied)
                .filter(text -> !text.isEmpty())
                .limit(property.isList() ? Property.MOST : 1)
                .toList();
    }

    private static List<String> reconciled(
            Property property, List<String> xmp, List<String> iim, boolean current) {
        if (iim.isEmpty() || !xmp.isEmpty() && current) {
            return xmp;
        }
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < iim.size(); i++) {
            boolean cut = i < xmp.size() && isCut(property, iim.get(i), xmp.get(i));
            whole.add(cut ? xmp.get(i) : iim.get(i));
        }
        return whole;
    }

    /// Whether a field of IIM has no room for more of what XMP says in full.
    private static boolean isCut(Property property, String iim, String xmp) {
        int length = iim.getBytes(StandardCharsets.UTF_8).length;
        return length > property.iim().bytes() - 4 && xmp.startsWith(iim);
    }

    private Optional<Metadata.Gps> gps(List<Xmp.Packet> read) {
        return exif.gps()
                .or(() -> read.stream().flatMap(packet -> packet.gps().stream()).findFirst())
                .or(() -> filmed);
    }

    /// The digest is Photoshop's and proves nothing but that a block is the same.
    static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
