package org.dateline.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/// A second verifier that shares nothing with Dateline's code: written from the specifications
/// alone, it checks an entry from the public files of its proof.
///
/// After C2SP signed-note, tlog-checkpoint and tlog-proof, RFC 6962 hashing, RFC 8410 keys.
final class Outsider {
    /// What stands before the 32 bytes of an Ed25519 key in its X.509 form.
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private Outsider() {}

    /// Says what is wrong with the evidence, or nothing.
    ///
    /// @param key `name+id+base64`
    static List<String> problems(String key, byte[] entry, String proof, JsonNode fields)
            throws GeneralSecurityException {
        List<String> problems = new ArrayList<>();
        String[] parts = proof.split("\n\n", 2);
        String[] lines = parts[0].split("\n");
        if (!lines[0].equals("c2sp.org/tlog-proof@v1") || !lines[1].startsWith("index ")) {
            return List.of("not a tlog-proof");
        }
        long index = Long.parseLong(lines[1].substring("index ".length()));
        List<byte[]> path = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(2, lines.length)) {
            path.add(Base64.getDecoder().decode(line));
        }
        String note = parts[1];
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        if (!signed(key, text, note.substring(text.length() + 1))) {
            problems.add("the checkpoint is not signed by " + key);
        }
        long size = Long.parseLong(text.split("\n")[1]);
        byte[] root = Base64.getDecoder().decode(text.split("\n")[2]);
        if (!Arrays.equals(root, rootOf(hash((byte) 0, entry), index, size, path))) {
            problems.add("the proof does not lead to the root");
        }
        if (!new String(entry, StandardCharsets.UTF_8)
                .contains("\nfields " + commitments(fields) + "\n")) {
            problems.add("the fields are not those of the entry");
        }
        return problems;
    }

    private static boolean signed(String key, String text, String signatures)
            throws GeneralSecurityException {
        String[] named = key.split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(named[2]);
        for (String line : signatures.split("\n")) {
            String[] words = line.split(" ");
            if (words.length == 3 && words[0].equals("—") && words[1].equals(named[0])) {
                byte[] bytes = Base64.getDecoder().decode(words[2]);
                Signature ed25519 = Signature.getInstance("Ed25519");
                ed25519.initVerify(publicKey(Arrays.copyOfRange(typed, 1, typed.length)));
                ed25519.update(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(bytes, 0, 4).equals(named[1])
                        && ed25519.verify(bytes, 4, bytes.length - 4);
            }
        }
        return false;
    }

    private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(concat(ED25519, raw)));
    }

    /// RFC 9162, 2.1.3.2.
    private static byte[] rootOf(byte[] leaf, long index, long size, List<byte[]> path)
            throws GeneralSecurityException {
        long node = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                return new byte[0];
            }
            if ((node & 1) == 1 || node == last) {
                hash = hash((byte) 1, concat(sibling, hash));
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hash((byte) 1, concat(hash, sibling));
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? hash : new byte[0];
    }

    /// The Merkle root over the commitments, hexadecimal.
    private static String commitments(JsonNode fields) throws GeneralSecurityException {
        List<byte[]> leaves = new ArrayList<>();
        for (JsonNode field : fields.isArray() ? fields : fields.path("fields")) {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] salt = HexFormat.of().parseHex(field.path("salt").asString());
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            String committed =
                    "dateline/field/v1"
                            + field.path("name").asString()
                            + "\0"
                            + field.path("value").asString();
            leaves.add(hash((byte) 0, mac.doFinal(committed.getBytes(StandardCharsets.UTF_8))));
        }
        return HexFormat.of().formatHex(treeOf(leaves));
    }

    private static byte[] treeOf(List<byte[]> leaves) throws GeneralSecurityException {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return hash(
                (byte) 1,
                concat(
                        treeOf(leaves.subList(0, split)),
                        treeOf(leaves.subList(split, leaves.size()))));
    }

    private static byte[] hash(byte kind, byte[] bytes) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(kind);
        return sha256.digest(bytes);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(first);
        bytes.writeBytes(second);
        return bytes.toByteArray();
    }
}
