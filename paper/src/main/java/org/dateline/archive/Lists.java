package org.dateline.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.dateline.story.Handle;
import org.dateline.story.Language;

/// What stands under a heading, in order of time.
final class Lists {
    private static final Query LIVE = new TermQuery(new Term(Index.LIVE, ""));

    private static final Sort NEWEST =
            new Sort(LongField.newSortField(Index.ORDER, true, SortedNumericSelector.Type.MIN));

    private Lists() {}

    static Optional<Stretch> stretch(
            IndexSearcher searcher, Heading heading, Set<Language> languages, int number)
            throws IOException {
        Query under =
                all(
                        new TermQuery(new Term(Index.field(heading.kind()), heading.key())),
                        in(Index.LANGUAGE, languages));
        long[] orders = searcher.search(under, Orders.SORTED);
        if (orders.length == 0 || !Stretch.Part.exists(orders.length, number)) {
            return Optional.empty();
        }
        String name = name(searcher, heading, orders[orders.length - 1]);
        long live = searcher.count(all(under, LIVE));
        return Optional.of(page(orders, number, name, live, Index::ordinal));
    }

    static Optional<Stretch> notices(IndexSearcher searcher, Set<Language> languages, int number)
            throws IOException {
        long[] orders = searcher.search(in(Index.NOTICE, languages), Orders.SORTED);
        return Stretch.Part.exists(orders.length, number)
                ? Optional.of(page(orders, number, "", orders.length, position -> position))
                : Optional.empty();
    }

    /// @param item what stands at a place in the order
    private static Stretch page(
            long[] orders, int number, String name, long count, LongUnaryOperator item) {
        Stretch.Part part = Stretch.Part.of(orders.length, number);
        List<Long> items = new ArrayList<>();
        for (int i = part.to() - 1; i >= part.from(); i--) {
            items.add(item.applyAsLong(orders[i]));
        }
        return new Stretch(name, items, number, part.newer(), part.older(), count);
    }

    /// How often a heading is used.
    private record Use(String key, int stories) {}

    static List<Heading> headings(IndexSearcher searcher, Heading.Kind kind, int most)
            throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), Index.field(kind));
        PriorityQueue<Use> kept =
                new PriorityQueue<>(
                        Comparator.comparingInt(Use::stories)
                                .thenComparing(Use::key, Comparator.reverseOrder()));
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                kept.add(new Use(term.utf8ToString(), each.docFreq()));
                if (kept.size() > most) {
                    kept.poll();
                }
            }
        }
        List<Heading> headings = new ArrayList<>();
        while (!kept.isEmpty()) {
            headings.add(new Heading(kind, kept.poll().key()));
        }
        return headings.reversed();
    }

    static Optional<Name> name(IndexSearcher searcher, Heading heading) throws IOException {
        Query under =
                all(new TermQuery(new Term(Index.field(heading.kind()), heading.key())), LIVE);
        ScoreDoc[] newest = searcher.search(under, 1, NEWEST).scoreDocs;
        return newest.length == 0
                ? Optional.empty()
                : Optional.of(
                        new Name(
                                heading,
                                name(heading, searcher.storedFields().document(newest[0].doc)),
                                searcher.count(under)));
    }

    private static Document document(IndexSearcher searcher, long order) throws IOException {
        ScoreDoc found =
                searcher.search(LongField.newExactQuery(Index.ORDER, order), 1).scoreDocs[0];
        return searcher.storedFields().document(found.doc);
    }

    /// As the story at `order` spells it.
    private static String name(IndexSearcher searcher, Heading heading, long order)
            throws IOException {
        return name(heading, document(searcher, order));
    }

    private static String name(Heading heading, Document document) {
        return Arrays.stream(document.getFields(heading.kind().path()))
                .map(IndexableField::stringValue)
                .filter(name -> Handle.of(name).text().equals(heading.key()))
                .findFirst()
                .orElse(heading.key());
    }

    static List<Period> periods(IndexSearcher searcher, String within, Set<Language> languages)
            throws IOException {
        String field = Index.field(Heading.Kind.DATE);
        Query mine = all(LIVE, in(Index.LANGUAGE, languages));
        List<Period> periods = new ArrayList<>();
        for (String date : dates(searcher, field, within)) {
            int count = searcher.count(all(new TermQuery(new Term(field, date)), mine));
            if (count > 0) {
                periods.add(new Period(date, count));
            }
        }
        return periods;
    }

    /// The dates one step finer than `within` that any story has.
    private static Set<String> dates(IndexSearcher searcher, String field, String within)
            throws IOException {
        String prefix = within.isEmpty() ? "" : within + "-";
        int length = within.isEmpty() ? 4 : within.length() + 3;
        Set<String> dates = new TreeSet<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            TermsEnum each = terms.iterator();
            TermsEnum.SeekStatus at = each.seekCeil(new BytesRef(prefix));
            while (at != TermsEnum.SeekStatus.END) {
                String date = each.term().utf8ToString();
                if (!date.startsWith(prefix)) {
                    break;
                }
                if (date.length() == length) {
                    dates.add(date);
                }
                // What is finer begins with this: the next of its kind comes behind all that.
                at = each.seekCeil(new BytesRef(date.length() < length ? date + "-" : date + "."));
            }
        }
        return dates;
    }

    static Query all(Query... queries) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Query query : queries) {
            all.add(query, BooleanClause.Occur.FILTER);
        }
        return all.build();
    }

    static Query in(String field, Set<Language> languages) {
        return new TermInSetQuery(
                field, languages.stream().map(each -> new BytesRef(each.tag())).toList());
    }
}
