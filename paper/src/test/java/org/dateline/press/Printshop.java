package org.dateline.press;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.spec.SecretKeySpec;
import org.dateline.Newsdesk;
import org.dateline.readership.MostPopular;
import org.dateline.story.StoryId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A press with a rack and a shelf that prints what a newsroom publishes.
public final class Printshop implements AutoCloseable {
    /// Where pages are taken to stand, to tell links apart.
    private static final String SITE = "https://light.example/";

    private final Newsdesk newsdesk;
    final Rack rack;
    final Shelf shelf;
    public final Press press;

    /// What the press complained of.
    final List<String> alarms = new CopyOnWriteArrayList<>();

    public List<String> alarms() {
        return alarms;
    }

    /// All that was published before is pressed when it returns.
    public Printshop(Newsdesk newsdesk, Path folder, MostPopular popular) {
        this.newsdesk = newsdesk;
        rack = Rack.open(folder.resolve("rack"), new SecretKeySpec(new byte[32], "HmacSHA256"));
        shelf = Shelf.open(folder.resolve("shelf"));
        shelf.supply(newsdesk.album::find);
        press = new Press(newsdesk.ledger, rack, shelf, popular, alarms::add, newsdesk.clock);
        press.start();
        follow();
    }

    /// The same without a ranking.
    public Printshop(Newsdesk newsdesk, Path folder) {
        this(newsdesk, folder, (_, _) -> List.of());
    }

    /// Presses what was published meanwhile.
    public void follow() {
        press.follow(newsdesk.ledger.size());
    }

    /// The page readers get at `path`; what the rack says instead when it has none.
    public Document at(String path) {
        Pick pick = new Pick();
        Found found = find(path, pick);
        return Jsoup.parse(found == Found.PAGE ? text(pick) : "<p>" + found, SITE);
    }

    /// The HTTP status of the page at `path`.
    int status(String path) {
        Pick pick = new Pick();
        find(path, pick);
        return pick.status();
    }

    private Found find(String path, Pick pick) {
        byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
        return path.startsWith("/stories/")
                ? rack.pick(id(path).value(), Coding.IDENTITY, pick)
                : rack.pick(bytes, 0, bytes.length, Coding.IDENTITY, pick);
    }

    static StoryId id(String path) {
        return StoryId.parse(path.substring("/stories/".length()).substring(0, StoryId.LENGTH));
    }

    private static String text(Pick pick) {
        byte[] page = new byte[pick.length()];
        pick.write(ByteBuffer.wrap(page), 0);
        return new String(page, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        press.close();
        rack.close();
        shelf.close();
    }
}
