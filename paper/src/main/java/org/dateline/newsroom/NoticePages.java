package org.dateline.newsroom;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dateline.newsroom.jte.JtemailGenerated;
import org.dateline.newsroom.jte.JtenoticesGenerated;
import org.dateline.notices.Mailbox;
import org.dateline.notices.News;
import org.dateline.notices.Notice;
import org.dateline.notices.Notices;
import org.dateline.story.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a member is told, on a screen and for programs, and what of it comes by mail.
final class NoticePages {
    private static final int SHOWN = 200;

    private final Notices notices;
    private final Bodies bodies = new Bodies();

    NoticePages(Notices notices) {
        this.notices = notices;
    }

    Answer page(Call call) {
        List<Notice> list = notices.list(call.by(), SHOWN);
        return Screens.page(
                Screens.POLICY,
                out -> JtenoticesGenerated.render(out, Screens.ASIS, Screens.desktop(call), list));
    }

    Answer readAll(Call call) {
        notices.read(call.by(), number(call.parameter("upTo").orElse("")));
        return Answer.elsewhere("/notices");
    }

    Answer list(Call call) {
        ObjectNode answer = CopyJson.object();
        answer.put("unread", notices.unread(call.by()));
        ArrayNode array = answer.putArray("notices");
        notices.list(call.by(), SHOWN).forEach(each -> array.add(json(each)));
        return Answer.ok(answer);
    }

    private static JsonNode json(Notice notice) {
        News news = notice.news();
        return CopyJson.object()
                .put("number", notice.number())
                .put("kind", news.kind().word())
                .put("by", news.by())
                .put("at", notice.time().toString())
                .put("sentence", news.sentence())
                .put("note", news.note())
                .put("title", news.title())
                .put("page", news.path())
                .put("unread", notice.isUnread());
    }

    Answer read(Call call) {
        return bodies.required(
                call.request(),
                body -> {
                    Fields.only(body, "a reading", "upTo");
                    notices.read(call.by(), number(body.path("upTo").asString("")));
                    return Answer.empty(204, Map.of());
                });
    }

    private static int number(String text) {
        return Call.positive(text)
                .orElseThrow(
                        () -> Refusal.invalid("“upTo” is the number of the newest notice seen."));
    }

    Answer mail(Call call) {
        return mail(call, call.parameter("code").orElse(""), "");
    }

    private Answer mail(Call call, String code, String refusal) {
        Mailbox mailbox = notices.mailbox(call.by());
        String here = mailbox.wanted().isEmpty() ? mailbox.address() : mailbox.wanted();
        String typed = call.parameter("address").orElse(here);
        MailScreen screen = new MailScreen(mailbox, notices.mails(), typed, code, refusal);
        return Screens.page(
                Screens.POLICY,
                out -> JtemailGenerated.render(out, Screens.ASIS, Screens.desktop(call), screen));
    }

    Answer choose(Call call) {
        try {
            notices.choose(call.by(), call.parameter("address").orElse(""), kinds(call));
            return Answer.elsewhere("/account/mail");
        } catch (Refusal refused) {
            return mail(call, "", refused.sentence()).refused();
        }
    }

    private static Set<News.Kind> kinds(Call call) {
        return Arrays.stream(News.Kind.values())
                .filter(kind -> call.parameter(kind.word()).isPresent())
                .collect(Collectors.toSet());
    }

    Answer confirm(Call call) {
        try {
            notices.confirm(call.by(), call.parameter("code").orElse(""));
            return Answer.elsewhere("/account/mail");
        } catch (Refusal refused) {
            return mail(call, "", refused.sentence()).refused();
        }
    }
}
