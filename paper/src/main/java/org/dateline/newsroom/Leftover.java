package org.dateline.newsroom;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpStream;
import org.jspecify.annotations.Nullable;

/// Tells a client when its body is left over, read by nobody, as the answer begins: the server
/// closes such a connection (RFC 9112, 9.3), and a client that does not know sends its next request
/// into the void.
final class Leftover extends HttpStream.Wrapper {
    private static final long UNKNOWN = Long.MAX_VALUE;

    /// Bytes of the body that are not read yet; chunks say at the end how many there were.
    private volatile long left;

    Leftover(HttpStream stream, HttpFields headers) {
        super(stream);
        HttpField length = headers.getField(HttpHeader.CONTENT_LENGTH);
        boolean isChunked = headers.contains(HttpHeader.TRANSFER_ENCODING);
        left = isChunked ? UNKNOWN : length == null ? 0 : length.getLongValue();
    }

    @Override
    public Content.@Nullable Chunk read() {
        Content.Chunk chunk = super.read();
        if (chunk != null && !Content.Chunk.isFailure(chunk)) {
            left = chunk.isLast() ? 0 : left - (left == UNKNOWN ? 0 : chunk.remaining());
        }
        return chunk;
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
        super.prepareResponse(headers);
        if (left > 0) {
            headers.put(HttpHeader.CONNECTION, "close");
        }
    }
}
