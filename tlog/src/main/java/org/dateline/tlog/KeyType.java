package org.dateline.tlog;

import java.util.Optional;

/// How a key signs a note: the signature types of C2SP signed-note that this package speaks.
public enum KeyType {
    /// Ed25519 over the text of the note: what a log signs its checkpoints with.
    ED25519(0x01),
    /// Ed25519 over a time and the text, after C2SP tlog-cosignature: what a witness signs with.
    COSIGNATURE(0x04);

    private final byte code;

    KeyType(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }

    static Optional<KeyType> of(byte code) {
        for (KeyType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
