package io.linli.simulator.live;

import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Signal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the simulator itself has said lately: anything else in the log was said by others. */
final class Said {
    private static final int KEPT = 20_000;

    private final Map<String, Boolean> words = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void remember(Observation observation) {
        words.put(print(observation), Boolean.TRUE);
    }

    synchronized boolean knows(Observation observation) {
        return words.containsKey(print(observation));
    }

    private static String print(Observation observation) {
        if (observation instanceof Reading reading) {
            return reading.device() + ' ' + reading.metric().id() + ' ' + reading.observedAt();
        }
        var signal = (Signal) observation;
        return signal.device() + ' ' + signal.kind().id() + ' ' + signal.observedAt();
    }
}
