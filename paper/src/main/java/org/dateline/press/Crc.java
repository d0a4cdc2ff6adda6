package org.dateline.press;

import java.util.zip.CRC32;

/// The CRC-32 of gzip (RFC 1952), and that of two texts joined without reading either again.
///
/// A CRC is linear over GF(2): appending `n` bytes multiplies the first text's remainder by x^(8n)
/// modulo the polynomial. For a fixed second text that is one constant linear map, here kept as
/// four tables of 256, so joining costs four loads and four xors.
final class Crc {
    private static final int POLYNOMIAL = 0xEDB88320;

    private final int[] shift = new int[4 * 256];
    private final int second;

    /// Joins to texts that end in `second`.
    Crc(byte[] second) {
        this.second = of(second);
        int power = xPower(8L * second.length);
        int[] images = new int[32];
        for (int bit = 0; bit < 32; bit++) {
            images[bit] = multiply(1 << bit, power);
        }
        for (int i = 0; i < shift.length; i++) {
            int sum = 0;
            for (int bit = 0; bit < 8; bit++) {
                sum ^= (i >>> bit & 1) == 0 ? 0 : images[(i >>> 8) * 8 + bit];
            }
            shift[i] = sum;
        }
    }

    /// The CRC of a first text, whose own CRC is `first`, followed by the second.
    int after(int first) {
        return shift[first & 255]
                ^ shift[256 | first >>> 8 & 255]
                ^ shift[512 | first >>> 16 & 255]
                ^ shift[768 | first >>> 24]
                ^ second;
    }

    static int of(byte[]... parts) {
        CRC32 crc = new CRC32();
        for (byte[] part : parts) {
            crc.update(part);
        }
        return (int) crc.getValue();
    }

    /// x to the power of `n` modulo the polynomial, in the reflected order of bits gzip uses.
    private static int xPower(long n) {
        int result = 1 << 31;
        int square = 1 << 30;
        for (long rest = n; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                result = multiply(result, square);
            }
            square = multiply(square, square);
        }
        return result;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = 31; bit >= 0; bit--) {
            if ((a >>> bit & 1) != 0) {
                product ^= shifted;
            }
            shifted = shifted >>> 1 ^ (POLYNOMIAL & -(shifted & 1));
        }
        return product;
    }
}
