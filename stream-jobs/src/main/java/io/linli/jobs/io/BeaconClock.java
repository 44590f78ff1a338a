package io.linli.jobs.io;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What time it is in one partition: the least of the newest beacons of all that write beacons there. It is not kept in
 * checkpoints: after a restore each source counts from its next beacon on, so where several write, the first of them
 * to speak may be some beacons ahead of the others for that moment.
 */
final class BeaconClock {
    static final long UNKNOWN = Long.MIN_VALUE;
    /** Who has not spoken for so long does not write there any more. */
    private static final long RETIRED = Duration.ofDays(1).toMillis();

    private final Map<String, Long> beacons = new HashMap<>();
    private long now = UNKNOWN;

    /** Answers the time from now on. */
    long hear(String source, long beacon) {
        beacons.merge(source, beacon, Math::max);
        if (beacons.size() > 1) {
            beacons.values().removeIf(last -> last < beacon - RETIRED);
        }
        var least = Long.MAX_VALUE;
        for (var last : beacons.values()) {
            least = Math.min(least, last);
        }
        now = least;
        return now;
    }

    long now() {
        return now;
    }
}
