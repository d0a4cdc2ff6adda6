package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlogProofTest {
    private static final String ORIGIN = "paper.example/logs/1";
    private static final int SIZE = 700;
    private static final int INDEX = 257;

    private final NoteSigner signer = NoteSigner.generate(ORIGIN);
    private final Policy policy = Policy.of(signer.verifier());
    @TempDir Path folder;

    @Test
    void aProofThatWasPrintedAndReadProvesItsEntryAndNoOther() {
        TlogProof proof = TlogProof.parse(proof().bytes());
        assertThat(proof).isEqualTo(proof());
        Checkpoint checkpoint = proof.verify(Leaves.number(INDEX), policy);
        assertThat(checkpoint.size()).isEqualTo(SIZE);
        assertThatThrownBy(() -> proof.verify(Leaves.number(INDEX + 1), policy))
                .isInstanceOf(Unverified.class);
    }

    @Test
    void theFormIsTheSpecified() {
        Note note = new Checkpoint(ORIGIN, 2, Hash.EMPTY).sign(signer);
        Hash hash = Leaves.number(1);
        assertThat(new TlogProof(1, List.of(hash), note))
                .hasToString("c2sp.org/tlog-proof@v1\nindex 1\n" + hash.base64() + "\n\n" + note);
        assertThat(new TlogProof("ZXh0cmE=", 0, List.of(), note))
                .hasToString("c2sp.org/tlog-proof@v1\nextra ZXh0cmE=\nindex 0\n\n" + note);
    }

    @Test
    void extraDataComesAlong() {
        TlogProof plain = proof();
        TlogProof extra = new TlogProof("AAEC", plain.index(), plain.hashes(), plain.checkpoint());
        assertThat(TlogProof.parse(extra.toString())).isEqualTo(extra);
        assertThat(extra.verify(Leaves.number(INDEX), policy).origin()).isEqualTo(ORIGIN);
    }

    @Test
    void nothingAlteredProves() {
        TlogProof good = proof();
        Hash leaf = Leaves.number(INDEX);
        List<TlogProof> wrong = new ArrayList<>();
        wrong.add(new TlogProof(INDEX - 1, good.hashes(), good.checkpoint()));
        wrong.add(new TlogProof(SIZE, good.hashes(), good.checkpoint()));
        wrong.add(new TlogProof(INDEX, List.of(), good.checkpoint()));
        wrong.add(new TlogProof(INDEX, good.hashes().reversed(), good.checkpoint()));
        for (int i = 0; i < good.hashes().size(); i++) {
            List<Hash> hashes = new ArrayList<>(good.hashes());
            hashes.set(i, Naive.flipped(hashes.get(i), 100 + i));
            wrong.add(new TlogProof(INDEX, hashes, good.checkpoint()));
        }
        Note other =
                new Note(
                        good.checkpoint().text().replace("700", "701"),
                        good.checkpoint().signatures());
        wrong.add(new TlogProof(INDEX, good.hashes(), other));
        wrong.forEach(
                proof ->
                        assertThatThrownBy(() -> proof.verify(leaf, policy))
                                .isInstanceOf(Unverified.class));
        Policy stranger = Policy.of(NoteSigner.generate(ORIGIN).verifier());
        assertThatThrownBy(() -> good.verify(leaf, stranger)).isInstanceOf(Unverified.class);
    }

    @Test
    void aLogCannotSpeakForAnother() {
        NoteSigner other = NoteSigner.generate("other.example");
        Note note = new Checkpoint(ORIGIN, 1, Leaves.number(0)).sign(other);
        TlogProof proof = new TlogProof(0, List.of(), note);
        assertThatThrownBy(() -> proof.verify(Leaves.number(0), Policy.of(other.verifier())))
                .isInstanceOf(Unverified.class);
    }

    @Test
    void theQuorumOfThePolicyIsAskedFor() {
        NoteSigner witness = NoteSigner.generateCosigner("w", InstantSource.system());
        Policy witnessed =
                Policy.parse(
                        "log %s\nwitness w %s\nquorum w\n"
                                .formatted(signer.verifier(), witness.verifier())
                                .getBytes(StandardCharsets.UTF_8));
        TlogProof alone = proof();
        Hash leaf = Leaves.number(INDEX);
        assertThatThrownBy(() -> alone.verify(leaf, witnessed)).isInstanceOf(Unverified.class);
        TlogProof cosigned =
                new TlogProof(INDEX, alone.hashes(), alone.checkpoint().signedBy(witness));
        assertThat(cosigned.verify(leaf, witnessed).size()).isEqualTo(SIZE);
        assertThat(cosigned.verify(leaf, policy).size()).isEqualTo(SIZE);
    }

    @Test
    void whatIsNotAProofIsRefused() {
        String note = new Checkpoint(ORIGIN, 2, Leaves.number(0)).sign(signer).toString();
        String head = "c2sp.org/tlog-proof@v1\n";
        String hash = Leaves.number(1).base64() + "\n";
        assertThat(TlogProof.parse(head + "index 0\n" + hash + "\n" + note).hashes()).hasSize(1);
        for (String wrong :
                List.of(
                        "",
                        "\n\n",
                        head,
                        head + "index 0\n" + hash,
                        head + "index 0\n" + hash + note,
                        head + "index 0\n" + hash + "\n",
                        head + "index 0\n" + hash + "\nno note\n",
                        "c2sp.org/tlog-proof@v2\nindex 0\n\n" + note,
                        head + "\n" + note,
                        head + hash + "\n" + note,
                        head + "index\n\n" + note,
                        head + "index \n\n" + note,
                        head + "index x\n\n" + note,
                        head + "index -5\n\n" + note,
                        head + "index 00\n\n" + note,
                        head + "index 9223372036854775808\n\n" + note,
                        head + "index  0\n\n" + note,
                        head + "index 0\r\n\n" + note,
                        head + "extra \nindex 0\n\n" + note,
                        head + "extra !!\nindex 0\n\n" + note,
                        head + "extra AA\nindex 0\n\n" + note,
                        head + "index 0\nextra AAAA\n\n" + note,
                        head + "index 0\n!!\n\n" + note,
                        head + "index 0\nAAAA\n\n" + note,
                        head + "index 0\n" + hash + "\n\n" + note.substring(1),
                        head + "index 0\n" + hash.repeat(64) + "\n" + note,
                        head + "index 0\n" + hash.repeat(20_000) + "\n" + note,
                        head + "index 0\n" + "a".repeat(3_000_000) + "\n\n" + note)) {
            assertThatThrownBy(() -> TlogProof.parse(wrong)).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> TlogProof.parse(new byte[] {(byte) 0xff, 10, 10}))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> TlogProof.parse(new byte[TlogProof.MAX_LENGTH + 1]))
                .isInstanceOf(Malformed.class);
        Note parsed = Note.parse(note);
        assertThatThrownBy(() -> new TlogProof(-1, List.of(), parsed))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TlogProof(0, Collections.nCopies(64, Hash.EMPTY), parsed))
                .isInstanceOf(Malformed.class);
    }

    private TlogProof proof() {
        try (TileLog log = TileLog.open(folder)) {
            if (log.size() == 0) {
                log.append(Leaves.numbered(0, SIZE));
            }
            Note note = new Checkpoint(ORIGIN, log.size(), log.root()).sign(signer);
            return new TlogProof(INDEX, log.inclusion(INDEX, SIZE), note);
        }
    }
}
