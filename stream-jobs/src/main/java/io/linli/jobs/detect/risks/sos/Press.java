package io.linli.jobs.detect.risks.sos;

import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * One press of a button.
 *
 * @param id the same for what was delivered twice, and no other
 * @param ref the same for a press and its repeats by the box
 * @param name what the box itself calls the press; empty where it does not
 */
record Press(String id, String ref, String name, String device, long at, long receivedAt, boolean late) {

    /** Null when the observation is none: a button's rest, a test, a state retained by the broker. */
    static @Nullable Press of(Observation observation) {
        if (observation instanceof Reading reading) {
            return reading.metric() == Metric.SOS && reading.isOn() && reading.quality() != Quality.SNAPSHOT
                    ? new Press(
                            reading.device() + "@" + reading.observedAt(),
                            reading.device() + "@" + reading.observedAt(),
                            "",
                            reading.device(),
                            reading.observedAt(),
                            reading.receivedAt(),
                            reading.quality() == Quality.BACKFILL)
                    : null;
        }
        if (observation instanceof Signal signal
                && signal.kind() == SignalKind.SOS_PRESSED
                && signal.quality() != Quality.SNAPSHOT
                && !isTest(signal)) {
            return new Press(
                    signal.device() + "@" + signal.observedAt() + "#" + signal.ref(),
                    signal.device() + "#" + (signal.ref().isEmpty() ? signal.observedAt() : signal.ref()),
                    signal.ref(),
                    signal.device(),
                    signal.observedAt(),
                    signal.receivedAt(),
                    signal.quality() == Quality.BACKFILL);
        }
        return null;
    }

    private static boolean isTest(Signal signal) {
        return "test".equals(signal.data().get("button"))
                || "true".equals(signal.data().get("test"));
    }
}
