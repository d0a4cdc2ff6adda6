package org.dateline.newsstand;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.dateline.press.Coding;
import org.dateline.press.Found;
import org.dateline.press.Pick;
import org.dateline.press.Rack;
import org.dateline.press.ShelfFile;
import org.dateline.story.Slug;
import org.dateline.story.StoryId;

/// Answers one request after the other on one event loop: the whole request is on this screen.
final class Seller {
    private static final byte[] NOT_FOUND = Heads.bytes("/404");
    private static final Reply MISSING = Reply.sentence(404, "There is no such page.");
    private static final Reply DAMAGED =
            Reply.sentence(503, "This page is being printed again. Try again in a moment.")
                    .with("Retry-After: 2");
    private static final Reply NOT_READY =
            Reply.sentence(503, "The paper is opening. Try again in a moment.")
                    .with("Retry-After: 1");

    private final Till till;
    private final Stock stock;
    private final Rack rack;
    private final ByteBufAllocator buffers;
    private final Cold cold;
    private final FileSeller files;

    Seller(Till till, Stock stock, ByteBufAllocator buffers, Cold cold) {
        this.till = till;
        this.stock = stock;
        this.rack = stock.rack();
        this.buffers = buffers;
        this.cold = cold;
        this.files = new FileSeller(till, stock.shelf(), buffers, cold);
    }

    Till till() {
        return till;
    }

    void answer(Connection connection) {
        Request request = till.request;
        switch (Routes.of(request.bytes, request.pathFrom, request.pathTo)) {
            case STORY -> story(connection, request);
            case PAGE -> page(connection, request);
            case ASSET, ROBOTS, FAVICON, WORKER -> asset(connection, request);
            case MEDIA -> files.answer(connection, this);
            case PUSH -> push(connection, request);
            case PROOF, CHANGES, EMBED, LOG, MANIFEST, ICON, SAVED ->
                    cold.ask(connection, this, path(request));
        }
    }

    private void push(Connection connection, Request request) {
        if (!request.isPost) {
            cold.ask(connection, this, path(request));
            return;
        }
        Optional<Reply> refusal = stock.postbox().refusal(request, connection.reader());
        if (refusal.isPresent()) {
            send(connection, refusal.get());
            return;
        }
        String path = path(request);
        byte[] body = Arrays.copyOfRange(request.bytes, request.bodyFrom, request.bodyTo);
        cold.ask(connection, this, path, () -> stock.postbox().take(path, body));
    }

    private void story(Connection connection, Request request) {
        int from = request.pathFrom + Routes.STORY.length();
        long id = id(request.bytes, from, request.pathTo);
        Coding coding = coding(request);
        switch (id == 0 ? Found.NOTHING : rack.pick(id, coding, till.pick)) {
            case PAGE -> {
                if (till.pick.isAt(request.bytes, request.pathFrom, request.pathTo)) {
                    picked(connection, request);
                } else {
                    elsewhere(connection);
                }
            }
            case NOTHING -> missing(connection);
            case DAMAGED -> send(connection, stock.unavailable(path(request), DAMAGED));
            case NOT_READY -> send(connection, stock.unavailable(path(request), NOT_READY));
        }
    }

    /// The id at `from`, which ends the path or is followed by a slash; 0 when there is none.
    private static long id(byte[] bytes, int from, int to) {
        int end = from + StoryId.LENGTH;
        if (to < end || to > end && bytes[end] != '/') {
            return 0;
        }
        long id = 0;
        for (int i = from; i < end; i++) {
            int digit = StoryId.digit(bytes[i]);
            if (digit < 0) {
                return 0;
            }
            id = id << 5 | digit;
        }
        return id;
    }

    private void page(Connection connection, Request request) {
        switch (rack.pick(
                request.bytes, request.pathFrom, request.pathTo, coding(request), till.pick)) {
            case PAGE -> picked(connection, request);
            case NOTHING -> listed(connection, request);
            case DAMAGED -> send(connection, stock.unavailable(path(request), DAMAGED));
            case NOT_READY -> send(connection, stock.unavailable(path(request), NOT_READY));
        }
    }

    /// Lists, and what makes an edition an app, are not on the rack.
    private void listed(Connection connection, Request request) {
        String path = path(request);
        if (AppRoutes.mayBe(path)) {
            cold.ask(connection, this, path);
        } else if (ArchiveRoutes.mayBe(path)) {
            String target = text(request, request.targetTo);
            cold.ask(connection, this, path, () -> stock.cold().answer(target));
        } else {
            missing(connection);
        }
    }

    /// Sends the page in the till's pick, or says that the reader has it already.
    private void picked(Connection connection, Request request) {
        Pick pick = till.pick;
        pick.etag(till.tag);
        if (pick.status() == 200 && Conditions.isUnchanged(request, pick, till.tag)) {
            till.unchanged++;
            connection.reader().opens(pick.ordinal(), request, till.counter);
            ByteBuf answer = Sending.unchanged(buffers, till, request.keepsAlive);
            connection.send(answer, request.keepsAlive);
            return;
        }
        till.pages++;
        if (pick.status() == 200) {
            connection.reader().opens(pick.ordinal(), request, till.counter);
        }
        sendPage(connection, request, pick.status());
    }

    private void sendPage(Connection connection, Request request, int status) {
        boolean goesOn = request.keepsAlive;
        ByteBuf answer = Sending.page(buffers, till, status, request.isHead, goesOn);
        connection.send(answer, goesOn);
    }

    private void elsewhere(Connection connection) {
        Reply moved = Reply.sentence(301, "This story stands at " + till.pick.path());
        send(connection, moved.with("Location: " + till.pick.path()));
    }

    void missing(Connection connection) {
        Request request = till.request;
        byte[] own = missingOfEdition(request);
        if (pickMissing(own) || own != NOT_FOUND && pickMissing(NOT_FOUND)) {
            till.others++;
            till.pick.etag(till.tag);
            sendPage(connection, request, 404);
        } else {
            send(connection, MISSING);
        }
    }

    private boolean pickMissing(byte[] path) {
        return rack.pick(path, 0, path.length, coding(till.request), till.pick) == Found.PAGE;
    }

    /// Where the page stands that says so in the language of the edition the path begins with, if
    /// it begins with one: below `/zh/` that is `/zh/404`.
    private static byte[] missingOfEdition(Request request) {
        int end = request.pathFrom + 1;
        while (end < request.pathTo && request.bytes[end] != '/') {
            end++;
        }
        int length = end - request.pathFrom;
        if (end == request.pathTo || length > Slug.MAX_LENGTH) {
            return NOT_FOUND;
        }
        byte[] path = Arrays.copyOfRange(request.bytes, request.pathFrom, end + NOT_FOUND.length);
        System.arraycopy(NOT_FOUND, 0, path, length, NOT_FOUND.length);
        return path;
    }

    private void asset(Connection connection, Request request) {
        Asset asset = stock.assets().get(path(request));
        if (asset == null) {
            missing(connection);
            return;
        }
        boolean zipped = coding(request) != Coding.IDENTITY && asset.gzip().length > 0;
        byte[] body = zipped ? asset.gzip() : asset.bytes();
        Reply reply = new Reply(200, asset.type(), body, asset.cache(), "");
        Reply varied = asset.gzip().length > 0 ? reply.with("Vary: Accept-Encoding") : reply;
        send(connection, zipped ? varied.with("Content-Encoding: gzip") : varied);
    }

    /// Sends what [Cold] brought.
    void deliver(Connection connection, Optional<Reply> reply, boolean isHead, boolean goesOn) {
        till.others++;
        ByteBuf answer = Sending.reply(buffers, till, reply.orElse(MISSING), isHead, goesOn);
        connection.deliver(answer, goesOn);
    }

    /// Sends the file that [Cold] found, or word that there is none.
    void deliver(Connection connection, Wanted wanted, Optional<ShelfFile> file) {
        if (file.isPresent()) {
            files.sell(connection, wanted, file.get());
        } else {
            deliver(connection, Optional.empty(), wanted.isHead(), wanted.keepsAlive());
        }
    }

    void send(Connection connection, Reply reply) {
        till.others++;
        Request request = till.request;
        boolean goesOn = request.keepsAlive;
        connection.send(Sending.reply(buffers, till, reply, request.isHead, goesOn), goesOn);
    }

    /// What a request is answered that is not taken.
    ByteBuf refusal(int status) {
        Reply reply = Reply.sentence(status, sentence(status));
        Reply whole = status == 405 ? reply.with("Allow: GET, HEAD") : reply;
        return Sending.reply(buffers, till, whole, till.request.isHead, false);
    }

    private static String sentence(int status) {
        return switch (status) {
            case 405, 501 -> "Pages can only be read here: GET or HEAD.";
            case 411 -> "Say how long the body is: Content-Length.";
            case 413 -> "A request for a page has no body, and what may be sent is short.";
            case 414 -> "The address is too long.";
            case 417 -> "There is nothing to expect here.";
            case 431 -> "The request's head is too long.";
            case 505 -> "HTTP/1.1 is spoken here.";
            default -> "This is not a request HTTP/1.1 knows.";
        };
    }

    private Coding coding(Request request) {
        return till.accept.choose(request, request.encodingFrom, request.encodingTo);
    }

    private static String path(Request request) {
        return text(request, request.pathTo);
    }

    private static String text(Request request, int to) {
        int length = to - request.pathFrom;
        return new String(request.bytes, request.pathFrom, length, StandardCharsets.ISO_8859_1);
    }
}
