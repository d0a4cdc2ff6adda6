package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteKeyTest {
    private static final String PUBLIC =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    @Test
    void theKeyOfRfc8032IsDerivedFromItsSeed() {
        byte[] seed =
                HexFormat.of()
                        .parseHex(
                                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        assertThat(HexFormat.of().formatHex(Ed25519.publicKey(seed)))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void partsOfAKeyAreNoKey() {
        for (int from = 0; from <= PUBLIC.length(); from++) {
            for (int to = from + 1; to <= PUBLIC.length(); to++) {
                if (to - from < PUBLIC.length()) {
                    refusedVerifier(PUBLIC.substring(from, to));
                }
            }
        }
        for (int cut = 1; cut < SECRET.length(); cut++) {
            refusedSigner(SECRET.substring(cut));
            refusedSigner(SECRET.substring(0, cut));
        }
    }

    @Test
    void aKeyWithOneCharacterAlteredIsRefused() {
        for (int i = 0; i < PUBLIC.length(); i++) {
            refusedVerifier(altered(PUBLIC, i));
        }
        for (int i = 0; i < SECRET.length(); i++) {
            refusedSigner(altered(SECRET, i));
        }
    }

    @Test
    void keysOfOtherTypesAndLengthsAreRefused() {
        // The ids are right for these bytes: it is the bytes that are wrong.
        refusedVerifier(
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==");
        refusedVerifier("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        refusedVerifier("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        refusedVerifier("PeterNeumann+c74f20a3+");
        refusedVerifier("");
        refusedSigner("");
    }

    @Test
    void bytesThatAreNoPointOfTheCurveAreNoKey() {
        byte[] noPoint = new byte[32];
        noPoint[0] = 2;
        byte[] all = new byte[32];
        Arrays.fill(all, (byte) 0xff);
        for (byte[] wrong : List.of(noPoint, all, new byte[31], new byte[33])) {
            assertThatThrownBy(() -> NoteVerifier.of("a", KeyType.ED25519, wrong))
                    .isInstanceOf(Malformed.class);
        }
    }

    @Test
    void namesAreNotEmptyAndHaveNoSpacesPlusSignsOrControlCharacters() {
        for (String wrong :
                List.of("", "a b", "a+b", "a\nb", "a\u00a0b", "a\u2028b", "a\u3000b", "a\u0085b")) {
            assertThatThrownBy(() -> NoteSigner.generate(wrong)).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void aNewKeyIsReadBackAsItIs() {
        NoteSigner made = NoteSigner.generate("paper.example/logs/1");
        NoteSigner read = NoteSigner.parse(made.secret());
        assertThat(read.verifier()).isEqualTo(made.verifier());
        assertThat(NoteVerifier.parse(made.verifier().toString())).isEqualTo(made.verifier());
        Note note = Note.sign("hello\n", read);
        assertThat(note.verify(List.of(made.verifier()))).containsExactly(made.verifier());
        assertThat(NoteSigner.generate("paper.example/logs/1").verifier())
                .isNotEqualTo(made.verifier());
    }

    private static String altered(String key, int i) {
        return key.substring(0, i) + (char) (key.charAt(i) + 1) + key.substring(i + 1);
    }

    private static void refusedVerifier(String key) {
        assertThatThrownBy(() -> NoteVerifier.parse(key)).as(key).isInstanceOf(Malformed.class);
    }

    private static void refusedSigner(String key) {
        assertThatThrownBy(() -> NoteSigner.parse(key)).as(key).isInstanceOf(Malformed.class);
    }
}
