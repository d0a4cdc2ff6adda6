package org.dateline.newsstand;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// One request's head, parsed where its bytes lie and used again for the next (RFC 9112). Stricter
/// than it must be: what two programs could read in two ways is refused, not guessed. Below
/// [Routes#PUSH] alone the reader site takes request bodies, of an announced length and small, so
/// that none can hide a second request.
///
/// After [#parse] the fields hold offsets into the bytes that were parsed, -1 where a header was
/// absent.
final class Request {
    /// More bytes are needed.
    static final int INCOMPLETE = 0;

    static final int MAX_HEAD = 16 << 10;
    static final int MAX_TARGET = 4 << 10;
    static final int MAX_BODY = 4 << 10;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_METHOD = 20;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// One in each byte of a word.
    private static final long EACH = 0x0101010101010101L;

    /// The high bit of each.
    private static final long HIGH = 0x8080808080808080L;

    private static final boolean[] TOKEN = chars("!#$%&'*+-.^_`|~");
    private static final boolean[] HOST = chars("-._~:[]%!$&'()*+,;=");

    byte[] bytes = {};
    boolean isHead;
    boolean isPost;

    /// How many bytes must be here before it is worth parsing again.
    int needed;

    boolean keepsAlive;
    int pathFrom;
    int pathTo;

    /// Where the target ends: behind the query, when there is one.
    int targetTo;

    int encodingFrom;
    int encodingTo;
    int tagFrom;
    int tagTo;
    int rangeFrom;
    int rangeTo;
    int ifRangeFrom;
    int ifRangeTo;
    int sinceFrom;
    int sinceTo;
    int agentFrom;
    int agentTo;
    int forwardedFrom;
    int forwardedTo;
    int hostFrom;
    int hostTo;
    int originFrom;
    int originTo;
    int refererFrom;
    int refererTo;
    int siteFrom;
    int siteTo;
    int typeFrom;
    int typeTo;
    int bodyFrom;
    int bodyTo;
    boolean isPrefetch;

    private int at;
    private int end;
    private int hosts;
    private long length;
    private boolean hasLength;
    private boolean hasTransferEncoding;
    private boolean isChunked;
    private boolean isOldVersion;
    private int methodStatus;

    /// Reads one head from `from` on.
    ///
    /// @return how many bytes it takes; [#INCOMPLETE]; or, when it is refused, the negated status
    int parse(byte[] bytes, int from, int to) {
        reset(bytes, from, to);
        if (to - from >= 2 && bytes[from] == '\r' && bytes[from + 1] == '\n') {
            at += 2;
        }
        int status = requestLine();
        for (int headers = 0; status == 0; headers++) {
            if (at + 1 < end && bytes[at] == '\r' && bytes[at + 1] == '\n') {
                at += 2;
                int refusal = whole();
                return refusal == 0 ? withBody(from) : -refusal;
            }
            status = headers == MAX_HEADERS ? 431 : header();
        }
        if (status == INCOMPLETE_LINE) {
            return to - from >= MAX_HEAD ? -431 : INCOMPLETE;
        }
        return at - from > MAX_HEAD ? -431 : -status;
    }

    /// @return how many bytes head and body take, or [#INCOMPLETE]
    private int withBody(int from) {
        if (end - at < length) {
            needed = at - from + (int) length;
            return INCOMPLETE;
        }
        bodyFrom = at;
        bodyTo = at + (int) length;
        at = bodyTo;
        return at - from;
    }

    private static final int INCOMPLETE_LINE = -1;

    private void reset(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
        hosts = 0;
        length = 0;
        methodStatus = 0;
        needed = MAX_HEAD;
        pathFrom = pathTo = targetTo = bodyFrom = bodyTo = from;
        hasLength = hasTransferEncoding = isChunked = isPrefetch = false;
        encodingFrom = tagFrom = sinceFrom = agentFrom = forwardedFrom = -1;
        rangeFrom = ifRangeFrom = hostFrom = originFrom = siteFrom = typeFrom = refererFrom = -1;
    }

    private int requestLine() {
        int method = at;
        while (at < end && isToken(bytes[at])) {
            at++;
        }
        if (at - method > MAX_METHOD) {
            return 501;
        }
        if (at == end) {
            return INCOMPLETE_LINE;
        }
        if (at == method || bytes[at] != ' ') {
            return 400;
        }
        methodStatus = method(method, at);
        int target = ++at;
        while (at < end && bytes[at] > ' ' && bytes[at] < 127) {
            at++;
        }
        if (at - target > MAX_TARGET) {
            return 414;
        }
        if (at == end) {
            return INCOMPLETE_LINE;
        }
        if (at == target || bytes[at] != ' ') {
            return 400;
        }
        int targetEnd = at++;
        int status = version();
        return status != 0 ? status : target(target, targetEnd);
    }

    /// 0 for what the reader site answers, else the status that refuses it.
    private int method(int from, int to) {
        isHead = is("HEAD", from, to);
        isPost = is("POST", from, to);
        if (isHead || is("GET", from, to)) {
            return 0;
        }
        boolean known =
                isPost
                        || is("PUT", from, to)
                        || is("DELETE", from, to)
                        || is("PATCH", from, to)
                        || is("OPTIONS", from, to)
                        || is("TRACE", from, to)
                        || is("CONNECT", from, to);
        return known ? 405 : 501;
    }

    private int version() {
        if (end - at < 10) {
            return isPrefix("HTTP/") ? INCOMPLETE_LINE : 400;
        }
        if (!is("HTTP/", at, at + 5)
                || !isDigit(bytes[at + 5])
                || bytes[at + 6] != '.'
                || !isDigit(bytes[at + 7])
                || bytes[at + 8] != '\r'
                || bytes[at + 9] != '\n') {
            return 400;
        }
        if (bytes[at + 5] != '1' || bytes[at + 7] > '1') {
            return 505;
        }
        isOldVersion = bytes[at + 7] == '0';
        keepsAlive = !isOldVersion;
        at += 10;
        return 0;
    }

    private boolean isPrefix(String text) {
        int n = Math.min(text.length(), end - at);
        for (int i = 0; i < n; i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Finds the path in `/path?query` or `http://host/path?query`.
    private int target(int from, int to) {
        int start = from;
        if (bytes[from] != '/') {
            start = afterScheme(from, to);
            while (start > 0 && start < to && bytes[start] != '/' && bytes[start] != '?') {
                start++;
            }
            if (start < 0 || start == to || bytes[start] != '/') {
                return methodStatus != 0 ? 0 : 400;
            }
        }
        pathFrom = start;
        pathTo = start;
        targetTo = to;
        while (pathTo < to && bytes[pathTo] != '?') {
            if (bytes[pathTo] == '#') {
                return 400;
            }
            pathTo++;
        }
        return 0;
    }

    private int afterScheme(int from, int to) {
        if (to - from > 7 && isLowered("http://", from, from + 7)) {
            return from + 7;
        }
        return to - from > 8 && isLowered("https://", from, from + 8) ? from + 8 : -1;
    }

    /// Reads one header line; 0 when it is fine.
    private int header() {
        int name = at;
        while (at < end && isToken(bytes[at])) {
            at++;
        }
        if (at == end) {
            return INCOMPLETE_LINE;
        }
        if (at == name || bytes[at] != ':') {
            return at + 1 == end && bytes[at] == '\r' ? INCOMPLETE_LINE : 400;
        }
        int nameEnd = at++;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        int value = at;
        skipPlain();
        while (at < end && (bytes[at] >= ' ' || bytes[at] < 0 || bytes[at] == '\t')) {
            if (bytes[at] == 127) {
                return 400;
            }
            at++;
        }
        if (at + 1 >= end) {
            return at < end && bytes[at] != '\r' ? 400 : INCOMPLETE_LINE;
        }
        if (bytes[at] != '\r' || bytes[at + 1] != '\n') {
            return 400;
        }
        int valueEnd = at;
        at += 2;
        while (valueEnd > value && (bytes[valueEnd - 1] == ' ' || bytes[valueEnd - 1] == '\t')) {
            valueEnd--;
        }
        return note(name, nameEnd, value, valueEnd);
    }

    /// Goes on by eight bytes as long as there is surely no control character among them: words are
    /// tested whole, and what may be one is left to the caller to look at byte by byte.
    private void skipPlain() {
        while (at + 8 <= end) {
            long word = (long) WORDS.get(bytes, at);
            long delete = word ^ 0x7F * EACH;
            long controls = (word - ' ' * EACH) & ~word;
            long deletes = (delete - EACH) & ~delete;
            if (((controls | deletes) & HIGH) != 0) {
                return;
            }
            at += 8;
        }
    }

    /// Keeps what the reader site cares about. Of a header that may stand once, a second is refused
    /// where it decides where a request ends, and ignored elsewhere.
    private int note(int name, int nameEnd, int from, int to) {
        switch (nameEnd - name) {
            case 4 -> {
                if (isLowered("host", name, nameEnd)) {
                    hostFrom = from;
                    hostTo = to;
                    return ++hosts > 1 || !isHost(from, to) ? 400 : 0;
                }
            }
            case 5 -> {
                if (isLowered("range", name, nameEnd)) {
                    rangeFrom = from;
                    rangeTo = to;
                }
                isPrefetch |= isLowered("x-moz", name, nameEnd) && isPrefetch(from, to);
            }
            case 6 -> {
                if (isLowered("expect", name, nameEnd)) {
                    return 417;
                } else if (isLowered("origin", name, nameEnd)) {
                    originFrom = from;
                    originTo = to;
                }
            }
            case 7 -> {
                if (isLowered("referer", name, nameEnd)) {
                    refererFrom = from;
                    refererTo = to;
                }
                isPrefetch |= isLowered("purpose", name, nameEnd) && isPrefetch(from, to);
            }
            case 8 -> {
                if (isLowered("if-range", name, nameEnd)) {
                    ifRangeFrom = from;
                    ifRangeTo = to;
                }
            }
            case 10 -> {
                if (isLowered("user-agent", name, nameEnd)) {
                    agentFrom = from;
                    agentTo = to;
                } else if (isLowered("connection", name, nameEnd)) {
                    connection(from, to);
                }
            }
            case 11 ->
                    isPrefetch |= isLowered("sec-purpose", name, nameEnd) && isPrefetch(from, to);
            case 12 -> {
                if (isLowered("content-type", name, nameEnd)) {
                    typeFrom = from;
                    typeTo = to;
                }
            }
            case 13 -> {
                if (isLowered("if-none-match", name, nameEnd)) {
                    tagFrom = from;
                    tagTo = to;
                }
            }
            case 14 -> {
                if (isLowered("content-length", name, nameEnd)) {
                    return contentLength(from, to);
                } else if (isLowered("sec-fetch-site", name, nameEnd)) {
                    siteFrom = from;
                    siteTo = to;
                }
            }
            case 15 -> {
                if (isLowered("accept-encoding", name, nameEnd)) {
                    encodingFrom = from;
                    encodingTo = to;
                } else if (isLowered("x-forwarded-for", name, nameEnd)) {
                    forwardedFrom = from;
                    forwardedTo = to;
                }
            }
            case 17 -> {
                if (isLowered("if-modified-since", name, nameEnd)) {
                    sinceFrom = from;
                    sinceTo = to;
                } else if (isLowered("transfer-encoding", name, nameEnd)) {
                    isChunked = !hasTransferEncoding && isLowered("chunked", from, to);
                    hasTransferEncoding = true;
                }
            }
            default -> {}
        }
        return 0;
    }

    private boolean isHost(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0 || !HOST[bytes[i]]) {
                return false;
            }
        }
        return from < to;
    }

    private boolean isPrefetch(int from, int to) {
        for (int i = from; i + 8 <= to; i++) {
            if (isLowered("prefetch", i, i + 8)) {
                return true;
            }
        }
        return to - from == 7 && isLowered("preview", from, to);
    }

    private void connection(int from, int to) {
        int word = from;
        for (int i = from; i <= to; i++) {
            if (i == to || bytes[i] == ',' || bytes[i] == ' ' || bytes[i] == '\t') {
                if (isLowered("close", word, i)) {
                    keepsAlive = false;
                } else if (isOldVersion && isLowered("keep-alive", word, i)) {
                    keepsAlive = true;
                }
                word = i + 1;
            }
        }
    }

    private int contentLength(int from, int to) {
        if (hasLength || from == to || to - from > 18) {
            return 400;
        }
        hasLength = true;
        for (int i = from; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return 400;
            }
            length = 10 * length + bytes[i] - '0';
        }
        return 0;
    }

    /// What can only be said of the whole head; 0 when it is fine.
    private int whole() {
        if (hosts == 0 && !isOldVersion || hasTransferEncoding && (hasLength || isOldVersion)) {
            return 400;
        }
        if (isPost && Routes.isPosted(bytes, pathFrom, pathTo)) {
            return posted();
        }
        if (methodStatus != 0) {
            return methodStatus;
        }
        if (hasTransferEncoding) {
            return isChunked ? 413 : 501;
        }
        return length != 0 ? 413 : 0;
    }

    /// What a body must be that is taken.
    private int posted() {
        if (hasTransferEncoding || !hasLength) {
            return 411;
        }
        return length > MAX_BODY ? 413 : 0;
    }

    private boolean is(String text, int from, int to) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the bytes are `lower` in any case; `lower` has letters and marks above 0x20 only.
    boolean isLowered(String lower, int from, int to) {
        if (to - from != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            int c = bytes[from + i];
            int lowered = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
            if (lowered != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isToken(byte c) {
        return c >= 0 && TOKEN[c];
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean[] chars(String marks) {
        boolean[] set = new boolean[128];
        for (int c = 0; c < 128; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            set[c] = letter || marks.indexOf(c) >= 0;
        }
        return set;
    }
}
