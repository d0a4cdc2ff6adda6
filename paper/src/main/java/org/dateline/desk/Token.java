package org.dateline.desk;

import java.util.ArrayList;
import java.util.List;
import org.dateline.desk.Grammar.Type;
import tools.jackson.databind.node.ObjectNode;

/// A piece of a [Tape]. JSON in it is never changed once it is here.
sealed interface Token {
    /// Positions it takes, as ProseMirror counts them.
    default int size() {
        return 1;
    }

    record Open(Type type, ObjectNode attributes) implements Token {}

    record Close(Type type) implements Token {}

    record Leaf(Type type, ObjectNode attributes) implements Token {}

    /// Text with one set of marks, in the order of [Grammar#MARKS].
    record Run(String text, List<ObjectNode> marks) implements Token {
        @Override
        public int size() {
            return text.length();
        }

        Run part(int from, int to) {
            return new Run(text.substring(from, to), marks);
        }

        /// With one mark more; it takes the place of one of its kind.
        Run with(ObjectNode mark) {
            List<ObjectNode> more = new ArrayList<>();
            int rank = rank(mark);
            for (ObjectNode each : marks) {
                if (rank(each) < rank) {
                    more.add(each);
                }
            }
            more.add(mark);
            for (ObjectNode each : marks) {
                if (rank(each) > rank) {
                    more.add(each);
                }
            }
            return new Run(text, List.copyOf(more));
        }

        Run without(ObjectNode mark) {
            return new Run(text, marks.stream().filter(each -> !each.equals(mark)).toList());
        }

        static int rank(ObjectNode mark) {
            return Grammar.MARKS.indexOf(mark.get("type").stringValue());
        }
    }
}
