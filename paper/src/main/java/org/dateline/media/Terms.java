package org.dateline.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dateline.story.Refusal;

/// What was agreed with whoever owns a picture, for the newsroom's eyes. What readers and machines
/// are told is [org.dateline.story.Rights].
///
/// @param territory ISO 3166 codes of the countries where it may be shown; empty: everywhere
/// @param from the second from which it may be shown
/// @param until the second from which it may not be shown any more
/// @param priceNote what it costs, in words
/// @param askFirst whether somebody must ask the owner before it is published
/// @param clearedBy who asked, and may publish it; no clearance outlives a change of the terms
/// @param withdrawn why it was taken back, and is not printed again
public record Terms(
        List<String> territory,
        Optional<Instant> from,
        Optional<Instant> until,
        String priceNote,
        boolean askFirst,
        Optional<String> clearedBy,
        Optional<String> withdrawn) {
    /// Nothing was agreed, nothing is forbidden.
    public static final Terms NONE =
            agreed(List.of(), Optional.empty(), Optional.empty(), "", false);

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MOST_COUNTRIES = 250;
    private static final int LONGEST_NOTE = 2_000;

    public Terms {
        territory = List.copyOf(territory);
        if (territory.size() > MOST_COUNTRIES
                || !territory.stream().allMatch(code -> COUNTRY.matcher(code).matches())) {
            throw Refusal.invalid("A territory is a list of country codes such as NO or CN.");
        }
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw Refusal.invalid(
                    "The rights end before they begin: “from” must be before “until”.");
        }
        priceNote = priceNote.strip();
        if (priceNote.length() > LONGEST_NOTE) {
            throw Refusal.invalid("A price note has at most 2,000 characters.");
        }
    }

    /// What was agreed, before anybody cleared or withdrew anything.
    public static Terms agreed(
            List<String> territory,
            Optional<Instant> from,
            Optional<Instant> until,
            String priceNote,
            boolean askFirst) {
        return new Terms(
                territory, from, until, priceNote, askFirst, Optional.empty(), Optional.empty());
    }

    /// The same terms, and who may publish under them.
    Terms cleared(String by) {
        return new Terms(territory, from, until, priceNote, askFirst, Optional.of(by), withdrawn);
    }

    Terms withdrawn(String reason) {
        return new Terms(
                territory, from, until, priceNote, askFirst, clearedBy, Optional.of(reason));
    }

    /// These terms instead of others: what was cleared is cleared only if they are the same, and
    /// what was withdrawn stays so.
    Terms insteadOf(Terms before) {
        boolean same =
                agreed(territory, from, until, priceNote, askFirst)
                        .equals(
                                agreed(
                                        before.territory,
                                        before.from,
                                        before.until,
                                        before.priceNote,
                                        before.askFirst));
        return new Terms(
                territory,
                from,
                until,
                priceNote,
                askFirst,
                same ? before.clearedBy : Optional.empty(),
                before.withdrawn);
    }

    /// Why it may not be published at `now`.
    ///
    /// @param name of the picture, for the sentence
    Optional<String> objection(String name, Instant now) {
        if (withdrawn.isPresent()) {
            return Optional.of(
                    "“%s” was withdrawn (%s) and is not printed again: take it out."
                            .formatted(name, withdrawn.get()));
        }
        if (until.isPresent() && !now.isBefore(until.get())) {
            return Optional.of(
                    "The rights to “%s” ended at %s: take it out, or enter new ones."
                            .formatted(name, until.get()));
        }
        if (from.isPresent() && now.isBefore(from.get())) {
            return Optional.of(
                    "“%s” may not be shown before %s: publish after that, or take it out."
                            .formatted(name, from.get()));
        }
        if (clearedBy.isEmpty() && askFirst) {
            return Optional.of(
                    "The owner of “%s” wants to be asked first: ask, and then clear it."
                            .formatted(name));
        }
        if (clearedBy.isEmpty() && !territory.isEmpty()) {
            return Optional.of(
                    "“%s” may be shown in %s only, and the site is read everywhere: clear it with its owner, or take it out."
                            .formatted(name, String.join(", ", territory)));
        }
        return Optional.empty();
    }
}
