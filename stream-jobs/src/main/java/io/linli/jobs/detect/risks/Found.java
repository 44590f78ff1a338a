package io.linli.jobs.detect.risks;

import io.linli.jobs.detect.Watched;
import io.linli.model.Observation;
import io.linli.model.Signal;
import io.linli.model.SignalKind;

/** Whether people were there and said what they found. */
public final class Found {
    private Found() {}

    /** Of the episode of this rule that began at {@code onset}. */
    public static boolean by(Observation observation, long onset, Watched watched) {
        if (!(observation instanceof Signal signal) || signal.kind() != SignalKind.INCIDENT_OUTCOME) {
            return false;
        }
        return watched.alert(onset).equals(signal.data().get("alert"));
    }
}
