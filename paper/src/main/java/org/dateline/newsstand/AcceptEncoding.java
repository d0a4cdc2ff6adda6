package org.dateline.newsstand;

import org.dateline.press.Coding;

/// Chooses a coding by an Accept-Encoding header (RFC 9110, 12.5.3): brotli when the reader likes
/// it no less than gzip, then gzip, then the plain page, which nobody is refused.
final class AcceptEncoding {
    private static final int UNSAID = -1;

    private int gzip;
    private int brotli;
    private int any;

    /// @param from -1 when the header is absent
    Coding choose(Request request, int from, int to) {
        gzip = brotli = any = UNSAID;
        int start = from;
        for (int i = from; from >= 0 && i <= to; i++) {
            if (i == to || request.bytes[i] == ',') {
                element(request, start, i);
                start = i + 1;
            }
        }
        int forGzip = gzip != UNSAID ? gzip : Math.max(any, 0);
        int forBrotli = brotli != UNSAID ? brotli : Math.max(any, 0);
        if (forBrotli > 0 && forBrotli >= forGzip) {
            return Coding.BROTLI;
        }
        return forGzip > 0 ? Coding.GZIP : Coding.IDENTITY;
    }

    private void element(Request request, int from, int to) {
        int nameFrom = skip(request.bytes, from, to);
        int nameTo = nameFrom;
        while (nameTo < to && request.bytes[nameTo] > ' ' && request.bytes[nameTo] != ';') {
            nameTo++;
        }
        int weight = weight(request.bytes, nameTo, to);
        if (request.isLowered("gzip", nameFrom, nameTo)
                || request.isLowered("x-gzip", nameFrom, nameTo)) {
            gzip = weight;
        } else if (request.isLowered("br", nameFrom, nameTo)) {
            brotli = weight;
        } else if (request.isLowered("*", nameFrom, nameTo)) {
            any = weight;
        }
    }

    /// Thousandths; 0 when it is malformed.
    private static int weight(byte[] bytes, int from, int to) {
        int i = skip(bytes, from, to);
        if (i == to) {
            return 1000;
        }
        i = bytes[i] == ';' ? skip(bytes, i + 1, to) : to;
        if (to - i < 3 || (bytes[i] | 0x20) != 'q' || bytes[i + 1] != '=') {
            return 0;
        }
        int weight = 1000 * (bytes[i + 2] - '0');
        int unit = 100;
        for (int j = i + 4; j < to && bytes[j] >= '0' && bytes[j] <= '9'; j++) {
            weight += unit * (bytes[j] - '0');
            unit /= 10;
        }
        return Math.clamp(weight, 0, 1000);
    }

    private static int skip(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }
}
