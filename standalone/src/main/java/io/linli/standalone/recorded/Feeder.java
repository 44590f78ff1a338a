package io.linli.standalone.recorded;

import io.linli.simulator.history.LogWriter;
import io.linli.simulator.recorded.Playback;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Writes records into the log as if they arrived now: all of them in one order of time, which beacons drive. Nothing
 * is blind, and time ends with the last reading of all.
 */
final class Feeder {
    private static final long MINUTE = 60_000;

    private final LogWriter log;
    private final PriorityQueue<Playback> playbacks =
            new PriorityQueue<>(Comparator.comparingLong(Playback::nextAt).thenComparing(Playback::subject));
    private final Map<String, Long> ends = new HashMap<>();
    private long beacon = Long.MIN_VALUE;
    private long now = Long.MIN_VALUE;

    Feeder(LogWriter log, List<Playback> playbacks) {
        this.log = log;
        playbacks.stream().filter(Playback::hasNext).forEach(this.playbacks::add);
    }

    boolean hasNext() {
        return !playbacks.isEmpty();
    }

    /** One observation, behind a beacon where it is the first of its minute. */
    void writeNext() {
        var playback = playbacks.remove();
        var observation = playback.next();
        now = observation.receivedAt();
        if (now / MINUTE != beacon / MINUTE) {
            beacon = now;
            log.beacon(now);
        }
        log.write(observation);
        ends.put(playback.subject(), now);
        if (playback.hasNext()) {
            playbacks.add(playback);
        }
    }

    /** The end record in every partition: deadlines at the time of the last reading are judged, later ones never. */
    long writeEnd() {
        log.beacon(now + 1);
        log.flush();
        return now;
    }

    /** When each record ended: what others lived to see is nothing that it could tell of. */
    Map<String, Long> ends() {
        return Map.copyOf(ends);
    }
}
