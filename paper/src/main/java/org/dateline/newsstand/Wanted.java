package org.dateline.newsstand;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dateline.story.Digest;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;

/// What a reader asks of one file of the shelf. It outlives the request's bytes.
///
/// @param type media type, by the ending of the address
/// @param tags of If-None-Match; empty when there is none
/// @param range likewise of Range
/// @param ifRange likewise of If-Range
record Wanted(
        Digest digest,
        String type,
        boolean isHead,
        boolean keepsAlive,
        String tags,
        String range,
        String ifRange) {
    private static final int HEX = 64;

    /// @return empty when no file can stand at such an address
    static Optional<Wanted> of(Request request) {
        int name = request.pathFrom + Routes.MEDIA.length();
        int dot = name + HEX;
        if (request.pathTo - dot < 2 || request.bytes[dot] != '.') {
            return Optional.empty();
        }
        Optional<String> type = Rendition.type(text(request, dot + 1, request.pathTo));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Wanted(
                            new Digest(text(request, name, dot)),
                            type.get(),
                            request.isHead,
                            request.keepsAlive,
                            text(request, request.tagFrom, request.tagTo),
                            text(request, request.rangeFrom, request.rangeTo),
                            text(request, request.ifRangeFrom, request.ifRangeTo)));
        } catch (Refusal notDigest) {
            return Optional.empty();
        }
    }

    /// Whether the reader has it already.
    boolean isKnown(String tag) {
        return !tags.isEmpty() && (tags.equals("*") || tags.contains(tag));
    }

    /// The part that is asked for; of another file than the reader has a part of, the whole.
    ByteRange part(String tag, long length) {
        boolean applies = ifRange.isEmpty() || ifRange.equals(tag);
        return ByteRange.of(applies ? range : "", length);
    }

    /// @param from -1 when the header is absent
    private static String text(Request request, int from, int to) {
        return from < 0
                ? ""
                : new String(request.bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
