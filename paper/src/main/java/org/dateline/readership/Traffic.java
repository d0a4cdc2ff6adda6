package org.dateline.readership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToIntFunction;

/// How much was read lately: of the paper, or of one story.
///
/// @param now views of the running minute and the four before it
/// @param minutes the last sixty, the oldest first
/// @param hours of UTC: the running one and the 23 before it, the oldest first
/// @param day views of the last 24 hours
/// @param arrivals by what way readers came in the last 24 hours, as far as that was counted; empty
///   of one story
public record Traffic(
        int now, List<Span> minutes, List<Span> hours, int day, Map<Arrival, Integer> arrivals) {
    private static final int NOW = 5;
    private static final int HOUR = 60;
    private static final int HOURS = 24;

    /// Views of some time.
    public record Span(Instant from, int views) {}

    public Traffic {
        minutes = List.copyOf(minutes);
        hours = List.copyOf(hours);
        arrivals = Map.copyOf(arrivals);
    }

    /// @param minute the running one, since 1970
    /// @param views of each minute
    static Traffic of(long minute, LongToIntFunction views, Map<Arrival, Integer> arrivals) {
        List<Span> minutes = new ArrayList<>();
        for (long each = minute - HOUR + 1; each <= minute; each++) {
            minutes.add(new Span(at(each), views.applyAsInt(each)));
        }
        List<Span> hours = new ArrayList<>();
        long hour = Math.floorDiv(minute, HOUR);
        for (long each = hour - HOURS + 1; each <= hour; each++) {
            int end = (int) Math.min(HOUR, minute - each * HOUR + 1);
            hours.add(new Span(at(each * HOUR), sum(views, each * HOUR, end)));
        }
        return new Traffic(
                sum(views, minute - NOW + 1, NOW),
                minutes,
                hours,
                sum(views, minute - Window.MINUTES + 1, Window.MINUTES),
                arrivals);
    }

    static Map<Arrival, Integer> arrivals(long minute, Timeline timeline) {
        Map<Arrival, Integer> arrivals = new EnumMap<>(Arrival.class);
        for (Arrival arrival : Arrival.values()) {
            LongToIntFunction came = each -> timeline.came(each, arrival);
            arrivals.put(arrival, sum(came, minute - Window.MINUTES + 1, Window.MINUTES));
        }
        return arrivals;
    }

    private static int sum(LongToIntFunction views, long from, int minutes) {
        int sum = 0;
        for (long each = from; each < from + minutes; each++) {
            sum += views.applyAsInt(each);
        }
        return sum;
    }

    private static Instant at(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}
