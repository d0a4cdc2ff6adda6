package org.dateline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a stranger can check from the public files alone.
@ExtendWith(SharedPaper.class)
class ProofTest {
    private final Staffed paper;

    ProofTest(Staffed paper) {
        this.paper = paper;
    }

    @Test
    void everyEntryHasAProofThatAStrangersVerifierAccepts() throws GeneralSecurityException {
        Newsroom.Answer published =
                paper.published(Staffed.story("Proven from outside", "Every word."));
        int position = published.number("position");
        for (int at : new int[] {0, position / 2, position}) {
            Evidence evidence = evidence(at);
            assertThat(evidence.problems(evidence.key())).as("entry " + at).isEmpty();
        }
    }

    @Test
    void theStrangerSeesWhatWasTouched() throws GeneralSecurityException {
        int position =
                paper.published(Staffed.story("Touched nowhere", "Every word.")).number("position");
        Evidence good = evidence(position);
        String key = good.key();
        byte[] entry = good.entry().clone();
        entry[entry.length - 3] ^= 1;
        assertThat(new Evidence(good.page(), entry, good.proof(), good.fields()).problems(key))
                .isNotEmpty();
        JsonNode altered =
                JsonMapper.builder()
                        .build()
                        .readTree(good.fields().toString().replace("Every word", "Any word"));
        assertThat(new Evidence(good.page(), good.entry(), good.proof(), altered).problems(key))
                .containsExactly("the fields are not those of the entry");
        String unsigned = good.proof().replaceFirst("(?s)(\n\n[^\n]+\n)(\\d+)", "$19$2");
        assertThat(new Evidence(good.page(), good.entry(), unsigned, good.fields()).problems(key))
                .anyMatch(problem -> problem.contains("not signed"));
    }

    @Test
    void theCheckpointAndTheTilesItCoversArePublic() {
        paper.published(Staffed.story("Tiled", "Words."));
        Site.Page checkpoint = paper.site().get("/logs/1/checkpoint");
        assertThat(checkpoint.status()).isEqualTo(200);
        long size = Long.parseLong(checkpoint.text().split("\n")[1]);
        assertThat(size).isPositive().isLessThan(256);
        Site.Page tile = paper.site().get("/logs/1/tile/0/000.p/" + size);
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.bytes()).hasSize(Math.toIntExact(size) * 32);
        assertThat(paper.site().get("/logs/1/tile/entries/000.p/" + size).status()).isEqualTo(200);
        assertThat(paper.site().get("/logs/1/tile/0/000.p/" + (size + 1)).status()).isEqualTo(404);
    }

    /// The public files of one entry.
    private record Evidence(Site.Page page, byte[] entry, String proof, JsonNode fields) {
        /// The key as the proof page shows it.
        String key() {
            return page.document().select("code").eachText().stream()
                    .filter(text -> text.matches("[^+]+\\+[0-9a-f]{8}\\+\\S+"))
                    .findFirst()
                    .orElseThrow();
        }

        java.util.List<String> problems(String key) throws GeneralSecurityException {
            return Outsider.problems(key, entry, proof, fields);
        }
    }

    private Evidence evidence(int position) {
        String at = "/proofs/" + position;
        Site.Page page = paper.site().get(at);
        assertThat(page.status()).as(at).isEqualTo(200);
        return new Evidence(
                page,
                paper.site().get(at + "/entry.txt").bytes(),
                paper.site().get(at + "/proof.txt").text(),
                JsonMapper.builder()
                        .build()
                        .readTree(paper.site().get(at + "/fields.json").text()));
    }
}
