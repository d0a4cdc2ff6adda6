package org.dateline.newsroom;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.dateline.staff.Member;
import org.dateline.staff.Session;
import org.dateline.story.MediaId;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;

/// One request, matched to its route.
///
/// @param badge whose it is; empty where nobody needs one and none was shown
/// @param variables what stands in the address where the template has names
record Call(HttpServletRequest request, Optional<Badge> badge, Map<String, String> variables) {
    /// Answers a call.
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call);
    }

    Optional<Member> member() {
        return badge.map(Badge::member);
    }

    /// Who asks, behind the routes that need a token.
    Member by() {
        return badge.orElseThrow().member();
    }

    /// Where they sit, behind the routes that are for browsers.
    Session session() {
        return badge.flatMap(Badge::session).orElseThrow();
    }

    StoryId id() {
        return StoryId.parse(variable("id"));
    }

    MediaId media() {
        return MediaId.parse(variable("id"));
    }

    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no " + name);
        }
        return value;
    }

    /// A whole number in the address, from 1.
    ///
    /// @param what has that number, such as “a version”
    int number(String name, String what) {
        return positive(variable(name))
                .orElseThrow(
                        () ->
                                Refusal.notFound(
                                        "“%s” is not %s: these are numbered from 1."
                                                .formatted(variable(name), what)));
    }

    /// What the address asks for behind its question mark.
    Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    /// The number of a version, as a parameter.
    Optional<Integer> version(String name) {
        return parameter(name)
                .map(
                        text ->
                                positive(text)
                                        .orElseThrow(
                                                () ->
                                                        Refusal.invalid(
                                                                "“%s” must be the number of a version."
                                                                        .formatted(name))));
    }

    /// The number that `text` says, when it is a whole one from 1 to 999,999,999.
    static Optional<Integer> positive(String text) {
        boolean digits =
                !text.isEmpty()
                        && text.length() <= 9
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Integer.parseInt(text) > 0
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }
}
