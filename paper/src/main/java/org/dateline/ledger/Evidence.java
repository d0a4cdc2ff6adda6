package org.dateline.ledger;

import java.util.List;

/// What a stranger needs to check one entry offline.
///
/// @param entryText the entry's bytes as signed, UTF-8 lines
/// @param log which log, from 1
/// @param index where it stands in that log
/// @param proof inclusion, hashes in hexadecimal from the leaf's sibling up
/// @param checkpoint the signed note
/// @param verifier the key that signed it, in the signed-note form
/// @param tlogProof the same as one file, after C2SP tlog-proof
/// @param fields what was committed, in order; empty when the law took it back
public record Evidence(
        Entry entry,
        String entryText,
        int log,
        long index,
        List<String> proof,
        String checkpoint,
        String verifier,
        String tlogProof,
        List<Field> fields) {}
