package org.dateline.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dateline.media.Item;
import org.dateline.media.Library;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The library's files, for staff. Whatever is in them, a browser is told to run nothing of it.
final class MediaFiles {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,15})-([0-9]{0,15})");

    private final Library library;

    MediaFiles(Library library) {
        this.library = library;
    }

    /// The original, to take away.
    Answer original(Call call) {
        Item item = library.item(call.media());
        return file(
                call,
                library.original(item),
                item.original().type().mediaType(),
                "attachment; filename*=UTF-8''" + encoded(item.original().name()),
                "no-cache");
    }

    Answer renditions(Call call) {
        ObjectNode answer = CopyJson.object();
        answer.set("renditions", MediaJson.renditions(library.item(call.media())));
        return Answer.ok(answer);
    }

    /// A rendition, to look at.
    Answer rendition(Call call) {
        String digest = call.variable("digest");
        Item item = library.item(call.media());
        Rendition rendition =
                item.prints().files().stream()
                        .filter(each -> each.digest().hex().equals(digest))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refusal.notFound(
                                                "“%s” has no such rendition."
                                                        .formatted(item.name())));
        return file(
                call,
                library.file(rendition),
                rendition.type(),
                "inline",
                "private, max-age=31536000, immutable");
    }

    static Answer file(Call call, Path file, String type, String disposition, String caching) {
        long size = size(file);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Disposition", disposition);
        headers.put("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cache-Control", caching);
        headers.put("Accept-Ranges", "bytes");
        Optional<Answer.Part> part = part(call.request().getHeader("Range"), file, size);
        if (part.isPresent()) {
            long from = part.get().from();
            headers.put(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(from, from + part.get().length() - 1, size));
            return new Answer(206, type, headers, part.get());
        }
        return new Answer(200, type, headers, new Answer.Part(file, 0, size));
    }

    /// One range, as players ask for it; any other is not understood, and the whole file sent.
    private static Optional<Answer.Part> part(@Nullable String range, Path file, long size) {
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        if (!asked.matches()) {
            return Optional.empty();
        }
        long from = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? size - 1 : Long.parseLong(asked.group(2));
        long to = Math.min(last, size - 1);
        return from <= to
                ? Optional.of(new Answer.Part(file, from, to - from + 1))
                : Optional.empty();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read", broken);
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
