package io.linli.simulator.community;

import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.util.Map;

/** One device's words, in the log it stands in; they arrive when they are said. */
record Voice(String device, String subject) {

    static Voice of(Device device) {
        return new Voice(device.id(), device.subject().toString());
    }

    Reading reading(Metric metric, double value, long at) {
        return new Reading(subject, device, metric, value, at, at, Quality.GOOD);
    }

    Signal signal(SignalKind kind, String ref, long at) {
        return new Signal(subject, device, kind, ref, Map.of(), at, at, Quality.GOOD);
    }
}
