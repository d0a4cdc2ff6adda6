package org.dateline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dateline.story.Block;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoriesTest {
    @TempDir Path folder;

    @Test
    void everyLineIsAStoryOfAboutSixHundredWords() throws IOException {
        List<Story> stories = read(made(1_000, 7, Stories.DEFAULT_BYTES));
        assertThat(stories).hasSize(1_000);
        double mean = stories.stream().mapToInt(StoriesTest::words).average().orElseThrow();
        assertThat(mean).isBetween(550.0, 650.0);
        assertThat(stories)
                .extracting(Story::section)
                .map(Slug::text)
                .contains("politics", "world", "business", "city", "culture", "science", "sport");
        assertThat(stories)
                .anyMatch(s -> s.kicker().isEmpty())
                .anyMatch(s -> !s.kicker().isEmpty());
        assertThat(stories).anyMatch(s -> !s.source().name().isEmpty());
    }

    @Test
    void noTwoHeadlinesAreTheSame() throws IOException {
        Set<String> headlines = new HashSet<>();
        try (Stream<String> lines = Files.lines(made(50_000, 1, 1_000))) {
            lines.map(line -> line.split("\"", 5)[3])
                    .forEach(headline -> assertThat(headlines.add(headline)).isTrue());
        }
        assertThat(headlines).hasSize(50_000);
    }

    @Test
    void theSameSeedMakesTheSameBytesAndAnotherSeedOthers() throws IOException {
        byte[] bytes = Files.readAllBytes(made(50, 3, 2_000));
        byte[] longer = Files.readAllBytes(made(80, 3, 2_000));
        assertThat(Files.readAllBytes(made(50, 3, 2_000))).isEqualTo(bytes);
        assertThat(Arrays.copyOf(longer, bytes.length)).isEqualTo(bytes);
        assertThat(Files.readAllBytes(made(50, 4, 2_000))).isNotEqualTo(bytes);
    }

    @Test
    void linesAreAboutAsLongAsAskedFor() throws IOException {
        for (int bytes : new int[] {1_000, 4_700, 39_000, 1_000_000}) {
            double mean = Files.size(made(20, 5, bytes)) / 20.0;
            assertThat(mean).as("asked for " + bytes).isBetween(bytes * 0.9, bytes * 1.1 + 100);
        }
    }

    @Test
    void fewWordsAreFrequentAndManyAreRare() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (Story story : read(made(500, 9, Stories.DEFAULT_BYTES))) {
            for (Block block : story.body()) {
                if (block instanceof Block.Paragraph(var text)) {
                    Arrays.stream(text.plain().toLowerCase().split("[ ,.]+"))
                            .forEach(word -> counts.merge(word, 1, Integer::sum));
                }
            }
        }
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(counts.getOrDefault("the", 0) / (double) total).isBetween(0.03, 0.06);
        assertThat(counts.size()).isGreaterThan(15_000);
    }

    @Test
    void countsAndSizesOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> made(0, 1, 2_000)).hasMessageContaining("count is 1 to");
        assertThatThrownBy(() -> made(1, 1, 10)).hasMessageContaining("targetBytes");
    }

    private Path made(int count, long seed, int bytes) throws IOException {
        Path file = folder.resolve("stories.jsonl");
        Stories.write(file, count, seed, bytes);
        return file;
    }

    private static List<Story> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> StoryJson.parse(line.getBytes(StandardCharsets.UTF_8)))
                    .map(json -> StoryJson.read(json, Slug::of))
                    .toList();
        }
    }

    private static int words(Story story) {
        return story.body().stream()
                .mapToInt(
                        block ->
                                switch (block) {
                                    case Block.Paragraph(var text) -> count(text.plain());
                                    case Block.Heading(_, var text) -> count(text.plain());
                                    case Block.Quote(var text, _) -> count(text.plain());
                                    case Block.Listing _,
                                            Block.Table _,
                                            Block.FactBox _,
                                            Block.Picture _,
                                            Block.Gallery _,
                                            Block.Video _,
                                            Block.Audio _,
                                            Block.Document _,
                                            Block.Embed _ ->
                                            0;
                                })
                .sum();
    }

    private static int count(String text) {
        return text.split(" ").length;
    }
}
