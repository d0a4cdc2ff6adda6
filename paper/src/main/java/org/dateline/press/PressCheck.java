package org.dateline.press;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dateline.ledger.Damaged;
import org.dateline.ledger.Head;
import org.dateline.ledger.Ledger;

/// Compares every page on the rack with the page that the ledger gives.
final class PressCheck {
    private final Press press;
    private final Ledger ledger;
    private final Rack rack;
    private final List<String> findings = new ArrayList<>();

    PressCheck(Press press, Ledger ledger, Rack rack) {
        this.press = press;
        this.ledger = ledger;
        this.rack = rack;
    }

    /// @return one sentence for each page that is not what it should be
    List<String> run(Rack.Progress progress) {
        long pressed = press.pressed();
        int ordinal = 0;
        for (Optional<Head> head = ledger.byOrdinal(ordinal);
                head.isPresent();
                head = ledger.byOrdinal(++ordinal)) {
            if (head.get().position() < pressed) {
                story(head.get());
            }
            progress.at(ordinal, 0);
        }
        for (Sheet sheet : press.shared()) {
            if (!Arrays.equals(press.onRack(sheet.path()), sheet.body()) && again(sheet)) {
                findings.add("The page " + sheet.path() + " is not what the ledger gives.");
            }
        }
        return findings;
    }

    private void story(Head head) {
        Sheet sheet;
        try {
            sheet = press.compose(head.position());
        } catch (Damaged damaged) {
            return; // the ledger's own check names it
        }
        if (!isOnRack(head, sheet) && !isOnRack(head, press.compose(head.position()))) {
            findings.add("The page " + sheet.path() + " is not what the ledger gives.");
        }
    }

    /// A picture may have ended while the page was compared; then it is right the second time.
    private boolean isOnRack(Head head, Sheet sheet) {
        Pick pick = new Pick();
        return rack.pick(head.id().value(), Coding.GZIP, pick) == Found.PAGE
                && Arrays.equals(pick.inflated(), sheet.body());
    }

    /// A front may have changed while it was compared; then it is right now.
    private boolean again(Sheet sheet) {
        return press.shared().stream()
                .filter(now -> now.path().equals(sheet.path()))
                .noneMatch(now -> Arrays.equals(press.onRack(now.path()), now.body()));
    }
}
