package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// With a log's signature and a cosignature that another implementation made from fixed seeds.
class CosignatureTest {
    private static final long TIME = 1_791_014_171L;
    private static final NoteVerifier LOG =
            NoteVerifier.parse(
                    "example.com/vector-log+4516a1da+ARGkVJ4QEa2MOOLGBO6i7NVSJ1FQ97tIX+w+Ku0RZ6Em");
    private static final NoteVerifier WITNESS =
            NoteVerifier.parse(
                    "witness.example.com/vector+416f103d"
                            + "+BK/QmJFVP3SKJOqAMhFxBQPtylo3sjwWibyFDAlZKK8B");
    private static final String SECRET =
            "PRIVATE+KEY+witness.example.com/vector+416f103d"
                    + "+BJEX3xv88eoQIKT4E+GkxZcXaJCYlQfi/GJ3NDFmZIW8";
    private static final String TEXT =
            "example.com/vector-log\n1234\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n";
    private static final String BY_LOG =
            "— example.com/vector-log RRah2qlLrSlk6J8DA1HmNewppUM15Quhs5cAIb1KjBsV3otVirJTW8AFVsQtJk"
                    + "TW1Zny7GuoAxZpI6bUPcpM68QOIgE=\n";
    private static final String BY_WITNESS =
            "— witness.example.com/vector QW8QPQAAAABqwLUbDdj7sDNRIVjmjYgqFI6y4UJhPg/UAA8J8wAdqSd3q"
                    + "4PedRhkgXA4xFN/Jg5uWn7ZkBA+H/UHQs5d9hITdXmQAA==\n";

    @Test
    void theKnownCosignatureHolds() {
        Note note = Note.parse(TEXT + "\n" + BY_LOG + BY_WITNESS);
        assertThat(note.verify(List.of(LOG, WITNESS))).containsExactly(LOG, WITNESS);
        assertThat(WITNESS.time(note.signatures().get(1))).isEqualTo(TIME);
        assertThat(WITNESS.keyId()).isEqualTo(0x416f103d);
    }

    @Test
    void cosigningGivesTheKnownBytes() {
        NoteSigner witness =
                NoteSigner.parse(SECRET, InstantSource.fixed(Instant.ofEpochSecond(TIME)));
        Note signed = Note.parse(TEXT + "\n" + BY_LOG).signedBy(witness);
        assertThat(signed).hasToString(TEXT + "\n" + BY_LOG + BY_WITNESS);
        assertThat(witness.verifier()).isEqualTo(WITNESS);
        assertThat(witness.secret()).isEqualTo(SECRET);
    }

    @Test
    void theTimeIsSigned() {
        String line = BY_WITNESS.replace("qwLUb", "qwLUc");
        assertThat(line).isNotEqualTo(BY_WITNESS);
        Note note = Note.parse(TEXT + "\n" + line);
        assertThatThrownBy(() -> note.verify(List.of(WITNESS))).isInstanceOf(Unverified.class);
    }

    @Test
    void extensionsAreSigned() {
        NoteSigner witness = NoteSigner.generateCosigner("w", InstantSource.system());
        Note note = Note.sign(TEXT + "extension\n", witness);
        assertThat(note.verify(List.of(witness.verifier()))).hasSize(1);
        Note altered = new Note(TEXT + "Extension\n", note.signatures());
        assertThatThrownBy(() -> altered.verify(List.of(witness.verifier())))
                .isInstanceOf(Unverified.class);
    }

    @Test
    void oneKeyInTwoRolesIsTwoKeys() {
        NoteVerifier asLog = NoteVerifier.of(WITNESS.name(), KeyType.ED25519, WITNESS.publicKey());
        assertThat(asLog.keyId()).isNotEqualTo(WITNESS.keyId());
        Note note = Note.parse(TEXT + "\n" + BY_WITNESS);
        assertThatThrownBy(() -> note.verify(List.of(asLog))).isInstanceOf(Unverified.class);
    }

    @Test
    void onlyCheckpointsAreCosigned() {
        NoteSigner witness = NoteSigner.generateCosigner("w", InstantSource.system());
        assertThatThrownBy(() -> Note.sign("hello\n", witness)).isInstanceOf(Malformed.class);
    }

    @Test
    void onlyACosignatureHasATime() {
        NoteSignature byLog = Note.parse(TEXT + "\n" + BY_LOG).signatures().getFirst();
        assertThatThrownBy(() -> LOG.time(byLog)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> WITNESS.time(byLog)).isInstanceOf(Malformed.class);
    }
}
