package org.dateline.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {
    @Test
    void wordsAreQuotedAndTheLastMayGoOn() {
        assertThat(SearchWords.query("Harbour bri")).isEqualTo("\"harbour\" \"bri\"*");
        assertThat(SearchWords.query("harbour ")).isEqualTo("\"harbour\"");
    }

    @Test
    void chineseIsAPhraseOfCharacters() {
        assertThat(SearchWords.query("港口")).isEqualTo("\"港 口\"");
        assertThat(SearchWords.indexed("新港口A")).isEqualTo(" 新  港  口 A");
    }

    @Test
    void nothingOfTheQueryLanguageGetsThrough() {
        assertThat(SearchWords.query("marks:\"x\" OR NEAR(a b) ^ * - ) \"; drop"))
                .isEqualTo("\"marks\" \"x\" \"or\" \"near\" \"a\" \"b\" \"drop\"*");
        assertThat(SearchWords.query("\"*()!?")).isEmpty();
    }

    @Test
    void aLongQueryIsCutToSixteenWords() {
        assertThat(SearchWords.query("ab ".repeat(100)).split(" ")).hasSize(16);
    }
}
