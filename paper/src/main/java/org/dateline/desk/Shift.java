package org.dateline.desk;

import java.util.List;

/// A range that a step puts something else in the place of; positions behind it move. After
/// `StepMap` of prosemirror-transform, so that the desk and the editor agree where words stand.
///
/// @param start before the step
/// @param before how long it was
/// @param after how long what is there now is
record Shift(int start, int before, int after) {

    /// A range of words. What is typed at its ends stays outside.
    record Range(int low, int high) {
        Range moved(List<Shift> shifts) {
            int from = moved(low, shifts, true);
            int to = moved(high, shifts, false);
            return new Range(from, Math.max(from, to));
        }

        /// @param behind whether a position goes behind what is put in at it
        private static int moved(int position, List<Shift> shifts, boolean behind) {
            int grown = 0;
            for (Shift each : shifts) {
                int end = each.start() + each.before();
                if (each.start() > position) {
                    break;
                }
                if (position <= end) {
                    boolean stays =
                            each.before() == 0
                                    ? !behind
                                    : position == each.start() || position != end && !behind;
                    return each.start() + grown + (stays ? 0 : each.after());
                }
                grown += each.after() - each.before();
            }
            return position + grown;
        }
    }
}
