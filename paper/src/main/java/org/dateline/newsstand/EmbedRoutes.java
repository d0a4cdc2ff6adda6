package org.dateline.newsstand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.press.Embedded;
import org.dateline.press.Press;
import org.dateline.story.Refusal;

/// `/embeds/{position}/{n}`: the n-th embed of a story's newest version, in a frame. No other page
/// may show anything from another site, and this one only from that site.
public final class EmbedRoutes implements ColdRoutes {
    private static final Pattern PATH =
            Pattern.compile("/embeds/(0|[1-9][0-9]{0,14})/([1-9][0-9]{0,3})");

    private final Press press;

    public EmbedRoutes(Press press) {
        this.press = press;
    }

    @Override
    public Optional<Reply> answer(String path) {
        Matcher numbers = PATH.matcher(path);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    reply(
                            press.embed(
                                    Long.parseLong(numbers.group(1)),
                                    Integer.parseInt(numbers.group(2)))));
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static Reply reply(Embedded embedded) {
        return switch (embedded) {
            case Embedded.Shown(byte[] page, String origin) ->
                    new Reply(200, Reply.HTML, page, "no-cache", "", origin);
            case Embedded.Replaced(String story) ->
                    new Reply(301, Reply.TEXT, (story + "\n").getBytes(UTF_8), "no-cache", "")
                            .with("Location: " + story);
            case Embedded.Gone(byte[] page) -> new Reply(410, Reply.HTML, page, "no-cache", "");
        };
    }
}
