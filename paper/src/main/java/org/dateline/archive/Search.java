package org.dateline.archive;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.dateline.story.Language;

/// Looks for words. A question costs at most so many words, so many results and so much time.
final class Search {
    private static final long MOST_MILLIS = 500;

    private static final Map<String, Float> WEIGHTS =
            Map.of(
                    Index.HEADLINE, 4f,
                    Index.NAMES, 2f,
                    Index.STANDFIRST, 2f,
                    Index.BODY, 1f);

    private static final int UNDERSTOOD =
            SimpleQueryParser.PHRASE_OPERATOR
                    | SimpleQueryParser.NOT_OPERATOR
                    | SimpleQueryParser.WHITESPACE_OPERATOR;

    private Search() {}

    static Answers answer(
            IndexSearcher searcher, Question question, Set<Language> languages, ZoneId zone)
            throws IOException {
        searcher.setTimeout(new QueryTimeoutImpl(MOST_MILLIS));
        Answers exact = answer(searcher, question, languages, zone, new Exact());
        return exact.count() > 0
                ? exact
                : answer(searcher, question, languages, zone, new Similar());
    }

    private static Answers answer(
            IndexSearcher searcher,
            Question question,
            Set<Language> languages,
            ZoneId zone,
            SimpleQueryParser parser)
            throws IOException {
        Query words = parser.parse(question.words());
        if (words == null || words instanceof MatchNoDocsQuery) {
            return new Answers(List.of(), 0, false, false);
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(words, BooleanClause.Occur.MUST);
        query.add(new TermQuery(new Term(Index.LIVE, "")), BooleanClause.Occur.FILTER);
        query.add(Lists.in(Index.LANGUAGE, languages), BooleanClause.Occur.FILTER);
        question.section()
                .map(slug -> new Term(Index.field(Heading.Kind.SECTION), slug.text()))
                .ifPresent(term -> query.add(new TermQuery(term), BooleanClause.Occur.FILTER));
        query.add(between(question, zone), BooleanClause.Occur.FILTER);
        int to = question.skipped() + Stretch.LENGTH;
        TopDocs found =
                question.newestFirst()
                        ? searcher.search(query.build(), to, NEWEST_FIRST)
                        : searcher.search(query.build(), to);
        List<Long> ordinals = new ArrayList<>();
        for (int i = question.skipped(); i < found.scoreDocs.length; i++) {
            ordinals.add(ordinal(searcher, found.scoreDocs[i]));
        }
        TotalHits total = found.totalHits;
        boolean more = total.relation() != TotalHits.Relation.EQUAL_TO || searcher.timedOut();
        return new Answers(ordinals, total.value(), more, parser instanceof Similar);
    }

    private static final Sort NEWEST_FIRST =
            new Sort(LongField.newSortField(Index.ORDER, true, SortedNumericSelector.Type.MIN));

    private static long ordinal(IndexSearcher searcher, ScoreDoc found) throws IOException {
        return searcher.storedFields()
                .document(found.doc, Set.of(Index.ORDINAL))
                .getField(Index.ORDINAL)
                .numericValue()
                .longValue();
    }

    private static Query between(Question question, ZoneId zone) {
        long from = question.from().map(day -> order(day, zone)).orElse(Long.MIN_VALUE);
        long to = question.to().map(day -> order(day.plusDays(1), zone) - 1).orElse(Long.MAX_VALUE);
        return LongField.newRangeQuery(Index.ORDER, from, to);
    }

    private static long order(LocalDate day, ZoneId zone) {
        return Index.order(day.atStartOfDay(zone).toInstant(), 0);
    }

    private static class Exact extends SimpleQueryParser {
        Exact() {
            super(new Words(), WEIGHTS, UNDERSTOOD);
            setDefaultOperator(BooleanClause.Occur.MUST);
        }
    }

    /// Takes words for others that differ in a letter or two.
    private static final class Similar extends Exact {
        private static final int SHORT = 4;
        private static final int LONG = 8;

        @Override
        protected Query newDefaultQuery(String word) {
            Query same = super.newDefaultQuery(word);
            return word.length() < SHORT || same == null
                    ? same
                    : new BooleanQuery.Builder()
                            .add(same, BooleanClause.Occur.SHOULD)
                            .add(
                                    newFuzzyQuery(word, word.length() < LONG ? 1 : 2),
                                    BooleanClause.Occur.SHOULD)
                            .build();
        }
    }
}
