package org.dateline.tlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A text and the signatures under it, after C2SP [signed-note](https://c2sp.org/signed-note).
///
/// @param text of one or more lines, the last newline included
/// @param signatures at least one, at most [#MAX_SIGNATURES], of known and unknown keys
public record Note(String text, List<NoteSignature> signatures) {
    /// In bytes of UTF-8, signatures included.
    public static final int MAX_LENGTH = 1 << 20;

    /// The specification asks for 16 at least.
    public static final int MAX_SIGNATURES = 100;

    public Note {
        signatures = List.copyOf(signatures);
        checkText(text);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new Malformed("A note has 1 to " + MAX_SIGNATURES + " signatures.");
        }
        checkLength(printed(text, signatures));
    }

    private static void checkText(String text) {
        checkLength(text);
        if (!text.endsWith("\n")) {
            throw new Malformed("The text of a note ends with a newline.");
        }
        if (!text.chars().allMatch(c -> c == '\n' || Strict.printable(c))) {
            throw new Malformed("A note has no control characters but newlines.");
        }
    }

    private static void checkLength(String note) {
        // A character has one byte at least: what is too long by far is not encoded first.
        if (note.length() > MAX_LENGTH || Strict.bytes("A note", note).length > MAX_LENGTH) {
            throw new Malformed("A note has at most " + MAX_LENGTH + " bytes.");
        }
    }

    /// Signs `text` with each of `signers`, in their order.
    public static Note sign(String text, NoteSigner... signers) {
        checkText(text);
        List<NoteSignature> signatures = new ArrayList<>();
        for (NoteSigner signer : signers) {
            signatures.add(signer.sign(text));
        }
        return new Note(text, signatures);
    }

    /// Reads a signed note, strictly. Nothing in it is to be believed before [#verify(Collection)].
    ///
    /// @throws Malformed when it is not one
    public static Note parse(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new Malformed("A note has at most " + MAX_LENGTH + " bytes.");
        }
        return parse(Strict.utf8("A note", bytes));
    }

    /// Reads a signed note, strictly; see [#parse(byte\[\])].
    public static Note parse(String note) {
        // The last empty line divides: the text may have empty lines of its own.
        int blank = note.lastIndexOf("\n\n");
        if (note.length() > MAX_LENGTH || blank < 0 || !note.endsWith("\n")) {
            throw new Malformed("A note is a text, an empty line and lines of signatures.");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        int line = blank + 2;
        while (line < note.length()) {
            if (signatures.size() == MAX_SIGNATURES) {
                throw new Malformed("A note has at most " + MAX_SIGNATURES + " signatures.");
            }
            int end = note.indexOf('\n', line);
            signatures.add(NoteSignature.parse(note.substring(line, end)));
            line = end + 1;
        }
        return new Note(note.substring(0, blank + 1), signatures);
    }

    /// This note with one more signature, in the place of an older one by the same key.
    public Note signedBy(NoteSigner signer) {
        return with(signer.sign(text), signer.verifier());
    }

    private Note with(NoteSignature signature, NoteVerifier key) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.removeIf(key::claimedBy);
        all.add(signature);
        return new Note(text, all);
    }

    /// Checks the note against the keys one trusts. Signatures by other keys are passed over; one
    /// that claims to be by a known key and is not condemns the whole note.
    ///
    /// @return those of `known` who signed, each once, in the order of their first signature
    /// @throws Unverified when none did, or a signature is false
    public List<NoteVerifier> verify(Collection<NoteVerifier> known) {
        List<NoteVerifier> signers = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (NoteVerifier verifier : known) {
                if (verifier.claimedBy(signature)) {
                    require(verifier, signature);
                    if (!signers.contains(verifier)) {
                        signers.add(verifier);
                    }
                }
            }
        }
        if (signers.isEmpty()) {
            throw new Unverified("No key known here has signed this note.");
        }
        return signers;
    }

    private void require(NoteVerifier verifier, NoteSignature signature) {
        if (!verifier.verifies(text, signature)) {
            throw new Unverified("The signature of " + verifier.name() + " is false.");
        }
    }

    /// The note as it is stored and sent.
    @Override
    public String toString() {
        return printed(text, signatures);
    }

    private static String printed(String text, List<NoteSignature> signatures) {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
