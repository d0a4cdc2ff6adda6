package org.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dateline.Newsdesk.MIRA;
import static org.dateline.Newsdesk.TOM;
import static org.dateline.Newsdesk.story;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dateline.Newsdesk;
import org.dateline.desk.Comment.Outcome;
import org.dateline.story.Refusal;
import org.dateline.story.StoryId;
import org.dateline.story.StoryJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CommentsTest {
    /// Where “It is open.” begins under “Bridge reopens”.
    private static final int BODY = 21;

    @TempDir Path folder;
    private Newsdesk newsroom;
    private Comments comments;
    private StoryId id;
    private int step;

    @BeforeEach
    void open() {
        newsroom = Newsdesk.open(folder);
        comments = newsroom.desk.comments();
        id = newsroom.desk.create(MIRA, story("Bridge reopens", "It is open.")).id();
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void aCommentStaysOnItsWordsWhateverIsTypedAround() {
        on(0, "open", "Is it?", Optional.empty());
        change(BODY, BODY, "At last. ");
        change(BODY + 15, BODY + 15, "wide ");
        assertThat(words(step)).isEqualTo("open");
        restart();
        assertThat(words(step)).isEqualTo("open");
        assertThat(words(1)).as("for somebody who is one change behind").isEqualTo("open");
    }

    @Test
    void aCommentMadeOnAnOlderStateIsMovedToWhereItsWordsAreNow() {
        newsroom.desk.manuscripts().read(id);
        change(BODY, BODY, "At last. ");
        int from = BODY + "It is ".length();
        Comment made =
                comments.add(
                        TOM, id, new Remark("", 0, from, from + 4, "Is it?", Optional.empty()));
        assertThat(((Comment.Words) made.subject()).quote()).isEqualTo("open");
        assertThat(words(step)).isEqualTo("open");
    }

    @Test
    void aCommentOutlivesItsWords() {
        on(0, "open", "Is it?", Optional.empty());
        change(BODY, BODY + 10, "");
        Comment.Words words = (Comment.Words) only().subject();
        assertThat(words.low()).isEqualTo(words.high());
        assertThat(words.quote()).isEqualTo("open");
    }

    @Test
    void whoIsBehindACommentIsAnsweredWhereTheyMustGetTo() {
        change(BODY, BODY, "At last. ");
        on(step, "open", "Is it?", Optional.empty());
        assertThat(comments.list(id, 0).step()).isEqualTo(1);
    }

    @Test
    void aCommentIsStillThereWhenTheChangesBeforeAreForgotten() {
        on(0, "open", "Is it?", Optional.empty());
        IntStream.range(0, 30).forEach(_ -> change(BODY, BODY, "x"));
        newsroom.database.write(
                transaction -> {
                    Comments.carry(transaction, id, 20);
                    ManuscriptStore.forget(
                            transaction,
                            id,
                            20,
                            Tape.read(newsroom.desk.manuscripts().read(id, 20).document()));
                    return id;
                });
        assertThat(words(step)).isEqualTo("open");
    }

    @Test
    void repliesAndClosingsSayWho() {
        long comment = on(0, "open", "Is it?", Optional.empty());
        int before = comments.change(id);
        comments.reply(MIRA, id, comment, "Since six.");
        Comment closed = comments.close(TOM, id, comment, Outcome.RESOLVED);
        assertThat(closed.replies()).extracting(Comment.Reply::by).containsExactly(MIRA.name());
        assertThat(closed.closing()).map(Comment.Closing::by).contains(TOM.name());
        assertThat(comments.change(id)).isGreaterThan(before + 1);
        assertThat(comments.reopen(MIRA, id, comment).closing()).isEmpty();
    }

    @Test
    void aSuggestionIsAcceptedOnce() {
        long comment = on(0, "open", "", Optional.of("closed"));
        comments.close(MIRA, id, comment, Outcome.ACCEPTED);
        assertThat(comments.close(MIRA, id, comment, Outcome.ACCEPTED).closing()).isPresent();
        refused("has closed this", () -> comments.close(TOM, id, comment, Outcome.ACCEPTED));
        refused("has closed this", () -> comments.close(MIRA, id, comment, Outcome.DECLINED));
    }

    @Test
    void whatIsNoCommentIsRefused() {
        long comment = on(0, "open", "Is it?", Optional.empty());
        refused("no suggestion", () -> comments.close(TOM, id, comment, Outcome.ACCEPTED));
        refused("empty", () -> on(0, "open", " ", Optional.empty()));
        refused("Choose the words", () -> new Remark("", 0, 9, 9, "x", Optional.empty()));
        refused("one paragraph", () -> add(2, BODY + 4, "x", Optional.of("y")));
        refused("one line", () -> add(BODY, BODY + 2, "x", Optional.of("a\nb")));
        refused("not there any more", () -> add(9_000, 9_001, "x", Optional.empty()));
        refused("on a field", () -> new Remark("nothing", 0, 0, 0, "x", Optional.empty()));
        refused("no such comment", () -> comments.reply(TOM, id, comment + 1, "x"));
        refused("1 to 2,000", () -> comments.reply(TOM, id, comment, "x".repeat(2_001)));
    }

    @Test
    void aFieldHasCommentsToo() {
        comments.add(TOM, id, new Remark("byline", 0, 0, 0, "With whom?", Optional.empty()));
        assertThat(only().subject()).isEqualTo(new Comment.Field("byline"));
    }

    @Test
    void aThousandAreOpenAtMost() {
        IntStream.range(0, Comments.MOST).forEach(_ -> add(BODY, BODY + 2, "x", Optional.empty()));
        refused("thousand", () -> add(BODY, BODY + 2, "x", Optional.empty()));
        comments.close(TOM, id, comments.list(id, 0).comments().getFirst().id(), Outcome.RESOLVED);
        add(BODY, BODY + 2, "x", Optional.empty());
    }

    private Comment only() {
        return comments.list(id, step).comments().getFirst();
    }

    /// What the first comment's words are in the manuscript after `at` changes.
    private String words(int at) {
        Comments.All all = comments.list(id, at);
        assertThat(all.step()).isEqualTo(at);
        Comment.Words words = (Comment.Words) all.comments().getFirst().subject();
        Tape tape = Tape.read(newsroom.desk.manuscripts().read(id, at).document());
        return ((Token.Run) tape.between(words.low(), words.high()).getFirst()).text();
    }

    private long on(int at, String word, String text, Optional<String> suggestion) {
        int from = BODY + said().indexOf(word);
        return comments.add(
                        TOM, id, new Remark("", at, from, from + word.length(), text, suggestion))
                .id();
    }

    private Comment add(int from, int to, String text, Optional<String> suggestion) {
        return comments.add(TOM, id, new Remark("", step, from, to, text, suggestion));
    }

    private String said() {
        JsonNode document = newsroom.desk.manuscripts().read(id).document();
        return document.at("/content/3/content/0/text").asString();
    }

    private void change(int from, int to, String words) {
        String slice =
                words.isEmpty()
                        ? ""
                        : ", \"slice\": {\"content\": [{\"type\": \"text\", \"text\": \"%s\"}]}"
                                .formatted(words);
        JsonNode json =
                StoryJson.MAPPER.readTree(
                        "{\"stepType\": \"replace\", \"from\": %d, \"to\": %d%s}"
                                .formatted(from, to, slice));
        newsroom.desk
                .manuscripts()
                .write(MIRA, id, new Batch("window-0001", step + 1, step, List.of(json)));
        step++;
    }

    private void restart() {
        newsroom.close();
        newsroom = Newsdesk.open(folder);
        comments = newsroom.desk.comments();
    }

    private static void refused(String why, Runnable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act::run)
                .satisfies(refusal -> assertThat(refusal.sentence()).contains(why));
    }
}
