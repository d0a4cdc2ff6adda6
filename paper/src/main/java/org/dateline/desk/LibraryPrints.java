package org.dateline.desk;

import java.time.Instant;
import java.util.List;
import org.dateline.media.Library;
import org.dateline.staff.Member;
import org.dateline.store.Transaction;
import org.dateline.story.MediaId;
import org.dateline.story.Medium;
import org.dateline.story.StoryId;

/// The paper's own library as the desk prints from it.
public final class LibraryPrints implements Prints {
    private final Library library;

    public LibraryPrints(Library library) {
        this.library = library;
    }

    @Override
    public Medium print(Transaction transaction, MediaId id) {
        return library.print(transaction, id);
    }

    @Override
    public String lastHand(Transaction transaction, MediaId id) {
        return library.lastHand(transaction, id);
    }

    @Override
    public void drafted(Transaction transaction, StoryId story, List<MediaId> shown) {
        library.drafted(transaction, story, shown);
    }

    @Override
    public void printed(Transaction transaction, StoryId story, List<MediaId> shown) {
        library.printed(transaction, story, shown);
    }

    @Override
    public void withdraw(
            Transaction transaction, Member by, MediaId id, Instant now, String reason) {
        library.withdraw(transaction, by, id, now, reason);
    }
}
