package io.linli.jobs.detect.risks.hazard;

import io.linli.model.Level;

/**
 * A level that a device tells, or will tell once it has lasted.
 *
 * @param since when that began
 * @param due from when on it is told; one that is told at once is told on arrival, before anything else is known
 * @param seenAt when the device last said so, by its own clock
 */
public record Step(Level level, long since, long due, long seenAt, boolean atOnce) {

    public static Step lasting(Level level, long since, long due, long seenAt) {
        return new Step(level, since, due, seenAt, false);
    }

    public static Step atOnce(Level level, long since, long seenAt) {
        return new Step(level, since, since, seenAt, true);
    }

    boolean isReached(long now, boolean settled) {
        return atOnce || settled && due <= now;
    }
}
