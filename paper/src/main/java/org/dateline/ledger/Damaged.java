package org.dateline.ledger;

/// Something stored does not match what was signed. It is not served; `check` says more.
public final class Damaged extends RuntimeException {
    public Damaged(String sentence) {
        super(sentence);
    }
}
