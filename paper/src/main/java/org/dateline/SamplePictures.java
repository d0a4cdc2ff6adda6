package org.dateline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.dateline.media.Item;
import org.dateline.media.Library;
import org.dateline.media.Metadata;
import org.dateline.media.Property;
import org.dateline.media.Stamp;
import org.dateline.staff.Member;
import org.dateline.story.Block;
import org.dateline.story.MediaId;
import org.dateline.story.Refusal;
import org.dateline.story.Slug;
import org.dateline.story.Story;
import org.dateline.story.StoryJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The sample paper's pictures, galleries, films, recording and document: painted or kept, stamped
/// with who is owed what, taken into the library as a photographer's are, and put into their
/// stories.
final class SamplePictures {
    /// In pixels: enough for a story's page, and little enough that a demo opens soon.
    private static final int WIDTH = 960;

    private static final int LEAD_WIDTH = 1_280;
    private static final float QUALITY = 0.92f;

    /// The identifier of a box with XMP in a file of the MP4 kind: Adobe's XMP specification, part
    /// 3.
    private static final long[] XMP_BOX = {0xBE7ACFCB97A942E8L, 0x9C71999491E3AFACL};

    private final Library library;
    private final Member by;
    private final Member editor;
    private final String paper;
    private final Path folder;
    private final Map<Slug, List<Block>> leads = new HashMap<>();
    private final Map<Slug, List<Block>> ends = new HashMap<>();

    /// @param by who brings them in
    /// @param editor who says whose a file is that does not say so itself
    /// @param paper its name, which stands in every credit
    /// @param folder on the library's file system
    SamplePictures(Library library, Member by, Member editor, String paper, Path folder) {
        this.library = library;
        this.by = by;
        this.editor = editor;
        this.paper = paper;
        this.folder = folder;
    }

    /// Takes them in, as many at a time as the machine has processors: one is painted while another
    /// is developed.
    ///
    /// @param progress told how many of how many are ready
    void bringIn(Library.Progress progress) {
        List<Future<Runnable>> coming = new ArrayList<>();
        try (var hands = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            work().forEach(each -> coming.add(hands.submit(each)));
            for (int i = 0; i < coming.size(); i++) {
                progress.at(i, coming.size());
                coming.get(i).get().run();
            }
            progress.at(coming.size(), coming.size());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The sample's pictures did not come in", failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "The paper is stopping.");
        }
    }

    /// What brings each in, and then puts it into its story.
    private List<Callable<Runnable>> work() {
        ObjectNode json = StoryJson.parse(SampleReader.bytes("pictures.json"));
        List<Callable<Runnable>> work = new ArrayList<>();
        for (JsonNode each : json.get("pictures")) {
            work.add(() -> lead(each, new Block.Picture(picture(each), "")));
        }
        for (JsonNode each : json.get("films")) {
            work.add(() -> lead(each, new Block.Video(film(each), "")));
        }
        for (JsonNode each : json.get("galleries")) {
            work.add(() -> end(each, gallery(each)));
        }
        for (JsonNode each : json.get("sounds")) {
            work.add(() -> end(each, new Block.Audio(kept(each, "m4a"), "")));
        }
        for (JsonNode each : json.get("documents")) {
            work.add(() -> end(each, new Block.Document(kept(each, "pdf"), "")));
        }
        return work;
    }

    /// A version of a story with what belongs to it.
    ///
    /// @param slug the one the story began with
    Story illustrated(Slug slug, Story story) {
        List<Block> body = new ArrayList<>(leads.getOrDefault(slug, List.of()));
        body.addAll(story.body());
        body.addAll(ends.getOrDefault(slug, List.of()));
        return story.with(body);
    }

    /// A translation with what belongs to its original, said in its own language.
    ///
    /// @param captions in the order of what is shown: of a gallery its title, then its pictures'
    Story illustrated(Slug original, Story translation, List<String> captions) {
        Iterator<String> words = captions.iterator();
        Story whole = illustrated(original, translation);
        Story said = whole.with(whole.body().stream().map(block -> said(block, words)).toList());
        if (words.hasNext()) {
            throw new IllegalStateException("Nothing is shown for “" + words.next() + "”");
        }
        return said;
    }

    private static Block said(Block block, Iterator<String> words) {
        return switch (block) {
            case Block.Picture picture -> new Block.Picture(picture.media(), words.next());
            case Block.Gallery gallery -> {
                String title = words.next();
                List<Block.Picture> pictures = new ArrayList<>();
                gallery.pictures()
                        .forEach(
                                each ->
                                        pictures.add(
                                                new Block.Picture(each.media(), words.next())));
                yield new Block.Gallery(title, pictures);
            }
            case Block.Video video -> new Block.Video(video.media(), words.next());
            case Block.Audio audio -> new Block.Audio(audio.media(), words.next());
            default -> block;
        };
    }

    private Runnable lead(JsonNode json, Block block) {
        Slug story = new Slug(text(json, "story"));
        return () -> {
            if (leads.putIfAbsent(story, List.of(block)) != null) {
                throw new IllegalStateException("Two leads for " + story);
            }
        };
    }

    private Runnable end(JsonNode json, Block block) {
        Slug story = new Slug(text(json, "story"));
        return () -> ends.computeIfAbsent(story, _ -> new ArrayList<>()).add(block);
    }

    private Block.Gallery gallery(JsonNode json) {
        List<Block.Picture> pictures = new ArrayList<>();
        json.get("pictures").forEach(each -> pictures.add(new Block.Picture(picture(each), "")));
        return new Block.Gallery(text(json, "title"), pictures);
    }

    private MediaId picture(JsonNode json) {
        String scene = text(json, "scene");
        int width = json.has("leads") ? LEAD_WIDTH : WIDTH;
        byte[] jpeg = jpeg(SampleArt.paint(scene, width));
        return add(
                Stamp.stamp(jpeg, words(json).with(Property.ALT, text(json, "alt"))),
                scene + ".jpg");
    }

    /// A film with its credits in a box at its end.
    private MediaId film(JsonNode json) {
        String name = text(json, "film") + ".mp4";
        byte[] film = SampleReader.bytes(name);
        byte[] xmp = Stamp.xmp(words(json));
        ByteBuffer credited =
                ByteBuffer.allocate(film.length + 24 + xmp.length)
                        .put(film)
                        .putInt(24 + xmp.length)
                        .put("uuid".getBytes(UTF_8))
                        .putLong(XMP_BOX[0])
                        .putLong(XMP_BOX[1])
                        .put(xmp);
        return add(credited.array(), name);
    }

    /// A recording or a document, which say nothing of themselves: the desk does.
    private MediaId kept(JsonNode json, String ending) {
        String name = text(json, "file") + "." + ending;
        Item item = library.item(add(SampleReader.bytes(name), name));
        Item.Description said =
                new Item.Description(
                        words(json), false, StoryJson.strings((ObjectNode) json, "transcript"));
        return library.describe(editor, item.id(), item.version(), said, item.terms()).id();
    }

    private Metadata words(JsonNode json) {
        return Metadata.NOTHING
                .with(Property.CAPTION, text(json, "caption"))
                .with(Property.CREATORS, text(json, "creator"))
                .with(Property.CREDIT, text(json, "creator") + " / " + paper)
                .with(Property.COPYRIGHT, "© " + paper)
                .with(Property.SOURCE, paper)
                .with(Property.CITY, text(json, "place"))
                .with(Property.DIGITAL_SOURCE_TYPE, "algorithmicMedia");
    }

    private MediaId add(byte[] file, String name) {
        try {
            Path arriving = Files.write(Files.createTempFile(folder, "sample", ""), file);
            return library.add(by, arriving, name, _ -> {}).item().id();
        } catch (IOException full) {
            throw new UncheckedIOException("The sample's " + name + " cannot be written", full);
        }
    }

    private static byte[] jpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String text(JsonNode json, String name) {
        return json.get(name).stringValue();
    }
}
