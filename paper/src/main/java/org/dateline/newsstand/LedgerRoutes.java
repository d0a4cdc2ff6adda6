package org.dateline.newsstand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dateline.ledger.Evidence;
import org.dateline.ledger.Field;
import org.dateline.ledger.Ledger;
import org.dateline.press.Press;
import org.dateline.story.Refusal;
import org.dateline.story.StoryJson;
import org.dateline.tlog.TilePath;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The evidence, for people and for programs: `/proofs/{position}` and what lies under it, what a
/// version changed at `/changes/{position}`, and the public logs at `/logs/{n}` after C2SP
/// tlog-tiles.
public final class LedgerRoutes implements ColdRoutes {
    private static final int MAX_DIGITS = 15;

    private final Ledger ledger;
    private final Press press;

    public LedgerRoutes(Ledger ledger, Press press) {
        this.ledger = ledger;
        this.press = press;
    }

    @Override
    public Optional<Reply> answer(String path) {
        String[] parts = path.split("/", 4); // "", "proofs", "changes" or "logs", number, the rest
        if (parts.length < 3 || !isNumber(parts[2])) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts[2]);
        String rest = parts.length == 4 ? parts[3] : "";
        try {
            return switch (parts[1]) {
                case "proofs" -> proof(number, rest);
                case "changes" -> changes(number, rest);
                case "logs" -> log(Math.toIntExact(Math.min(number, Integer.MAX_VALUE)), rest);
                default -> Optional.empty();
            };
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private Optional<Reply> proof(long position, String file) {
        return switch (file) {
            case "" -> Optional.of(Reply.fresh(Reply.HTML, press.proof(position)));
            case "proof.txt" -> Optional.of(text(ledger.evidence(position).tlogProof()));
            case "entry.txt" -> Optional.of(lasting(ledger.evidence(position).entryText()));
            case "fields.json" -> Optional.of(fields(ledger.evidence(position)));
            default -> Optional.empty();
        };
    }

    private Optional<Reply> changes(long position, String rest) {
        return rest.isEmpty()
                ? Optional.of(Reply.fresh(Reply.HTML, press.changes(position)))
                : Optional.empty();
    }

    private Optional<Reply> log(int log, String path) {
        if (path.equals("checkpoint")) {
            return ledger.checkpoint(log).map(LedgerRoutes::text);
        }
        return TilePath.parse(path)
                .flatMap(
                        tile ->
                                switch (tile) {
                                    case TilePath.Hashes hashes ->
                                            ledger.tile(
                                                    log,
                                                    hashes.level(),
                                                    hashes.index(),
                                                    hashes.width());
                                    case TilePath.Entries entries ->
                                            ledger.entries(log, entries.index(), entries.width());
                                })
                .map(bytes -> Reply.lasting("application/octet-stream", bytes));
    }

    private static Reply fields(Evidence evidence) {
        ObjectNode json = StoryJson.MAPPER.createObjectNode();
        json.put(
                "commitment", "HMAC-SHA-256(salt, \"dateline/field/v1\" || name || 0x00 || value)");
        json.put("tree", "RFC 6962, one leaf a field, in this order; its root stands in the entry");
        json.put("root", evidence.entry().root());
        ArrayNode list = json.putArray("fields");
        List<Field> fields = evidence.fields();
        for (Field field : fields) {
            list.addObject()
                    .put("name", field.name())
                    .put("value", field.value())
                    .put("salt", HexFormat.of().formatHex(field.salt()));
        }
        return Reply.fresh("application/json", json.toString().getBytes(UTF_8));
    }

    private static Reply text(String text) {
        return Reply.fresh(Reply.TEXT, text.getBytes(UTF_8));
    }

    private static Reply lasting(String text) {
        return Reply.lasting(Reply.TEXT, text.getBytes(UTF_8));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
    }
}
