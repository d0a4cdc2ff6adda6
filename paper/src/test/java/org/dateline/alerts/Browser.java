package org.dateline.alerts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A browser that takes alerts: the receiver's side of RFC 8291, by the JDK's own means.
final class Browser {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int POINT = 65;
    private static final int TAG_BITS = 128;

    private final PrivateKey key;
    private final byte[] point;
    private final byte[] secret;

    Browser(PrivateKey key, byte[] point, byte[] secret) {
        this.key = key;
        this.point = point.clone();
        this.secret = secret.clone();
    }

    static Browser fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            return new Browser(pair.getPrivate(), point((ECPublicKey) pair.getPublic()), secret);
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    static PrivateKey privateKey(byte[] number) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePrivate(
                        new ECPrivateKeySpec(new java.math.BigInteger(1, number), curve()));
    }

    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        ECPoint at =
                new ECPoint(
                        new java.math.BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                        new java.math.BigInteger(1, Arrays.copyOfRange(point, 33, POINT)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(at, curve()));
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static byte[] point(ECPublicKey key) {
        byte[] point = new byte[POINT];
        point[0] = 4;
        number(key.getW().getAffineX(), point, 33);
        number(key.getW().getAffineY(), point, POINT);
        return point;
    }

    private static void number(java.math.BigInteger number, byte[] to, int end) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, to, end - length, length);
    }

    /// What it tells the paper.
    String subscription(String endpoint) {
        return "{\"endpoint\":\"%s\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                .formatted(endpoint, ENCODER.encodeToString(point), ENCODER.encodeToString(secret));
    }

    /// Opens what the push service brought (RFC 8188 with one record, keyed as RFC 8291 says).
    String open(byte[] body) throws GeneralSecurityException {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[16];
        in.get(salt);
        int size = in.getInt();
        byte[] sender = new byte[in.get() & 255];
        in.get(sender);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        if (sealed.length > size) {
            throw new AssertionError("more than one record");
        }
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(sender), true);
        byte[] info = joined("WebPush: info\0".getBytes(StandardCharsets.US_ASCII), point, sender);
        byte[] shared = derived(agreement.generateSecret(), secret, info, 32);
        byte[] aes = derived(shared, salt, ascii("Content-Encoding: aes128gcm\0"), 16);
        byte[] nonce = derived(shared, salt, ascii("Content-Encoding: nonce\0"), 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(aes, "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        byte[] padded = cipher.doFinal(sealed);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new AssertionError("not the last record");
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] derived(byte[] secret, byte[] salt, byte[] info, int length)
            throws GeneralSecurityException {
        SecretKey input = new SecretKeySpec(secret, "Generic");
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addIKM(input)
                                .addSalt(salt)
                                .thenExpand(info, length));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
