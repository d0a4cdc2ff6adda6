package org.dateline.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.dateline.Album;
import org.dateline.Newsdesk;
import org.dateline.archive.Archive;
import org.dateline.press.Printshop;
import org.dateline.readership.Arrival;
import org.dateline.readership.Counter;
import org.dateline.staff.Member;
import org.dateline.story.Block;
import org.dateline.story.MediaId;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An open newsroom over a real desk, and somebody knocking: an HTTP client with everybody's
/// tokens.
final class Door implements AutoCloseable {
    static final String READERS = "https://paper.example";
    static final String STORY =
            """
            {"headline": "Harbour bridge opens", "section": "Politics", "byline": ["Mira Okafor"],
             "body": [{"type": "paragraph", "text": "The bridge opened on Monday."}]}
            """;

    final Newsdesk paper;
    final Newsroom newsroom;
    final String mira;
    final String tom;
    final String ines;

    /// Positions the newsroom waited for.
    volatile Optional<Archive> archive = Optional.empty();

    final List<Long> awaited = new CopyOnWriteArrayList<>();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private @Nullable Printshop printshop;

    /// What the press says stands on the fronts.
    volatile Map<String, List<StoryId>> fronts = Map.of();

    private Door(Newsdesk paper, Settings settings, Vitals vitals, LongConsumer press) {
        this.paper = paper;
        mira = token(Newsdesk.MIRA);
        tom = token(Newsdesk.TOM);
        ines = token(Newsdesk.INES);
        Readers readers =
                new Readers(
                        () -> READERS,
                        position -> {
                            awaited.add(position);
                            press.accept(position);
                        },
                        () -> printshop().press.galleys(),
                        () -> printshop().press.makeup(),
                        () -> archive,
                        () -> fronts,
                        paper.readership,
                        paper.ledger);
        newsroom =
                Newsroom.open(
                        settings,
                        paper.desk,
                        paper.pictures,
                        paper.alerts,
                        paper.notices,
                        paper.staff,
                        readers,
                        vitals,
                        paper.clock);
    }

    static Door open(Path folder) {
        return open(folder, Settings.loopback(0), Vitals.none(), _ -> {});
    }

    static Door open(Path folder, Settings settings, Vitals vitals, LongConsumer press) {
        return new Door(Newsdesk.open(folder), settings, vitals, press);
    }

    static Door open(Newsdesk paper, Settings settings) {
        return new Door(paper, settings, Vitals.none(), _ -> {});
    }

    /// For a newsroom that nobody reads.
    static Readers noReaders(Newsdesk paper) {
        return new Readers(
                () -> "",
                _ -> {},
                () -> {
                    throw new AssertionError("there is no press");
                },
                () -> {
                    throw new AssertionError("there is no press");
                },
                Optional::empty,
                Map::of,
                paper.readership,
                paper.ledger);
    }

    /// So many readers have read a live story, and are counted.
    void read(StoryId story, int readers, Arrival by) {
        int ordinal = paper.ledger.head(story).orElseThrow().ordinal();
        Counter counter = paper.readership.counter();
        for (int reader = 0; reader < readers; reader++) {
            counter.view(ordinal, reader, by);
        }
        paper.readership.drain();
    }

    /// The press, which has printed what was published.
    synchronized Printshop printshop() {
        if (printshop == null) {
            printshop = new Printshop(paper, paper.folder, paper.readership::mostPopular);
        }
        printshop.follow();
        return printshop;
    }

    private String token(Member member) {
        return paper.staff.createToken("test", member.name(), member.role());
    }

    /// A knock at `path` without a token.
    Knock at(String path) {
        return new Knock(this, path, HttpRequest.newBuilder(uri(path)));
    }

    /// A knock by whoever has `token`.
    Knock at(String path, String token) {
        return at(path).with("Authorization", "Bearer " + token);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + newsroom.port() + path);
    }

    /// A new story by Mira.
    ///
    /// @return its path in the API
    String draft() {
        return at("/api/stories", mira).post(STORY).header("Location");
    }

    String filed() {
        String path = draft();
        at(path + "/filings", mira).post().is(201);
        return path;
    }

    String passed() {
        String path = filed();
        at(path + "/passes", tom).post().is(201);
        return path;
    }

    String published() {
        String path = passed();
        at(path + "/publications", tom).post().is(201);
        return path;
    }

    /// A picture that a live story shows.
    MediaId shown() {
        paper.published(Newsdesk.illustrated("Pier opens", new Block.Picture(Album.PIER, "")));
        return Album.PIER;
    }

    @Override
    public void close() {
        client.close();
        newsroom.close();
        if (printshop != null) {
            printshop.close();
        }
        paper.close();
    }

    /// A request in the making.
    record Knock(Door door, String path, HttpRequest.Builder request) {
        Knock with(String header, String value) {
            request.header(header, value);
            return this;
        }

        Reply get() {
            return send("GET", BodyPublishers.noBody());
        }

        Reply post() {
            return send("POST", BodyPublishers.noBody());
        }

        Reply post(String json) {
            return with("Content-Type", "application/json")
                    .send("POST", BodyPublishers.ofString(json));
        }

        Reply put(String json) {
            return with("Content-Type", "application/json")
                    .send("PUT", BodyPublishers.ofString(json));
        }

        Reply send(String method, BodyPublisher body) {
            try {
                return new Reply(
                        door.client.send(
                                request.method(method, body)
                                        .timeout(Duration.ofSeconds(30))
                                        .build(),
                                BodyHandlers.ofString()));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    /// What came back.
    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        ObjectNode json() {
            return StoryJson.parse(body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        Reply is(int status) {
            if (status() != status) {
                throw new AssertionError("expected %d, got %s".formatted(status, this));
            }
            return this;
        }

        /// A problem document of that status and type whose sentence contains `words`.
        Reply isProblem(int status, String type, String words) {
            is(status);
            ObjectNode json = json();
            boolean right =
                    header("Content-Type").equals("application/problem+json")
                            && json.path("status").asInt() == status
                            && json.path("type").asString().equals(type)
                            && !json.path("title").asString().isBlank()
                            && json.path("instance").isString()
                            && json.path("detail").asString().contains(words);
            if (!right) {
                throw new AssertionError(
                        "expected a problem %s saying “%s”, got %s".formatted(type, words, this));
            }
            return this;
        }

        @Override
        public String toString() {
            return status() + " " + response.headers().map() + "\n" + body();
        }
    }
}
