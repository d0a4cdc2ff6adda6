package org.dateline.ledger;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import org.dateline.tlog.Hash;
import org.dateline.tlog.Merkle;

/// The committed fields of one version, in order. Stored beside the ledger as, for each field,
/// three length-prefixed (big-endian int) byte strings: name, value, salt.
///
/// The entry holds the Merkle root (RFC 6962 hashing) over the fields' commitments.
final class Fields {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<Field> fields;

    private Fields(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /// Fields of a new version, each with a salt of its own; empty values are left out.
    static Fields of(Map<String, String> values) {
        List<Field> fields = new ArrayList<>(values.size());
        byte[] salts = new byte[values.size() * Field.SALT_BYTES];
        RANDOM.nextBytes(salts);
        int next = 0;
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (!value.getValue().isEmpty()) {
                byte[] salt = new byte[Field.SALT_BYTES];
                System.arraycopy(salts, next, salt, 0, salt.length);
                next += salt.length;
                fields.add(new Field(value.getKey(), value.getValue(), salt));
            }
        }
        return new Fields(fields);
    }

    /// @throws Damaged when the bytes are not fields
    static Fields decode(byte[] stored) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(stored);
            List<Field> fields = new ArrayList<>();
            while (buffer.hasRemaining()) {
                fields.add(new Field(text(buffer), text(buffer), bytes(buffer)));
            }
            return new Fields(fields);
        } catch (BufferUnderflowException | CharacterCodingException broken) {
            throw new Damaged("The stored fields are not whole.");
        }
    }

    byte[] encode() {
        List<byte[]> parts = new ArrayList<>(fields.size() * 3);
        int length = 0;
        for (Field field : fields) {
            parts.add(field.name().getBytes(StandardCharsets.UTF_8));
            parts.add(field.value().getBytes(StandardCharsets.UTF_8));
            parts.add(field.salt());
        }
        for (byte[] part : parts) {
            length += Integer.BYTES + part.length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            buffer.putInt(part.length).put(part);
        }
        return buffer.array();
    }

    Hash root() {
        Mac mac = Field.hmac();
        return Merkle.root(fields.stream().map(field -> Hash.leaf(field.commitment(mac))).toList());
    }

    List<Field> list() {
        return fields;
    }

    /// Values by name; a name that is not there is an empty value.
    Map<String, String> values() {
        Map<String, String> values = LinkedHashMap.newLinkedHashMap(fields.size());
        for (Field field : fields) {
            if (values.put(field.name(), field.value()) != null) {
                throw new Damaged("The field “" + field.name() + "” stands twice.");
            }
        }
        return values;
    }

    private static String text(ByteBuffer buffer) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(buffer)))
                .toString();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
