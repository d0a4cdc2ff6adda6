package org.dateline.newsroom;

import java.util.List;
import org.dateline.archive.Name;
import org.dateline.desk.Names;

/// Topics or authors on a screen.
///
/// @param path of the screen
/// @param url the reader site's
/// @param names the most used ones, the most used first
/// @param twins that may be the same under two names
/// @param joined what was joined
/// @param may whether whoever looks joins and parts
/// @param written what stands in the form
/// @param kept likewise
/// @param refusal why what was asked for last was not done; empty otherwise
public record NameScreen(
        Names.Kind kind,
        String path,
        String url,
        List<Name> names,
        List<Twins> twins,
        List<Names.Joined> joined,
        boolean may,
        String written,
        String kept,
        String refusal) {
    public String title() {
        return switch (kind) {
            case TOPIC -> "Topics";
            case AUTHOR -> "Authors";
        };
    }

    /// How many stories, in words.
    public static String stories(Name name) {
        return name.live() == 1 ? "1 story" : "%,d stories".formatted(name.live());
    }
}
