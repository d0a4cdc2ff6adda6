package org.dateline.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TilePathTest {
    private static final Map<String, TilePath> KNOWN =
            Map.of(
                    "tile/0/001", new TilePath.Hashes(0, 1, 256),
                    "tile/0/001.p/5", new TilePath.Hashes(0, 1, 5),
                    "tile/5/x123/x456/078", new TilePath.Hashes(5, 123_456_078, 256),
                    "tile/5/x123/x456/078.p/2", new TilePath.Hashes(5, 123_456_078, 2),
                    "tile/2/x001/x234/067", new TilePath.Hashes(2, 1_234_067, 256),
                    "tile/0/000", new TilePath.Hashes(0, 0, 256),
                    "tile/63/x001/000.p/255", new TilePath.Hashes(63, 1_000, 255),
                    "tile/entries/x003/x057/500", new TilePath.Entries(3_057_500, 256),
                    "tile/entries/000.p/1", new TilePath.Entries(0, 1),
                    "tile/0/x999/x999/x999/x999/x999/999",
                            new TilePath.Hashes(0, TilePath.MAX_INDEX, 256));

    @Test
    void knownPathsAreReadAndPrinted() {
        KNOWN.forEach(
                (path, tile) -> {
                    assertThat(TilePath.parse(path)).contains(tile);
                    assertThat(tile.path()).isEqualTo(path);
                });
    }

    @Test
    void randomTilesAreReadAsTheyArePrinted() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long index = random.nextLong(TilePath.MAX_INDEX >> random.nextInt(60));
            int width = random.nextInt(1, 257);
            TilePath tile =
                    random.nextBoolean()
                            ? new TilePath.Hashes(random.nextInt(64), index, width)
                            : new TilePath.Entries(index, width);
            assertThat(TilePath.parse(tile.path())).contains(tile);
        }
    }

    @Test
    void whatIsNotExactlyAPathIsNone() {
        for (String wrong :
                List.of(
                        "",
                        "tile",
                        "tile/0",
                        "tile/0/",
                        "/tile/0/000",
                        "tile/0/000/",
                        "tile/0/0",
                        "tile/0/0000",
                        "tile/0/1",
                        "tile/00/000",
                        "tile/01/000",
                        "tile/64/000",
                        "tile/-1/000",
                        "tile/data/000",
                        "tile/0/x001",
                        "tile/0/001/002",
                        "tile/0/x000/001",
                        "tile/0/x000/x001/001",
                        "tile/0/X001/001",
                        "tile/0/x1/001",
                        "tile/0/x001//001",
                        "tile/5/123/456/078",
                        "tile/0/000.p/0",
                        "tile/0/000.p/01",
                        "tile/0/000.p/256",
                        "tile/0/000.p/999",
                        "tile/0/000.p/1000",
                        "tile/0/000.p/",
                        "tile/0/000.p",
                        "tile/0/000.p/-1",
                        "tile/0/000.p/1/",
                        "tile/0/٠٠٠",
                        "tile/0/000\n",
                        "tile/0/x001/x001/x001/x001/x001/x001/001",
                        "tile/0/" + "x001/".repeat(10_000) + "001")) {
            assertThat(TilePath.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void tilesThatCannotBeAreNotMade() {
        assertThatThrownBy(() -> new TilePath.Hashes(64, 0, 1)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TilePath.Hashes(0, -1, 1)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TilePath.Entries(0, 0)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TilePath.Entries(0, 257)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TilePath.Entries(Long.MAX_VALUE, 1))
                .isInstanceOf(Malformed.class);
    }
}
