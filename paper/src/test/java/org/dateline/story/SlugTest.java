package org.dateline.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses that say what a story is about, in whatever script its headline is.
class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Harbour bridge opens, harbour-bridge-opens",
        "'It’s noon: 90 metres!', its-noon-90-metres",
        "Café crème, cafe-creme",
        "封闭十一年后, feng-bi-shi-yi-nian-hou",
        "2026年渡轮复航 Ferry, 2026-nian-du-lun-fu-hang-ferry",
        "عودة العبارات, wdt-albarat",
        "Паром снова ходит, parom-snova-hodit",
        "フェリー再開, feri-zai-kai",
        "Ærø Straße, aero-strasse"
    })
    void wordsOfAnyScriptAreReadableInLatinLetters(String headline, String slug) {
        assertThat(Slug.of(headline)).hasToString(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "🙂", "\u200b\u202e", "。，"})
    void whatHasNoWordsIsAStory(String headline) {
        assertThat(Slug.of(headline)).hasToString("story");
    }

    @Test
    void aLongHeadlineIsCutBetweenSyllables() {
        String slug = Slug.of("封闭十一年后重新开放".repeat(100)).text();
        assertThat(slug).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH).endsWith("-xin-kai");
        assertThat(Slug.of("ferry ".repeat(150)).text()).endsWith("ferry").hasSizeLessThan(81);
    }

    @Test
    void everyHeadlineHasASlug() {
        long seed = System.nanoTime();
        System.out.println("SlugTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder headline = new StringBuilder();
            while (headline.length() < 1 + random.nextInt(200)) {
                headline.appendCodePoint(random.nextInt(0x20000));
            }
            String slug = Slug.of(headline.toString()).text();
            assertThat(slug).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThan(81);
        }
    }
}
