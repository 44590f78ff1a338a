package io.linli.model;

/** How urgent, as Chinese emergency law counts: I is the highest. */
public enum Level {
    I,
    II,
    III,
    IV;

    public boolean isAbove(Level other) {
        return ordinal() < other.ordinal();
    }
}
