package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Tells pages this paper put on its rack from bytes somebody else put there.
///
/// A record carries two codes under the paper's secret. The HMAC-SHA-256 is for the sweep and for
/// `check`. The tag is for every single read, at about the price of a checksum: NH (the hash under
/// UMAC and VMAC; Black, Halevi, Krawczyk, Krovetz, Rogaway 1999) over blocks of 1 KiB with 64-bit
/// words and a secret key, its results and the length under SipHash-2-4 (Aumasson, Bernstein 2012)
/// with another. NH collides for two texts of one length with a chance of 2^-64 whoever chose them,
/// and SipHash shows nothing of what it was given, so a tag cannot be made without the secret,
/// which a CRC can.
final class RackSeal {
    static final int HMAC_BYTES = 32;

    /// What is tagged is a multiple of this many bytes long.
    static final int GRAIN = 16;

    private static final int BLOCK = 1024;

    private final SecretKey secret;
    private final long[] nh;
    private final long sip0;
    private final long sip1;

    RackSeal(SecretKey secret) {
        this.secret = secret;
        long[] words = new long[BLOCK / 8 + 2];
        for (int i = 0; i < words.length; i++) {
            String label = "dateline rack tag " + i;
            byte[] derived = mac().doFinal(label.getBytes(StandardCharsets.US_ASCII));
            words[i] = ByteBuffer.wrap(derived).getLong();
        }
        this.nh = Arrays.copyOf(words, BLOCK / 8);
        this.sip0 = words[BLOCK / 8];
        this.sip1 = words[BLOCK / 8 + 1];
    }

    byte[] hmac(ByteBuffer map, int from, int to) {
        Mac mac = mac();
        mac.update(map.duplicate().limit(to).position(from));
        return mac.doFinal();
    }

    byte[] hmac(byte[] bytes) {
        return mac().doFinal(bytes);
    }

    /// @param map in little-endian order
    long tag(ByteBuffer map, int from, int to) {
        assert map.order() == ByteOrder.LITTLE_ENDIAN && (to - from) % GRAIN == 0;
        RackSip sip = new RackSip(sip0, sip1);
        int at = from;
        while (at < to) {
            int end = Math.min(at + BLOCK, to);
            long low = 0;
            long high = 0;
            for (int i = 0; at < end; i += 2, at += GRAIN) {
                long a = map.getLong(at) + nh[i];
                long b = map.getLong(at + 8) + nh[i + 1];
                long product = a * b;
                low += product;
                high += Math.unsignedMultiplyHigh(a, b);
                high += Long.compareUnsigned(low, product) < 0 ? 1 : 0;
            }
            sip.add(low);
            sip.add(high);
        }
        sip.add(to - from);
        return sip.finish();
    }

    /// A code over three words.
    long tag(long a, long b, long c) {
        RackSip sip = new RackSip(sip0, sip1);
        sip.add(a);
        sip.add(b);
        sip.add(c);
        sip.add(-1);
        return sip.finish();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }
}
