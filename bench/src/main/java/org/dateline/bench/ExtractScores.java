package org.dateline.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The measures by which an extracted text is compared with the expected one.
final class ExtractScores {
    private static final Pattern TOKEN = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private ExtractScores() {}

    /// Shares of what was found rightly, found wrongly and missed.
    record Match(double right, double wrong, double missed) {
        double precision() {
            return right + wrong == 0 ? 1 : right / (right + wrong);
        }

        double recall() {
            return right + missed == 0 ? 1 : right / (right + missed);
        }

        double f1() {
            return harmonic(precision(), recall());
        }
    }

    static double harmonic(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /// Compares runs of `length` words, each as often as it occurs; the shares add up to one, so
    /// that a long page weighs no more than a short one. This is how scrapinghub's
    /// article-extraction-benchmark counts (`evaluate.py`, with a length of 4).
    static Match shingles(String expected, String found, int length) {
        Map<String, Integer> one = count(expected, length);
        Map<String, Integer> two = count(found, length);
        int right = 0;
        int all = 0;
        for (Map.Entry<String, Integer> entry : one.entrySet()) {
            right += Math.min(entry.getValue(), two.getOrDefault(entry.getKey(), 0));
            all += entry.getValue();
        }
        int had = two.values().stream().mapToInt(Integer::intValue).sum();
        double sum = Math.max(1, all + had - right);
        return new Match(right / sum, (had - right) / sum, (all - right) / sum);
    }

    private static Map<String, Integer> count(String text, int length) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < Math.max(1, tokens.size() - length + 1) && !tokens.isEmpty(); i++) {
            int end = Math.min(tokens.size(), i + length);
            counts.merge(String.join(" ", tokens.subList(i, end)), 1, Integer::sum);
        }
        return counts;
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
