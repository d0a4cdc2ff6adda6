package org.dateline.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/// The places in time of everything that matches: eight bytes each, a million in some ten
/// milliseconds. That is what it takes to find a page in the middle of a long list.
final class Orders extends SimpleCollector {
    private long[] orders = new long[64];
    private int count;
    private SortedNumericDocValues values = DocValues.emptySortedNumeric();

    /// All of them, the oldest first.
    static final CollectorManager<Orders, long[]> SORTED =
            new CollectorManager<>() {
                @Override
                public Orders newCollector() {
                    return new Orders();
                }

                @Override
                public long[] reduce(Collection<Orders> parts) {
                    long[] all =
                            parts.stream().flatMapToLong(p -> Arrays.stream(p.found())).toArray();
                    Arrays.sort(all);
                    return all;
                }
            };

    private long[] found() {
        return Arrays.copyOf(orders, count);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        values = DocValues.getSortedNumeric(context.reader(), Index.ORDER);
    }

    @Override
    public void collect(int document) throws IOException {
        if (values.advanceExact(document)) {
            if (count == orders.length) {
                orders = Arrays.copyOf(orders, count * 2);
            }
            orders[count++] = values.nextValue();
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
