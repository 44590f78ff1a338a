package io.linli.simulator.live;

import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The simulated devices as which somebody else speaks: a real one, or a person with {@code ./linli publish}. Such a
 * device is left to them until they have been silent for a while.
 */
final class Outsiders {
    static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private final Said said;
    private final Clock clock;
    private final long since;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();

    Outsiders(Said said, Clock clock) {
        this.said = said;
        this.clock = clock;
        this.since = clock.millis();
    }

    boolean has(String device) {
        var last = heard.get(device);
        return last != null && clock.millis() - last < LEFT_ALONE.toMillis();
    }

    /** Something that stands in the log. */
    void hear(Observation observation) {
        if (observation instanceof Reading reading) {
            note(reading, reading.device(), reading.observedAt(), reading.quality());
        } else if (observation instanceof Signal signal && isOfADevice(signal.kind())) {
            note(signal, signal.device(), signal.observedAt(), signal.quality());
        }
    }

    /** What was said before this run began may be our own of an earlier one. */
    private void note(Observation observation, String device, long observedAt, Quality quality) {
        var isNew = quality != Quality.SNAPSHOT && observedAt >= since;
        if (isNew && !device.isEmpty() && !said.knows(observation)) {
            heard.put(device, clock.millis());
        }
    }

    /** Connections and answers are not said of oneself. */
    private static boolean isOfADevice(SignalKind kind) {
        return kind.compareTo(SignalKind.ONLINE) < 0;
    }
}
