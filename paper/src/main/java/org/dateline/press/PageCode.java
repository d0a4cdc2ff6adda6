package org.dateline.press;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/// An address as a QR code (ISO/IEC 18004), to be drawn as one path of an SVG.
///
/// @param size width and height in modules, with the quiet zone of four on each side
/// @param path the dark modules, as lines one unit thick
public record PageCode(int size, String path) {
    private static final int QUIET = 4;

    /// Which of the eight masks: every reader reads all of them. To weigh them against one another
    /// takes ten times as long as the code itself, for every page that is pressed.
    private static final Map<EncodeHintType, Integer> MASK =
            Map.of(EncodeHintType.QR_MASK_PATTERN, 2);

    /// @param address at most 2,000 ASCII characters
    public static PageCode of(String address) {
        try {
            ByteMatrix modules = Encoder.encode(address, ErrorCorrectionLevel.M, MASK).getMatrix();
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                row(modules, y, path);
            }
            return new PageCode(modules.getWidth() + 2 * QUIET, path.toString());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("“" + address + "” fits no QR code", tooLong);
        }
    }

    /// One line along the middle of a row, broken where its modules are light.
    private static void row(ByteMatrix modules, int y, StringBuilder path) {
        int drawn = -1;
        for (int x = 0; x < modules.getWidth(); x++) {
            int from = x;
            while (x < modules.getWidth() && modules.get(x, y) == 1) {
                x++;
            }
            if (x == from) {
                continue;
            }
            if (drawn < 0) {
                path.append('M').append(from + QUIET).append(' ').append(y + QUIET).append(".5");
            } else {
                path.append('m').append(from - drawn).append(" 0");
            }
            path.append('h').append(x - from);
            drawn = x;
        }
    }
}
