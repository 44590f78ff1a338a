package io.linli.ingest.admission;

import java.time.Duration;

/**
 * Remembers what was said for a day, but never more than {@code most} things: the older half is forgotten when the
 * newer is full.
 */
final class DuplicateMemory {
    private static final long KEPT = Duration.ofHours(24).toMillis();

    private final int half;
    private LongSet newer;
    private LongSet older;
    private long turnedAt;

    DuplicateMemory(int most, long now) {
        this.half = Math.max(1, most / 2);
        this.newer = new LongSet(half);
        this.older = new LongSet(0);
        this.turnedAt = now;
    }

    /** Whether it was said before; from now on it was. */
    boolean knows(long fingerprint, long now) {
        if (newer.size() >= half || now - turnedAt >= KEPT) {
            older = newer;
            newer = new LongSet(half);
            turnedAt = now;
        }
        return older.contains(fingerprint) || !newer.add(fingerprint);
    }
}
