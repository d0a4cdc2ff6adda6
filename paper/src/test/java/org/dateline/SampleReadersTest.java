package org.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.dateline.readership.Bounds;
import org.dateline.readership.Popular;
import org.dateline.readership.Readership;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleReadersTest {
    private static final int STORIES = 60;

    @TempDir private Path folder;

    private final long seed = System.nanoTime();
    private final AtomicReference<List<Integer>> stories =
            new AtomicReference<>(IntStream.range(0, STORIES).boxed().toList().reversed());

    @SuppressWarnings("NullAway.Init") // set before each test
    private Readership readership;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SampleReaders readers;

    @BeforeEach
    void open() {
        System.out.println("SampleReadersTest: seed " + seed);
        readership =
                Readership.openUndrained(folder, java.time.InstantSource.system(), Bounds.DEFAULT);
        readers = new SampleReaders(readership.counter(), stories::get, new Random(seed));
    }

    @AfterEach
    void shut() {
        readership.close();
    }

    @Test
    void everyViewOfTheMorningIsCountedAndMostStoriesHaveSome() {
        readers.turn();
        readers.open(SampleReaders.MORNING);
        readership.drain();
        List<Popular> popular = readership.mostPopular(STORIES);
        assertThat(popular).hasSizeGreaterThan(STORIES / 2);
        assertThat(popular.stream().mapToInt(Popular::views).sum())
                .isEqualTo(SampleReaders.MORNING);
    }

    @Test
    void theTalkTurnsAndTheListMoves() {
        Set<List<Integer>> lists = new HashSet<>();
        for (int turn = 0; turn < 60 && lists.size() < 2; turn++) {
            readers.turn();
            readers.open(SampleReaders.MORNING);
            readership.drain();
            lists.add(readership.mostPopular(10).stream().map(Popular::ordinal).toList());
        }
        assertThat(lists).as("seed " + seed).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aWithdrawnStoryIsOpenedNoMoreAndANewOneIs() {
        stories.set(List.of(1));
        readers.turn();
        readers.open(10);
        stories.set(List.of(2));
        readers.turn();
        readers.open(20);
        readership.drain();
        assertThat(readership.mostPopular(5))
                .containsExactly(new Popular(2, 20), new Popular(1, 10));
    }

    @Test
    void nobodyReadsAPaperWithoutStories() {
        stories.set(List.of());
        readers.turn();
        readers.open(10);
        readership.drain();
        assertThat(readership.mostPopular(5)).isEmpty();
    }

    @Test
    void theyGoHomeWhenTold() {
        readers.begin().close();
        long counted = views();
        assertThat(counted).isIn(0L, (long) SampleReaders.MORNING);
        assertThat(views()).isEqualTo(counted);
    }

    private long views() {
        readership.drain();
        return readership.mostPopular(STORIES).stream().mapToLong(Popular::views).sum();
    }
}
