package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private static final String TEXT = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

    @Test
    void theSpecificationsExampleIsRead() {
        Checkpoint checkpoint = Checkpoint.parse(TEXT);
        assertThat(checkpoint)
                .isEqualTo(
                        new Checkpoint(
                                "example.com/behind-the-sofa", 20_852_163, Hash.parseBase64(ROOT)));
        assertThat(checkpoint.text()).isEqualTo(TEXT);
    }

    @Test
    void extensionsAreKept() {
        String text = TEXT + "one\ntwo \n";
        assertThat(Checkpoint.parse(text).extensions()).containsExactly("one", "two ");
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @Test
    void anEmptyLogHasACheckpointToo() {
        String text = "a\n0\n" + Hash.EMPTY.base64() + "\n";
        assertThat(Checkpoint.parse(text)).isEqualTo(new Checkpoint("a", 0, Hash.EMPTY));
        refused("a\n0\n" + ROOT + "\n");
    }

    @Test
    void aNoteAroundItGoesThroughTheWholeWay() {
        NoteSigner signer = NoteSigner.generate("example.com/log");
        Checkpoint checkpoint = new Checkpoint("example.com/log", 7, Hash.parseBase64(ROOT));
        Note note = Note.parse(checkpoint.sign(signer).toString());
        assertThat(note.verify(List.of(signer.verifier()))).hasSize(1);
        assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint);
    }

    @Test
    void whatIsNotACheckpointIsRefused() {
        refused("");
        refused("\n");
        refused("a\n1\n");
        refused("a\n1\n" + ROOT);
        refused("\n1\n" + ROOT + "\n");
        refused("a\n\n" + ROOT + "\n");
        refused("a\n1\n\n");
        refused("a\n1\n" + ROOT + "\n\n");
        refused("a\n1\n" + ROOT + "\n\nextension\n");
        refused("a\r\n1\r\n" + ROOT + "\r\n");
        refused("a\tb\n1\n" + ROOT + "\n");
        for (String size :
                List.of(
                        "01",
                        "00",
                        "-1",
                        "+1",
                        " 1",
                        "1 ",
                        "1e3",
                        "0x1",
                        "٣",
                        "9223372036854775808",
                        "18446744073709551616",
                        "99999999999999999999999")) {
            refused("a\n" + size + "\n" + ROOT + "\n");
        }
        assertThat(Checkpoint.parse("a\n9223372036854775807\n" + ROOT + "\n").size())
                .isEqualTo(Long.MAX_VALUE);
        for (String root :
                List.of(
                        ROOT.substring(1),
                        ROOT + "=",
                        "A" + ROOT,
                        ROOT.replace('/', '_'),
                        "AAAA")) {
            refused("a\n1\n" + root + "\n");
        }
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).as(text).isInstanceOf(Malformed.class);
    }
}
