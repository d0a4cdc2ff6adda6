package org.dateline.media;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.dateline.story.StoryJson;
import tools.jackson.databind.node.ObjectNode;

/// What the darkroom and its worker say to each other: JSON objects, each after its length in four
/// bytes, the highest first.
final class Messages {
    private static final int LONGEST = 4 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;

    Messages(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    /// Waits for the other side.
    ///
    /// @throws UncheckedIOException when it has gone
    ObjectNode read() {
        try {
            int length = in.readInt();
            if (length < 0 || length > LONGEST) {
                throw new IOException("A message of " + length + " bytes");
            }
            return StoryJson.parse(in.readNBytes(length));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void write(ObjectNode message) {
        try {
            byte[] bytes = StoryJson.MAPPER.writeValueAsBytes(message);
            out.writeInt(bytes.length);
            out.write(bytes);
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
