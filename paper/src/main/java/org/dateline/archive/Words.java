package org.dateline.archive;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/// Divides text into words as its script does (UAX #29; Chinese, Japanese, Thai and others by
/// dictionary), whatever language it is in; folds case, accents and other forms of the same letter,
/// and takes off the s of a plural (the S-stemmer of D. Harman, 1991), which many languages have.
final class Words extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new ICUTokenizer();
        return new TokenStreamComponents(
                words, new EnglishMinimalStemFilter(new ICUFoldingFilter(words)));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream words) {
        return new ICUFoldingFilter(words);
    }
}
