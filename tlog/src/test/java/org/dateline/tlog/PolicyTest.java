package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final String ORIGIN = "paper.example/logs/1";
    private static final NoteSigner LOG = NoteSigner.generate(ORIGIN);
    private static final List<NoteSigner> W =
            IntStream.range(0, 6)
                    .mapToObj(i -> NoteSigner.generateCosigner("w" + i, InstantSource.system()))
                    .toList();

    private static final String SPECIFIED =
            """
            log %s

            witness X1 %s
            witness X2 %s
            witness X3 %s
            group X-witnesses 2 X1 X2 X3

            witness Y1 %s
            witness Y2 %s
            witness Y3 %s
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """
                    .formatted(LOG.verifier(), key(0), key(1), key(2), key(3), key(4), key(5));

    @Test
    void theSpecificationsExampleAsksForTwoOfOneGroupAndOneOfTheOther() {
        Policy policy = parse(SPECIFIED);
        assertThat(policy.logs()).containsExactly(LOG.verifier());
        assertThat(policy.witnesses()).hasSize(6);
        assertThat(policy).hasToString(SPECIFIED);
        enough(policy, 0, 1, 3);
        enough(policy, 1, 2, 5, 4);
        enough(policy, 0, 1, 2, 3, 4, 5);
        tooFew(policy);
        tooFew(policy, 0, 1);
        tooFew(policy, 0, 1, 2);
        tooFew(policy, 0, 3, 4, 5);
        tooFew(policy, 0, 0, 3);
    }

    @Test
    void aWitnessMayBeTheQuorumAndNoneMayBeAsked() {
        Policy one = parse("log %s\nwitness w %s\nquorum w\n".formatted(LOG.verifier(), key(0)));
        enough(one, 0);
        tooFew(one);
        tooFew(one, 1);
        Policy none = parse("log " + LOG.verifier() + "\nquorum none\n");
        enough(none);
        assertThat(Policy.of(LOG.verifier()).toString()).isEqualTo(none.toString());
    }

    @Test
    void witnessesAloneAreNotTheLog() {
        Policy policy = parse("log %s\nwitness w %s\nquorum w\n".formatted(LOG.verifier(), key(0)));
        Note note = checkpoint().sign(W.getFirst());
        assertThatThrownBy(() -> policy.verify(note)).isInstanceOf(Unverified.class);
        Policy without = parse("witness w " + key(0) + "\nquorum w\n");
        assertThatThrownBy(() -> without.verify(checkpoint().sign(LOG, W.getFirst())))
                .isInstanceOf(Unverified.class);
    }

    @Test
    void aSignedNoteThatIsNoCheckpointIsRefused() {
        Note note = Note.sign("hello\n", LOG);
        assertThatThrownBy(() -> Policy.of(LOG.verifier()).verify(note))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void whitespaceCommentsAndAddressesAreAllowed() {
        Policy policy =
                parse(
                        ("\n# comment\n\t # another\n\twitness \t w1  %s   https://w1.example/  \n\n"
                                        + "log %s https://paper.example/\n  quorum\tw1")
                                .formatted(key(0), LOG.verifier()));
        enough(policy, 0);
    }

    @Test
    void namesAreOctetsAndKeywordsAreNames() {
        byte[] name = {'K', (byte) 0x80, (byte) 0xff};
        String latin = new String(name, StandardCharsets.ISO_8859_1);
        String file = "witness %s %s\nquorum %s\n".formatted(latin, key(0), latin);
        assertThat(Policy.parse(file.getBytes(StandardCharsets.ISO_8859_1)).witnesses()).hasSize(1);
        refused("witness K %s\nquorum \u212a\n".formatted(key(0)));
        parse(
                "witness all %s\nwitness any %s\ngroup group 2 all any\nquorum group\n"
                        .formatted(key(0), key(1)));
    }

    @Test
    void aKeyNamedOutsideAsciiIsRead() {
        NoteSigner log = NoteSigner.generate("журнал.example");
        Policy policy = parse("log " + log.verifier() + "\nquorum none\n");
        assertThat(policy.logs()).containsExactly(log.verifier());
    }

    @Test
    void whatIsNotAPolicyIsRefused() {
        String w1 = "witness w1 " + key(0) + "\n";
        String w2 = "witness w2 " + key(1) + "\n";
        String log = "log " + LOG.verifier();
        NoteVerifier renamed =
                NoteVerifier.of("impostor", KeyType.COSIGNATURE, W.get(0).verifier().publicKey());
        for (String wrong :
                List.of(
                        "",
                        w1,
                        "quorum none\nquorum none\n",
                        "quorum\n",
                        "quorum none none\n",
                        "quorum unknown\n",
                        "quorum w1\n" + w1,
                        "quorum none\n\u0001",
                        "quorum none\r\n",
                        "quorum none\n\u007f\n",
                        "quibble w1\nquorum none\n",
                        w1.replace("\n", " https://a # comment\n") + "quorum w1\n",
                        "log\nquorum none\n",
                        "log garbage\nquorum none\n",
                        log + " a b\nquorum none\n",
                        log + "\n" + log + " https://a\nquorum none\n",
                        "log " + key(0) + "\nquorum none\n",
                        "witness w1\nquorum none\n",
                        "witness w1 " + LOG.verifier() + "\nquorum none\n",
                        "witness none " + key(0) + "\nquorum none\n",
                        w1 + w2.replace("w2", "w1") + "quorum w1\n",
                        w1 + "witness w2 " + renamed + "\nquorum w1\n",
                        w1 + "group w1 any w1\nquorum w1\n",
                        w1 + "group none any w1\nquorum none\n",
                        w1 + "group g\nquorum w1\n",
                        w1 + "group g any\nquorum w1\n",
                        w1 + "group g 0 w1\nquorum g\n",
                        w1 + "group g -1 w1\nquorum g\n",
                        w1 + "group g 01 w1\nquorum g\n",
                        w1 + "group g 2 w1\nquorum g\n",
                        w1 + "group g most w1\nquorum g\n",
                        w1 + "group g 99999999999999999999 w1\nquorum g\n",
                        w1 + "group g any w3\nquorum g\n",
                        "group g any w1\n" + w1 + "quorum g\n",
                        w1 + "group g any g\nquorum g\n",
                        w1 + "group g any none\nquorum g\n",
                        w1 + "group g all w1 w1\nquorum g\n",
                        w1 + w2 + "group g any w1 w2\ngroup h any w1\nquorum g\n")) {
            refused(wrong);
        }
    }

    @Test
    void aPolicyOfAnySizeIsReadOrRefused() {
        StringBuilder many = new StringBuilder();
        StringBuilder group = new StringBuilder("group g all");
        for (int i = 0; i < 64; i++) {
            NoteSigner witness = NoteSigner.generateCosigner("w" + i, InstantSource.system());
            many.append("witness w%d %s\n".formatted(i, witness.verifier()));
            group.append(" w").append(i);
        }
        String full = many + group.toString() + "\nquorum g\n";
        assertThat(parse(full).witnesses()).hasSize(64);
        refused("witness another " + key(0) + "\n" + full);
        refused("#".repeat(1 << 18) + "\nquorum none\n");
    }

    private static void enough(Policy policy, int... witnesses) {
        assertThat(policy.verify(cosigned(witnesses))).isEqualTo(checkpoint());
    }

    private static void tooFew(Policy policy, int... witnesses) {
        assertThatThrownBy(() -> policy.verify(cosigned(witnesses))).isInstanceOf(Unverified.class);
    }

    private static Note cosigned(int... witnesses) {
        Note note = checkpoint().sign(LOG);
        for (int witness : witnesses) {
            note = note.signedBy(W.get(witness));
        }
        return note;
    }

    private static Checkpoint checkpoint() {
        return new Checkpoint(ORIGIN, 42, Leaves.number(42));
    }

    private static NoteVerifier key(int witness) {
        return W.get(witness).verifier();
    }

    private static Policy parse(String file) {
        return Policy.parse(file.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String file) {
        assertThatThrownBy(() -> parse(file)).as(file).isInstanceOf(Malformed.class);
    }
}
