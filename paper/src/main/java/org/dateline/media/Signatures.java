package org.dateline.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How files of each type begin.
final class Signatures {
    private static final Set<String> AVIF = Set.of("avif", "avis");
    private static final Set<String> HEIC =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");
    private static final Set<String> M4A = Set.of("M4A ", "M4B ", "M4P ");

    /// Brands of the ISO base media file format that only pictures without a codec of ours have.
    private static final Set<String> OTHER_PICTURES = Set.of("mif1", "msf1", "jpeg", "crx ");

    /// What QuickTime files begin with that are older than brands.
    private static final Set<String> QUICKTIME = Set.of("moov", "mdat", "wide", "pnot");

    /// Whatever may stand before the root element of a document: declarations and comments.
    private static final Pattern SVG =
            Pattern.compile(
                    "\\s*+(?:(?:<\\?[^>]*+>|<!--(?:(?!-->).)*+-->|<!DOCTYPE[^>\\[]*+(?:\\[[^\\]]*+\\]\\s*+)?>)\\s*+)*+<(?:\\w{1,20}:)?svg[\\s>/].*",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Signatures() {}

    static Optional<FileType> of(Bytes head) {
        return switch ((int) head.u32(0)) {
            case 0x8950_4e47 -> only(FileType.PNG, head.u32(4) == 0x0d0a_1a0a);
            case 0x4749_4638 -> // GIF87a, GIF89a
                    only(FileType.GIF, head.startsWith(4, "7a") || head.startsWith(4, "9a"));
            case 0x5249_4646 -> only(FileType.WEBP, head.startsWith(8, "WEBP"));
            case 0x4949_2a00, 0x4d4d_002a -> Optional.of(FileType.TIFF);
            case 0x1a45_dfa3 -> only(FileType.WEBM, matroskaCalledWebm(head));
            default -> shorter(head);
        };
    }

    private static Optional<FileType> shorter(Bytes head) {
        if (head.u16(0) == 0xffd8 && head.u8(2) == 0xff) {
            return Optional.of(FileType.JPEG);
        }
        if (head.startsWith(4, "ftyp")) {
            return branded(head);
        }
        if (QUICKTIME.contains(head.ascii(4, 4)) && head.u32(0) >= 8) {
            return Optional.of(FileType.MOV);
        }
        if (head.startsWith(0, "ID3") || isFrame(head)) {
            return Optional.of(FileType.MP3);
        }
        // Readers of PDF look for its mark in the first kilobyte.
        if (head.find("%PDF-", 0, 1_024) >= 0) {
            return Optional.of(FileType.PDF);
        }
        return only(FileType.SVG, isSvg(head));
    }

    private static Optional<FileType> only(FileType type, boolean holds) {
        return holds ? Optional.of(type) : Optional.empty();
    }

    /// ISO/IEC 14496-12: the major brand, its version, and the other brands it can be read as.
    private static Optional<FileType> branded(Bytes head) {
        long end = Math.min(head.u32(0), head.size());
        boolean otherPicture = false;
        for (long at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
            String brand = head.ascii(at, 4);
            if (AVIF.contains(brand)) {
                return Optional.of(FileType.AVIF);
            }
            if (HEIC.contains(brand)) {
                return Optional.of(FileType.HEIC);
            }
            otherPicture |= OTHER_PICTURES.contains(brand);
        }
        String major = head.ascii(8, 4);
        if (otherPicture || major.isEmpty()) {
            return Optional.empty();
        }
        if (major.equals("qt  ")) {
            return Optional.of(FileType.MOV);
        }
        return Optional.of(M4A.contains(major) ? FileType.M4A : FileType.MP4);
    }

    private static boolean matroskaCalledWebm(Bytes head) {
        long type = head.find("\u0042\u0082", 4, 64);
        return type >= 0 && head.find("webm", type, 16) >= 0;
    }

    /// Two frames of MPEG layer III, one after the other: two bytes alone are too easily met by
    /// chance (ISO/IEC 11172-3, 2.4.1.3).
    private static boolean isFrame(Bytes head) {
        int length = frameLength(head, 0);
        return length > 0 && frameLength(head, length) > 0;
    }

    private static int frameLength(Bytes head, int at) {
        int bits = (int) head.u32(at);
        int version = bits >> 19 & 3;
        int rateCode = bits >> 12 & 15;
        int sampling = bits >> 10 & 3;
        boolean layer3 = (bits & 0xffe6_0000) == 0xffe2_0000;
        if (!layer3 || version == 1 || rateCode == 0 || rateCode == 15 || sampling == 3) {
            return 0;
        }
        boolean mpeg1 = version == 3;
        int[] kilobits =
                mpeg1
                        ? new int[] {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
                        : new int[] {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
        int hertz =
                new int[] {44_100, 48_000, 32_000}[sampling] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
        return (mpeg1 ? 144_000 : 72_000) * kilobits[rateCode - 1] / hertz + (bits >> 9 & 1);
    }

    private static boolean isSvg(Bytes head) {
        byte[] bytes = head.copy(0, head.size());
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) { // UTF-16: every other byte of the markup is nought
            text = text.replace("\0", "");
        }
        int first = text.indexOf('<');
        return first >= 0
                && first <= 4
                && text.toLowerCase(Locale.ROOT).contains("svg")
                && SVG.matcher(text.substring(first)).matches();
    }
}
