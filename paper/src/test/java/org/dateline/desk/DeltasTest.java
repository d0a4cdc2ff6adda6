package org.dateline.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dateline.Newsdesk;
import org.dateline.story.Block;
import org.dateline.story.Story;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltasTest {
    @TempDir Path folder;

    @Test
    void anOlderTextIsToldByTheNewerOne() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] older = text(random, random.nextInt(2_000));
            byte[] newer = random.nextInt(4) == 0 ? text(random, 300) : edited(random, older);
            assertThat(Deltas.apply(Deltas.delta(older, newer), newer)).isEqualTo(older);
            assertThat(Deltas.read(Deltas.whole(older))).isEqualTo(older);
            assertThat(Deltas.isWhole(Deltas.delta(older, newer))).isFalse();
            assertThat(Deltas.isWhole(Deltas.whole(older))).isTrue();
        }
    }

    @Test
    void aThousandRevisionsCostAtMostThreeTimesTheText() {
        try (Newsdesk newsroom = Newsdesk.open(folder)) {
            Desk desk = newsroom.desk;
            long seed = new Random().nextLong();
            System.out.println("seed " + seed);
            Random random = new Random(seed);
            List<Block> body = new ArrayList<>(List.of(Block.Paragraph.of("It begins.")));
            Story first = story("Bridge reopens", "It begins.");
            StoryId id = desk.create(MIRA, first).id();
            List<Story> saved = new ArrayList<>(List.of(first));
            for (int version = 1; version < 1_000; version++) {
                write(random, body);
                Story next = first.with("Bridge reopens " + version / 100, body);
                desk.save(MIRA, id, version, next);
                saved.add(next);
            }
            long text =
                    StoryJson.write(saved.getLast(), "politics").toString().getBytes(UTF_8).length;
            long stored =
                    newsroom.database.read(
                            transaction ->
                                    transaction
                                            .first(
                                                    "select sum(length(copy)) from desk_revision",
                                                    row -> row.number(1))
                                            .orElseThrow());
            assertThat(stored).as("text %d bytes", text).isLessThan(3 * text);
            for (int version : new int[] {1, 2, 255, 500, 511, 512, 513, 999, 1_000}) {
                assertThat(desk.text(id, version)).isEqualTo(saved.get(version - 1));
            }
            assertThat(desk.revisions(id)).hasSize(1_000);
        }
    }

    /// A few words more; now and then a word changed somewhere else.
    private static void write(Random random, List<Block> body) {
        String words = new String(text(random, 40), UTF_8);
        String last = ((Block.Paragraph) body.getLast()).text().plain();
        if (last.length() > 500) {
            body.add(Block.Paragraph.of(words + "."));
        } else {
            body.set(body.size() - 1, Block.Paragraph.of(last + " " + words));
        }
        if (random.nextInt(5) == 0) {
            int at = random.nextInt(body.size());
            String old = ((Block.Paragraph) body.get(at)).text().plain();
            body.set(at, Block.Paragraph.of(old.replaceFirst("e", "ee")));
        }
    }

    private static byte[] edited(Random random, byte[] text) {
        String old = new String(text, UTF_8);
        int from = random.nextInt(old.length() + 1);
        int to = Math.min(old.length(), from + random.nextInt(20));
        return (old.substring(0, from) + new String(text(random, 30), UTF_8) + old.substring(to))
                .getBytes(UTF_8);
    }

    private static byte[] text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            for (int i = 2 + random.nextInt(7); i > 0; i--) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(' ');
        }
        return text.append('.').toString().getBytes(UTF_8);
    }
}
