package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
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

    /// Words copied out of the map at a time.
    static final int ROOM = 1024;

    /// Words under one NH.
    private static final int BLOCK = 128;

    private final SecretKey secret;
    private final long[] nh;
    private final long sip0;
    private final long sip1;

    RackSeal(SecretKey secret) {
        this.secret = secret;
        long[] words = new long[BLOCK + 2];
        for (int i = 0; i < words.length; i++) {
            String label = "dateline rack tag " + i;
            byte[] derived = mac().doFinal(label.getBytes(StandardCharsets.US_ASCII));
            words[i] = ByteBuffer.wrap(derived).getLong();
        }
        this.nh = Arrays.copyOf(words, BLOCK);
        this.sip0 = words[BLOCK];
        this.sip1 = words[BLOCK + 1];
    }

    byte[] hmac(ByteBuffer map, int from, int to) {
        Mac mac = mac();
        mac.update(map.duplicate().limit(to).position(from));
        return mac.doFinal();
    }

    byte[] hmac(byte[] bytes) {
        return mac().doFinal(bytes);
    }

    /// The tag of the words from `from` up to `to`, both in words. They are copied out in large
    /// pieces and summed from an array: read one by one from the map, each would be a call as soon
    /// as the compiler has spent its inlining on what stands around this.
    ///
    /// @param room of [#ROOM] words to work in
    long tag(LongBuffer words, int from, int to, long[] room) {
        RackSip sip = new RackSip(sip0, sip1);
        for (int at = from; at < to; at += ROOM) {
            int count = Math.min(ROOM, to - at);
            words.get(at, room, 0, count);
            for (int block = 0; block < count; block += BLOCK) {
                add(room, block, Math.min(block + BLOCK, count), sip);
            }
        }
        sip.add(to - from);
        return sip.finish();
    }

    private void add(long[] words, int from, int to, RackSip sip) {
        long low = 0;
        long high = 0;
        for (int i = from; i < to; i += 2) {
            long a = words[i] + nh[i - from];
            long b = words[i + 1] + nh[i - from + 1];
            long product = a * b;
            low += product;
            high += Math.unsignedMultiplyHigh(a, b);
            high += Long.compareUnsigned(low, product) < 0 ? 1 : 0;
        }
        sip.add(low);
        sip.add(high);
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
