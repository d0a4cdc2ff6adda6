package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// With the keys and signatures that Go's note package, the origin of the format, is tested with.
class NoteTest {
    private static final String PETER_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PETER =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String ENOCH =
            "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String TEXT =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String BY_PETER =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
                    + "otpRZb6KE6RyyBwJnAM=\n";
    private static final String BY_ENOCH =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWL"
                    + "ox33WWd1RvMc+QQ=\n";

    private static final NoteVerifier PETERS = NoteVerifier.parse(PETER);
    private static final NoteVerifier ENOCHS = NoteVerifier.parse(ENOCH);

    @Test
    void signingGivesTheKnownBytes() {
        NoteSigner signer = NoteSigner.parse(PETER_SECRET);
        assertThat(Note.sign(TEXT, signer)).hasToString(TEXT + "\n" + BY_PETER);
        assertThat(signer.verifier()).isEqualTo(PETERS).hasToString(PETER);
        assertThat(signer.secret()).isEqualTo(PETER_SECRET);
        assertThat(signer.toString()).doesNotContain(PETER_SECRET.substring(34));
    }

    @Test
    void aNotePrintsAsItWasRead() {
        String note = TEXT + "\n" + BY_PETER + BY_ENOCH;
        assertThat(Note.parse(note)).hasToString(note);
        assertThat(Note.parse(note.getBytes(StandardCharsets.UTF_8))).hasToString(note);
    }

    @Test
    void eachKnownKeyThatSignedIsNamedOnceAndOthersArePassedOver() {
        Note both = note(BY_PETER + BY_ENOCH);
        assertThat(both.verify(List.of(PETERS))).containsExactly(PETERS);
        assertThat(both.verify(List.of(ENOCHS, PETERS))).containsExactly(PETERS, ENOCHS);
        assertThat(both.verify(List.of(PETERS, PETERS))).containsExactly(PETERS);
        assertThat(note(BY_PETER + BY_PETER + BY_ENOCH).verify(List.of(PETERS)))
                .containsExactly(PETERS);
        assertThatThrownBy(() -> both.verify(List.of())).isInstanceOf(Unverified.class);
        assertThatThrownBy(() -> note(BY_ENOCH).verify(List.of(PETERS)))
                .isInstanceOf(Unverified.class);
    }

    @Test
    void theTextMayHaveEmptyLinesOfItsOwn() {
        NoteSigner signer = NoteSigner.generate("example.com/empty");
        String text = "one\n\n\ntwo\n\n— not a signature\n\n";
        Note note = Note.parse(Note.sign(text, signer).toString());
        assertThat(note.text()).isEqualTo(text);
        assertThat(note.verify(List.of(signer.verifier()))).hasSize(1);
    }

    @Test
    void theSpecificationsOwnExampleIsRead() {
        Note note =
                Note.parse(
                        """
                        Ognuno sta solo sul cuor della terra
                        trafitto da un raggio di sole:

                        ed è subito sera.

                        — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9\
                        oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
                        """);
        assertThat(note.text()).endsWith("\ned è subito sera.\n");
        assertThat(note.signatures().getFirst().name()).isEqualTo("quasimodo.example/salvatore");
        assertThat(note.signatures().getFirst().keyId()).isEqualTo(0x367ba04b);
    }

    @Test
    void aFalseSignatureOfAKnownKeyCondemnsTheNote() {
        String spoiled = BY_PETER.substring(0, 60) + "ABCD" + BY_PETER.substring(60);
        assertThatThrownBy(() -> note(spoiled).verify(List.of(PETERS)))
                .isInstanceOf(Unverified.class);
        assertThatThrownBy(() -> note(BY_PETER + spoiled).verify(List.of(PETERS)))
                .isInstanceOf(Unverified.class);
        Note altered = Note.parse(TEXT.replace("answer", "enigma") + "\n" + BY_PETER);
        assertThatThrownBy(() -> altered.verify(List.of(PETERS))).isInstanceOf(Unverified.class);
        assertThat(
                        note(BY_PETER + spoiled.replace("PeterNeumann", "Unknown"))
                                .verify(List.of(PETERS)))
                .containsExactly(PETERS);
    }

    @Test
    void theSameNameWithAnotherIdIsAnotherKey() {
        String otherId = BY_PETER.replace("x08g", "xxxx");
        String otherName = BY_PETER.replace("PeterNeumann", "CarmenSandiego");
        for (String other : List.of(otherId, otherName)) {
            assertThatThrownBy(() -> note(other).verify(List.of(PETERS)))
                    .isInstanceOf(Unverified.class);
        }
    }

    @Test
    void signingAgainTakesThePlaceOfTheOlderSignature() {
        NoteSigner signer = NoteSigner.parse(PETER_SECRET);
        Note note = note(BY_PETER + BY_ENOCH).signedBy(signer);
        assertThat(note).hasToString(TEXT + "\n" + BY_ENOCH + BY_PETER);
    }

    @Test
    void whatIsNotANoteIsRefused() {
        String cut = BY_PETER.substring(0, BY_PETER.length() - 1);
        for (String wrong :
                List.of(
                        "",
                        "\n",
                        "\n\n",
                        TEXT,
                        TEXT + "\n",
                        TEXT + "\n" + cut,
                        TEXT + BY_PETER,
                        "\u0001" + TEXT + "\n" + BY_PETER,
                        TEXT.replace("\n", "\r\n") + "\n" + BY_PETER,
                        "\t" + TEXT + "\n" + BY_PETER,
                        TEXT + "\n" + BY_PETER + "Unexpected line.\n",
                        TEXT + "\n" + BY_PETER + "\n",
                        TEXT + "\n" + BY_PETER.replace("—", "-"),
                        TEXT + "\n" + BY_PETER.replace("— ", "—"),
                        TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Peter Neumann"),
                        TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Peter+Neumann"),
                        TEXT + "\n" + BY_PETER.replace("PeterNeumann", "Peter\u2003Neumann"),
                        TEXT + "\n" + BY_PETER.replace("PeterNeumann", ""),
                        TEXT + "\n" + BY_PETER.replace("=", ""),
                        TEXT + "\n" + BY_PETER.replace("=", "=="),
                        TEXT + "\n" + BY_PETER.replace("M=", "N="),
                        TEXT + "\n" + BY_PETER.replace("/", "_"),
                        TEXT + "\n— PeterNeumann \n",
                        TEXT + "\n— PeterNeumann\n",
                        TEXT + "\n— PeterNeumann x08gow==\n")) {
            assertThatThrownBy(() -> Note.parse(wrong)).as(wrong).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] note = (TEXT + "\n" + BY_PETER).getBytes(StandardCharsets.UTF_8);
        note[3] = (byte) 0xff;
        assertThatThrownBy(() -> Note.parse(note)).isInstanceOf(Malformed.class);
    }

    @Test
    void aNoteHasAHundredSignaturesAndAMebibyteAtMost() {
        assertThat(note(BY_PETER.repeat(100)).verify(List.of(PETERS))).hasSize(1);
        assertThatThrownBy(() -> note(BY_PETER.repeat(101))).isInstanceOf(Malformed.class);
        String huge = "x".repeat(Note.MAX_LENGTH) + "\n";
        assertThatThrownBy(() -> Note.parse(huge + "\n" + BY_PETER)).isInstanceOf(Malformed.class);
        assertThatThrownBy(
                        () -> Note.parse((huge + "\n" + BY_PETER).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Malformed.class);
        // Two bytes each in UTF-8: short enough in characters, too long in bytes.
        String wide = "é".repeat(Note.MAX_LENGTH * 3 / 4) + "\n";
        assertThatThrownBy(() -> Note.parse(wide + "\n" + BY_PETER)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Note.sign(huge, NoteSigner.parse(PETER_SECRET)))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void whatCannotBeReadBackIsNotSigned() {
        NoteSigner signer = NoteSigner.parse(PETER_SECRET);
        for (String wrong : List.of("", "no newline", "bell\u0007\n", "half \ud800 pair\n")) {
            assertThatThrownBy(() -> Note.sign(wrong, signer)).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> Note.sign(TEXT)).isInstanceOf(Malformed.class);
    }

    private static Note note(String signatures) {
        return Note.parse(TEXT + "\n" + signatures);
    }
}
