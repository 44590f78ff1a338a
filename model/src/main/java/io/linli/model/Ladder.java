package io.linli.model;

/** The steps of an inactivity alert: a check-in call, family and grid worker by phone, a visit. */
public enum Ladder {
    L1(Level.IV),
    L2(Level.II),
    L3(Level.I);

    private final Level level;

    Ladder(Level level) {
        this.level = level;
    }

    public Level level() {
        return level;
    }
}
