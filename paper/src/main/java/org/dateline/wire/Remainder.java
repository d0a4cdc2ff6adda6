package org.dateline.wire;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Keeps account of a text, letter by letter: what the story has taken, and what is left out.
final class Remainder {
    private final String input;
    private final BitSet taken;

    Remainder(String input) {
        this.input = input;
        this.taken = new BitSet(input.length());
    }

    void take(int from, int to) {
        taken.set(from, to);
    }

    void take(Passage passage) {
        take(passage.offset(), passage.end());
    }

    boolean isUntouched(Passage passage) {
        return taken.get(passage.offset(), passage.end()).isEmpty();
    }

    /// The rest, one for each contiguous span of a kind.
    List<LeftOut> leftOut(List<Passage> page, BitSet foreign) {
        List<LeftOut> out = new ArrayList<>();
        int from = -1;
        int to = -1;
        boolean strange = false;
        for (int i = 0; i < page.size(); i++) {
            Passage passage = page.get(i);
            int at = passage.offset();
            while (at < passage.end()) {
                boolean told = taken.get(at);
                int next = told ? taken.nextClearBit(at) : taken.nextSetBit(at);
                next = next < 0 ? passage.end() : Math.min(next, passage.end());
                if (from >= 0 && (told || foreign.get(i) != strange)) {
                    add(out, from, to, strange);
                    from = -1;
                }
                if (!told) {
                    from = from < 0 ? at : from;
                    to = next;
                    strange = foreign.get(i);
                }
                at = next;
            }
        }
        if (from >= 0) {
            add(out, from, to, strange);
        }
        return out;
    }

    private void add(List<LeftOut> out, int from, int to, boolean strange) {
        Passage span = Lines.passage(input, from, to);
        String text = input.substring(span.offset(), span.end());
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            out.add(
                    new LeftOut(
                            text,
                            span.offset(),
                            strange ? LeftOut.Reason.FOREIGN : LeftOut.Reason.FURNITURE));
        }
    }
}
