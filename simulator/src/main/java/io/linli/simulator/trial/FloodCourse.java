package io.linli.simulator.trial;

/**
 * Water over a road, twelve times as fast as in life: each five seconds are a minute in which it rises by 14 mm, up to
 * below the highest mark, and stays until it may drain.
 */
final class FloodCourse {
    static final int SECONDS = 5;
    private static final double RISE = 14;
    private static final double PEAK = 330;
    private static final double DRAIN = 45;
    static final double DRY = 3;

    private double depth = DRY;
    private boolean isDraining;

    void drain() {
        isDraining = true;
    }

    /** The next sample. */
    double next() {
        depth = isDraining ? Math.max(DRY, depth - DRAIN) : Math.min(PEAK, depth + RISE);
        return depth;
    }

    boolean isOver() {
        return isDraining && depth == DRY;
    }
}
