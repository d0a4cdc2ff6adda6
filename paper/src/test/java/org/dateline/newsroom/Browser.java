package org.dateline.newsroom;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dateline.newsroom.Door.Knock;
import org.dateline.newsroom.Door.Reply;
import org.dateline.staff.Member;
import org.jsoup.nodes.Element;

/// A browser: it keeps its cookies, and the token of the page it loaded last.
final class Browser {
    private static final Pattern CSRF = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"");

    final Map<String, String> cookies = new TreeMap<>();
    private final Door door;
    private final String agent;
    private String csrf = "";
    private String address = "";

    Browser(Door door) {
        this(door, "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0");
    }

    Browser(Door door, String agent) {
        this.door = door;
        this.agent = agent;
        load("/sign-in").is(200);
    }

    /// One in which a member is signed in.
    static Browser of(Door door, Member member) {
        Browser browser = new Browser(door);
        browser.enter(door.paper.staff.links().comeBack(member.name())).is(201);
        browser.load("/sign-in").is(200);
        return browser;
    }

    /// Behind a proxy that says so.
    Browser from(String other) {
        address = other;
        return this;
    }

    Reply enter(String link) {
        return post("/sessions", "{\"link\": \"" + link + "\"}");
    }

    Reply load(String path) {
        Reply page = kept(at(path).get());
        Matcher found = CSRF.matcher(page.body());
        csrf = found.find() ? found.group(1) : csrf;
        return page;
    }

    /// Without the token of its page, as another site would make it knock.
    Knock at(String path) {
        Knock knock = door.at(path).with("User-Agent", agent);
        if (!cookies.isEmpty()) {
            knock.with(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return address.isEmpty() ? knock : knock.with("X-Forwarded-For", address);
    }

    Knock change(String path) {
        return at(path).with("X-XSRF-TOKEN", csrf);
    }

    Reply post(String path, String json) {
        return kept(change(path).post(json));
    }

    /// Sends a form of a page as a browser without scripts does: what it holds, and what was typed.
    ///
    /// @param typed names of fields, each with its value behind it
    Reply send(String path, Element form, String... typed) {
        Map<String, String> fields = new TreeMap<>();
        form.select("input[type=hidden]").forEach(it -> fields.put(it.attr("name"), it.val()));
        for (int i = 0; i < typed.length; i += 2) {
            fields.put(typed[i], typed[i + 1]);
        }
        String body =
                fields.entrySet().stream()
                        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&"));
        return kept(
                at(path).with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", BodyPublishers.ofString(body)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Reply put(String path, String json) {
        return kept(change(path).put(json));
    }

    Reply delete(String path) {
        return kept(change(path).send("DELETE", BodyPublishers.noBody()));
    }

    private Reply kept(Reply reply) {
        for (String line : reply.response().headers().allValues("Set-Cookie")) {
            String[] pair = line.replaceFirst(";.*", "").split("=", 2);
            if (line.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return reply;
    }
}
