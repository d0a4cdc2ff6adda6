package org.dateline.press;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.dateline.story.Mark;
import org.dateline.story.Text;

/// The footnotes of a page, numbered from 1 in the order in which they are called.
public final class PageNotes {
    private final List<Mark.Note> list = new ArrayList<>();

    /// The same words may carry the same note twice on one page.
    private final Map<Mark.Note, Integer> numbers = new IdentityHashMap<>();

    private PageNotes() {}

    /// @param texts in the order they stand on the page
    static PageNotes of(List<Text> texts) {
        PageNotes notes = new PageNotes();
        for (Text text : texts) {
            for (PageText.Stretch stretch : PageText.stretches(text)) {
                stretch.notes().forEach(notes::add);
            }
        }
        return notes;
    }

    private void add(Mark.Note note) {
        list.add(note);
        numbers.put(note, list.size());
    }

    public List<Mark.Note> list() {
        return list;
    }

    /// @throws IllegalArgumentException when the page has no such note
    public int number(Mark.Note note) {
        Integer number = numbers.get(note);
        if (number == null) {
            throw new IllegalArgumentException("the page has no such note");
        }
        return number;
    }
}
