package org.dateline.media;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.dateline.store.Database;

/// Everything staff do to pictures: the library, its collections, and the ways in; and whoever goes
/// out to see where links lead.
public record PictureDesk(
        Library library,
        MediaCollections collections,
        Uploads uploads,
        Fetcher fetcher,
        Visitor visitor,
        Developers developers)
        implements AutoCloseable {
    /// @param developers closed with it
    /// @param folder of the library's files, made when absent
    /// @param sizes of the files that are taken
    /// @param reachable which addresses on the web may be connected to; [Fetcher#isPublic] outside
    ///   of tests
    public static PictureDesk open(
            Path folder,
            Database database,
            Developers developers,
            Sizes sizes,
            Predicate<InetAddress> reachable,
            ZoneId zone,
            InstantSource clock) {
        Uploads uploads = new Uploads(folder.resolve("arriving"), database, sizes, clock);
        Internet internet = new Internet(reachable);
        return new PictureDesk(
                new Library(folder, database, developers, zone, clock),
                new MediaCollections(database, clock),
                uploads,
                new Fetcher(uploads, internet, System::nanoTime),
                new Visitor(internet, System::nanoTime),
                developers);
    }

    @Override
    public void close() {
        visitor.close();
        developers.close();
    }
}
