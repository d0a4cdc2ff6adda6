package org.dateline.wire;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.dateline.story.Block;
import org.dateline.story.Text;

/// Finds the story among the lines of a text, the strongest run of prose, and makes blocks of it.
final class TextBody {
    /// What a line that is no prose counts against a body, in characters of prose.
    private static final int LINE = 60;

    private static final Pattern BULLET = Pattern.compile("^(?:[-–—*•·▪●◦]|\\d{1,2}[.)])\\s+");
    private static final Pattern RIGHTS =
            Pattern.compile("(?iu)©|\\(c\\)\\s*\\d{4}|copyright|all rights reserved");

    private final List<Passage> page;
    private final BitSet foreign;
    private final BitSet body = new BitSet();

    /// @param page all lines
    /// @param foreign those that cannot be part of a story
    TextBody(List<Passage> page, BitSet foreign) {
        this.page = page;
        this.foreign = foreign;
        find();
    }

    /// Indexes of the story's lines; empty when there is no prose.
    BitSet lines() {
        return body;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<Text> items = new ArrayList<>();
        for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
            String text = page.get(i).text();
            if (item(i) && text.length() < 1_000) {
                items.add(Text.plain(BULLET.matcher(text).replaceFirst("")));
                if (items.size() < 200) {
                    continue;
                }
            }
            close(items, blocks);
            if (item(i) && text.length() < 1_000) {
                continue;
            }
            if (!prose(i) && !Letters.endsSentence(text)) {
                blocks.add(new Block.Heading(2, Text.plain(text)));
            } else {
                Letters.pieces(text, Text.MAX_LENGTH)
                        .forEach(piece -> blocks.add(Block.Paragraph.of(piece)));
            }
        }
        close(items, blocks);
        return blocks;
    }

    private static void close(List<Text> items, List<Block> blocks) {
        List<Text> full = items.stream().filter(text -> !text.plain().isBlank()).toList();
        if (!full.isEmpty()) {
            blocks.add(new Block.Listing(false, full));
        }
        items.clear();
    }

    /// The stretch of lines whose prose outweighs its furniture most: each paragraph counts for its
    /// text, each short line against it, and the best sum wins (maximum subarray, Kadane 1984).
    private void find() {
        int from = 0;
        int sum = 0;
        int best = 0;
        for (int i = 0; i < page.size(); i++) {
            if (sum <= 0) {
                sum = 0;
                from = i;
            }
            sum += value(i);
            if (sum > best) {
                best = sum;
                body.clear();
                body.set(from, i + 1);
            }
        }
        body.andNot(foreign);
        takeDialogue();
        dropStrayLines();
    }

    /// What a line says for the story being here, in characters.
    private int value(int i) {
        String text = page.get(i).text();
        if (prose(i)) {
            return Math.min(Letters.weight(text), 600);
        }
        boolean strange = foreign.get(i) || RIGHTS.matcher(text).find() || divided(text);
        boolean sentence = Letters.endsSentence(text) && Letters.words(text) >= 3;
        return strange ? -200 : sentence ? -10 : -LINE;
    }

    /// Short sentences just after the last paragraph are still the story's.
    private void takeDialogue() {
        int next = body.length();
        while (next > 0
                && next < page.size()
                && !foreign.get(next)
                && Letters.endsSentence(page.get(next).text())
                && !page.get(next).text().endsWith(":")
                && Letters.words(page.get(next).text()) >= 4
                && !RIGHTS.matcher(page.get(next).text()).find()
                && next - body.length() < 1) {
            body.set(next);
            next++;
        }
    }

    /// Of the short lines inside the body, those that are neither sentences, nor one heading, nor
    /// items of a list are furniture.
    private void dropStrayLines() {
        for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
            if (prose(i) || item(i)) {
                continue;
            }
            String text = page.get(i).text();
            boolean sentence = Letters.endsSentence(text) && !text.endsWith(":");
            boolean alone = prose(i - 1) && i + 1 < page.size() && prose(i + 1);
            if (!sentence && !(alone && heading(text))) {
                body.clear(i);
            }
        }
    }

    private boolean heading(String text) {
        return text.length() <= 120 && Letters.words(text) >= 2 && !text.endsWith(":");
    }

    private boolean item(int i) {
        return BULLET.matcher(page.get(i).text()).find();
    }

    private boolean prose(int i) {
        if (foreign.get(i)) {
            return false;
        }
        String text = page.get(i).text();
        int weight = Letters.weight(text);
        if (weight < 60
                || Letters.words(text) < 8
                || divided(text)
                || RIGHTS.matcher(text).find()) {
            return false;
        }
        return Letters.endsSentence(text) || weight >= 140;
    }

    static boolean divided(String text) {
        long bars = text.chars().filter(c -> c == '|' || c == '｜' || c == '•').count();
        return bars >= 3 && bars * 40 > text.length();
    }
}
