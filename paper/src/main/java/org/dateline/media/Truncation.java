package org.dateline.media;

import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/// Hears the JDK's decoders say that a file ended too soon, which they only mention in passing:
/// half a picture in grey is not what anybody wants to print.
final class Truncation implements IIOReadWarningListener {
    private boolean heard;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        String said = warning.toLowerCase(Locale.ROOT);
        heard |= said.contains("truncated") || said.contains("premature end");
    }

    /// @throws IOException when the file has ended too soon
    void check() throws IOException {
        if (heard) {
            throw new IOException("the file ends too soon");
        }
    }
}
