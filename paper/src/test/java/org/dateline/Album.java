package org.dateline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dateline.desk.Prints;
import org.dateline.staff.Member;
import org.dateline.store.Transaction;
import org.dateline.story.Digest;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.Refusal;
import org.dateline.story.Rendition;
import org.dateline.story.Rights;
import org.dateline.story.Shape;
import org.dateline.story.StoryId;

/// A few pictures and films for tests, with real files in a folder: what the library gives the desk
/// and the press, without what it takes to get there.
public final class Album implements Prints {
    public static final MediaId PIER = new MediaId(1);
    public static final MediaId GULL = new MediaId(2);
    public static final MediaId FERRY = new MediaId(3);
    public static final MediaId SPEECH = new MediaId(4);
    public static final MediaId REPORT = new MediaId(5);

    private final Path folder;
    private final Map<MediaId, Medium> media = new ConcurrentHashMap<>();
    private final Map<StoryId, List<MediaId>> live = new ConcurrentHashMap<>();
    private volatile String hand = "Ada Lund";

    public Album(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        put(picture(PIER, "The pier at noon.", Optional.empty()));
        put(picture(GULL, "A gull on a post.", Optional.empty()));
        put(
                new Medium.Video(
                        FERRY,
                        "The first ferry in.",
                        rights(Optional.empty()),
                        digest("ferry"),
                        Duration.ofSeconds(83),
                        pictures("ferry poster"),
                        List.of(
                                new Medium.Track(
                                        "en",
                                        "English",
                                        file(Shape.WHOLE, "text/vtt", 0, 0, "cues"))),
                        List.of(
                                file(Shape.WHOLE, "application/vnd.apple.mpegurl", 0, 0, "list"),
                                file(Shape.WHOLE, "video/mp4", 1280, 720, "ferry 720"),
                                file(Shape.WHOLE, "video/mp4", 640, 360, "ferry 360"),
                                file(Shape.WHOLE, "video/mp2t", 1280, 720, "segment"))));
        put(
                new Medium.Audio(
                        SPEECH,
                        "The mayor's speech.",
                        rights(Optional.empty()),
                        digest("speech"),
                        Duration.ofMinutes(61),
                        List.of("Friends, the pier is open."),
                        List.of(file(Shape.WHOLE, "audio/mpeg", 0, 0, "speech"))));
        put(
                new Medium.Document(
                        REPORT,
                        "The engineers' report",
                        rights(Optional.empty()),
                        digest("report"),
                        List.of(file(Shape.WHOLE, "application/pdf", 0, 0, "report"))));
    }

    public void put(Medium medium) {
        media.put(medium.id(), medium);
    }

    /// From now on it counts as somebody's who changed it last.
    public void changedBy(String hand) {
        this.hand = hand;
    }

    @Override
    public String lastHand(Transaction transaction, MediaId id) {
        return hand;
    }

    public Medium get(MediaId id) {
        return print(id);
    }

    /// A picture by Ada Lund whose files hold its caption.
    public Medium.Picture picture(MediaId id, String caption, Optional<Instant> until) {
        return new Medium.Picture(
                id,
                caption,
                "What is seen in picture " + id + ".",
                rights(until),
                digest("original " + id),
                3000,
                2000,
                "#8090a0",
                pictures(caption));
    }

    private static Rights rights(Optional<Instant> until) {
        return new Rights(
                "Ada Lund",
                "Coast Wire",
                "© 2026 Ada Lund",
                "Coast Wire",
                "For news only",
                "https://coast.example/terms",
                "digitalCapture",
                until);
    }

    private List<Rendition> pictures(String words) {
        List<Rendition> all = new ArrayList<>();
        for (String type : List.of("image/jpeg", "image/webp", "image/avif")) {
            all.add(file(Shape.WHOLE, type, 480, 320, words + type + 480));
            all.add(file(Shape.WHOLE, type, 1200, 800, words + type + 1200));
            all.add(file(Shape.CARD, type, 640, 427, words + type + "card"));
        }
        all.add(file(Shape.SOCIAL, "image/jpeg", 1200, 630, words + "social"));
        return all;
    }

    private Rendition file(Shape shape, String type, int width, int height, String words) {
        Digest digest = digest(words);
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        try {
            Files.write(folder.resolve(digest.hex()), bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Rendition(shape, type, width, height, bytes.length, digest);
    }

    /// Where a file is.
    public Optional<Path> find(Digest digest) {
        return Optional.of(folder.resolve(digest.hex())).filter(Files::exists);
    }

    public static Digest digest(String words) {
        try {
            byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Digest(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public Medium print(Transaction transaction, MediaId id) {
        return print(id);
    }

    private Medium print(MediaId id) {
        Medium found = media.get(id);
        if (found == null) {
            throw Refusal.notFound("There is no picture, video or recording " + id + ".");
        }
        return found;
    }

    @Override
    public void drafted(Transaction transaction, StoryId story, List<MediaId> shown) {
        shown.forEach(this::print);
    }

    @Override
    public void printed(Transaction transaction, StoryId story, List<MediaId> shown) {
        live.put(story, List.copyOf(shown));
    }

    /// What readers see in a story, as the desk said last.
    public List<MediaId> live(StoryId story) {
        return live.getOrDefault(story, List.of());
    }

    @Override
    public void withdraw(
            Transaction transaction, Member by, MediaId id, Instant now, String reason) {
        print(id);
        forget(id);
    }

    public void forget(MediaId id) {
        media.remove(id);
    }
}
