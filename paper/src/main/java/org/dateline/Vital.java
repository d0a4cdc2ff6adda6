package org.dateline;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.dateline.newsroom.Vitals;
import org.dateline.newsroom.Vitals.Figure;
import org.dateline.newsroom.Vitals.Sign;
import org.dateline.notices.Mailing;

/// What the paper reports of itself at the newsroom's `/health` and `/metrics`.
final class Vital {
    private Vital() {}

    static Vitals signs(Paper paper) {
        return new Vitals(
                List.of(
                        new Sign("press", () -> behind(paper)),
                        new Sign("schedule", () -> paper.desk().complaint()),
                        new Sign("mail", () -> paper.mailing().flatMap(Mailing::complaint)),
                        new Sign(
                                "alarms", () -> paper.alarms().stream().reduce((_, last) -> last))),
                List.of(
                        figure(
                                "ledger.entries",
                                "Entries signed",
                                true,
                                () -> paper.ledger().size()),
                        figure(
                                "press.entries",
                                "Entries pressed",
                                true,
                                () -> paper.press().pressed()),
                        new Figure(
                                "schedule.tardy",
                                "Stories that did not print at their second, or late, in 24 hours",
                                "",
                                false,
                                () -> paper.desk().tardy().size()),
                        new Figure(
                                "mail.waiting",
                                "Notices that wait to be mailed",
                                "",
                                false,
                                () -> paper.mailing().map(Mailing::waiting).orElse(0)),
                        figure(
                                "views.counted",
                                "Views counted since the start",
                                true,
                                () -> paper.readership().counts().counted()),
                        figure(
                                "views.dropped",
                                "Views dropped because a buffer was full",
                                true,
                                () -> paper.readership().counts().dropped())));
    }

    private static Optional<String> behind(Paper paper) {
        long missing = paper.ledger().size() - paper.press().pressed();
        return missing > 10_000
                ? Optional.of("%,d entries are not pressed yet.".formatted(missing))
                : Optional.empty();
    }

    private static Figure figure(String name, String help, boolean grows, DoubleSupplier value) {
        return new Figure(name, help, "", grows, value);
    }
}
