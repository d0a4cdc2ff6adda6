package org.dateline.newsroom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dateline.desk.Desk;
import org.dateline.desk.Masthead;
import org.dateline.ledger.Notice;
import org.dateline.ledger.Published;
import org.dateline.ledger.Submission;
import org.dateline.newsroom.MastheadScreen.Look;
import org.dateline.newsroom.jte.JtesiteGenerated;
import org.dateline.staff.Right;
import org.dateline.story.Customs;
import org.dateline.story.Refusal;

/// The page where it is settled what every page says, by a form alone. What the paper's file says
/// is not settled here.
final class MastheadPages {
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "name", "site.name",
                    "url", "site.url",
                    "language", "site.language",
                    "zone", "newsroom.zone",
                    "years", "site.old.years",
                    "licence", "site.licence");

    private static final int EMPTY_LINES = 2;

    private final Desk desk;
    private final Settling settling;
    private final Map<String, String> fixed = new TreeMap<>();

    /// @param written settings that stand in the paper's file
    MastheadPages(Desk desk, OnTheSite site, Set<String> written) {
        this.desk = desk;
        this.settling = new Settling(desk, site);
        SETTINGS.forEach(
                (field, setting) -> {
                    if (written.contains(setting)) {
                        fixed.put(field, setting);
                    }
                });
    }

    Answer show(Call call) {
        Published.Site now = desk.masthead().now();
        return page(call, typed(now), new Look(now.entry().position(), "", List.of(), ""));
    }

    Answer settle(Call call) {
        Map<String, String> typed = typed(call);
        try {
            Published.Site now = desk.masthead().now();
            if (settling.prints(call, typed, now, wanted(call, typed, now))) {
                return Answer.elsewhere("/site");
            }
            return page(call, typed, look(call, typed, ""));
        } catch (Refusal refused) {
            return page(call, typed, look(call, typed, refused.sentence())).refused(refused);
        }
    }

    private Look look(Call call, Map<String, String> typed, String refusal) {
        return settling.look(typed, now -> wanted(call, typed, now), refusal);
    }

    private Submission.OfSite wanted(Call call, Map<String, String> typed, Published.Site now) {
        call.by().needs(Right.SITE, "settle what every page says");
        return desk.masthead().checked(read(typed, now));
    }

    private Submission.OfSite read(Map<String, String> typed, Published.Site now) {
        return new Submission.OfSite(
                said(typed, "name", now.name()),
                said(typed, "language", now.language()),
                said(typed, "zone", now.zone()),
                said(typed, "url", now.url()),
                now.sections(),
                notices(typed),
                now.editions(),
                new Customs(
                        years(said(typed, "years", Integer.toString(now.customs().oldYears()))),
                        said(typed, "licence", now.customs().licence())));
    }

    private String said(Map<String, String> typed, String field, String settled) {
        return fixed.containsKey(field) ? settled : typed.getOrDefault(field, "").strip();
    }

    private static int years(String text) {
        if (text.matches("[0-9]{1,3}")) {
            return Integer.parseInt(text);
        }
        throw Refusal.invalid("The years after which a story is old are a number from 0 to 100.");
    }

    private static List<Notice.Legal> notices(Map<String, String> typed) {
        return lines(typed).stream()
                .filter(line -> !line.text().isBlank())
                .map(line -> new Notice.Legal(line.text(), line.language().strip()))
                .toList();
    }

    private static List<MastheadScreen.Line> lines(Map<String, String> typed) {
        return IntStream.rangeClosed(1, Masthead.MAX_NOTICES)
                .filter(number -> typed.containsKey("notice" + number))
                .mapToObj(
                        number ->
                                new MastheadScreen.Line(
                                        number,
                                        typed.getOrDefault("notice" + number, ""),
                                        typed.getOrDefault("tongue" + number, "")))
                .toList();
    }

    private static Map<String, String> typed(Published.Site now) {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("name", now.name());
        typed.put("url", now.url());
        typed.put("language", now.language());
        typed.put("zone", now.zone());
        typed.put("years", Integer.toString(now.customs().oldYears()));
        typed.put("licence", now.customs().licence());
        int lines = Math.min(now.notices().size() + EMPTY_LINES, Masthead.MAX_NOTICES);
        for (int i = 0; i < lines; i++) {
            boolean isThere = i < now.notices().size();
            typed.put("notice" + (i + 1), isThere ? now.notices().get(i).text() : "");
            typed.put(
                    "tongue" + (i + 1), isThere ? now.notices().get(i).language() : now.language());
        }
        return typed;
    }

    private static Map<String, String> typed(Call call) {
        List<String> fields = new ArrayList<>(SETTINGS.keySet());
        for (int number = 1; number <= Masthead.MAX_NOTICES; number++) {
            fields.add("notice" + number);
            fields.add("tongue" + number);
        }
        Map<String, String> typed = new LinkedHashMap<>();
        fields.forEach(field -> call.parameter(field).ifPresent(text -> typed.put(field, text)));
        return typed;
    }

    private Answer page(Call call, Map<String, String> typed, Look look) {
        MastheadScreen screen =
                new MastheadScreen(typed, lines(typed), fixed, call.by().may(Right.SITE), look);
        return Screens.page(
                Screens.POLICY,
                out -> JtesiteGenerated.render(out, Screens.ASIS, Screens.desktop(call), screen));
    }
}
