package org.dateline.newsroom;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dateline.readership.Arrival;
import org.dateline.readership.Interest;
import org.dateline.readership.Traffic;
import org.dateline.readership.Traffic.Span;

/// How much is read, on a screen: the paper, or one story.
///
/// @param story what it is about; empty for the whole paper
/// @param id of that story; empty for the whole paper
/// @param best the most popular stories; empty of one story
/// @param zone by which times are said
public record ReadershipScreen(
        String story, String id, Traffic traffic, List<Line> best, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int HEIGHT = 100;
    private static final int MOST_MARKS = 100;

    /// A story of the ranking.
    ///
    /// @param headline as readers have it
    /// @param gone whether readers have it no more
    public record Line(String id, String headline, boolean gone, Interest interest) {}

    /// A bar of a chart that is a hundred units high.
    ///
    /// @param x from the left, in units of its width
    public record Bar(int x, int y, int height) {}

    /// A way by which readers came.
    ///
    /// @param percent of all that were counted by their way
    public record Way(String words, int views, int percent) {}

    public String title() {
        return story.isEmpty() ? "Readership" : "Readership: " + story;
    }

    /// The time at which a span begins, as the newsroom says it.
    public String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /// A number as people read it.
    public String count(int number) {
        return String.format(Locale.UK, "%,d", number);
    }

    public int hour() {
        return traffic.minutes().stream().mapToInt(Span::views).sum();
    }

    /// The bars of some spans, the highest as high as the chart.
    public List<Bar> bars(List<Span> spans) {
        int most = most(spans);
        Bar[] bars = new Bar[spans.size()];
        for (int i = 0; i < bars.length; i++) {
            int views = spans.get(i).views();
            int height = views == 0 ? 0 : Math.max(1, (int) ((long) HEIGHT * views / most));
            bars[i] = new Bar(i, HEIGHT - height, height);
        }
        return Arrays.asList(bars);
    }

    /// What a chart shows, in a sentence.
    public String told(List<Span> spans, String what) {
        Span most = spans.getFirst();
        for (Span each : spans) {
            most = each.views() > most.views() ? each : most;
        }
        return most.views() == 0
                ? "Nothing was read in this time."
                : "Most views in %s: %s, at %s."
                        .formatted(what, count(most.views()), time(most.from()));
    }

    private static int most(List<Span> spans) {
        return Math.max(1, spans.stream().mapToInt(Span::views).max().orElse(1));
    }

    /// In the order of the enumeration; empty of one story.
    public List<Way> ways() {
        long all = traffic.arrivals().values().stream().mapToLong(Integer::longValue).sum();
        return traffic.arrivals().isEmpty()
                ? List.of()
                : Arrays.stream(Arrival.values())
                        .map(
                                arrival -> {
                                    int views = traffic.arrivals().getOrDefault(arrival, 0);
                                    long percent = all == 0 ? 0 : MOST_MARKS * (long) views / all;
                                    return new Way(arrival.words(), views, (int) percent);
                                })
                        .toList();
    }
}
