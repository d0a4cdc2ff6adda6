package org.dateline.store;

/// The storage does not do what it must. Not for a person to mend by asking differently.
public class StoreFailure extends RuntimeException {
    public StoreFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
