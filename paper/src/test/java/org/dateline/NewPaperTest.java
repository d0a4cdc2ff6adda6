package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dateline.ledger.Published;
import org.dateline.story.Customs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the paper's file says of the site, and what was settled in the newsroom.
class NewPaperTest {
    @TempDir private Path folder;
    private Newsdesk newsdesk;

    @BeforeEach
    void open() {
        newsdesk = Newsdesk.open(folder.resolve("paper"));
    }

    @AfterEach
    void close() {
        newsdesk.close();
    }

    @Test
    void whatTheFileSaysHoldsAndWhatItDoesNotSayStaysAsItWasSettled() {
        Published.Site before = newsdesk.ledger.site();
        settle("site.name = The Ferry\nsite.licence = rights@paper.example\n");
        Published.Site after = newsdesk.ledger.site();
        assertThat(after.name()).isEqualTo("The Ferry");
        assertThat(after.customs()).isEqualTo(new Customs(1, "rights@paper.example"));
        assertThat(after.zone()).isEqualTo(before.zone()).isEqualTo("Europe/Oslo");
        assertThat(after.sections()).isEqualTo(before.sections());
    }

    @Test
    void aFileThatSaysNothingOfTheSiteEntersNothing() {
        long size = newsdesk.ledger.size();
        settle("reader.port = 0\n");
        assertThat(newsdesk.ledger.size()).isEqualTo(size);
        settle("site.name = The Test\nnewsroom.zone = Europe/Oslo\n");
        assertThat(newsdesk.ledger.size()).isEqualTo(size);
    }

    private void settle(String file) {
        try {
            Files.writeString(folder.resolve(Config.FILE), file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        NewPaper.settle(newsdesk.ledger, Config.read(folder, Optional.empty()));
    }
}
