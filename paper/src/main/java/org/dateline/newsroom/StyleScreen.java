package org.dateline.newsroom;

import java.util.List;
import org.dateline.desk.HouseStyle.Kept;

/// The house style, as its page shows it.
///
/// @param keeps whether who looks may change it
public record StyleScreen(List<Kept> rules, boolean keeps) {
    public StyleScreen {
        rules = List.copyOf(rules);
    }
}
