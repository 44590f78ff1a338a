package io.linli.ingest.telemetry;

/**
 * What the store said to a batch.
 *
 * @param said its words, as they are for a person
 */
record Answer(Kind kind, String said) {
    static final Answer STORED = new Answer(Kind.STORED, "");

    enum Kind {
        STORED,
        /** Some points were left out, the others are stored. */
        STORED_IN_PART,
        /** Nothing is stored, since some point cannot be. */
        BAD,
        /** It may take the same batch once a setting is mended. */
        REFUSED,
        /** It may take the same batch later. */
        DOWN
    }

    boolean isStored() {
        return kind == Kind.STORED || kind == Kind.STORED_IN_PART;
    }
}
