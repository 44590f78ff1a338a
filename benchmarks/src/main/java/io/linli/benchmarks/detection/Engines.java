package io.linli.benchmarks.detection;

import io.linli.model.Rule;
import java.util.List;

/** Runs a town through an engine on one thread, and measures from a minute of the town on to its end. */
final class Engines {
    private static final long BEACON = 100;

    private Engines() {}

    static Stage.Run detection(Town town, List<Rule> rules, int from) {
        var names = new Names(town);
        var detection = new Detection(rules);
        var marks = new Marks();
        for (var slot = 0; slot < town.subjects(); slot++) {
            for (var device : town.devices(town.subjectAt(slot))) {
                var registration = town.registration(slot, device);
                detection.take(registration, registration.receivedAt() - 1);
            }
        }
        var watermark = Long.MIN_VALUE;
        for (var minute = 0; minute < town.minutes(); minute++) {
            if (minute == from) {
                marks.begin();
            }
            for (var slot = 0; slot < town.subjects(); slot++) {
                var reading = town.reading(minute, slot, names);
                if (reading.receivedAt() > watermark + BEACON) {
                    watermark = reading.receivedAt() - 1;
                    detection.advance(watermark);
                }
                detection.take(reading, watermark);
            }
        }
        detection.advance(town.end());
        return new Stage.Run(marks.end(), detection.said(), (long) town.subjects() * (town.minutes() - from));
    }

    static Stage.Run siddhi(Town town, int from) throws InterruptedException {
        var names = new Names(town);
        var marks = new Marks();
        try (var siddhi = new SiddhiTown()) {
            for (var minute = 0; minute < town.minutes(); minute++) {
                if (minute == from) {
                    marks.begin();
                }
                for (var slot = 0; slot < town.subjects(); slot++) {
                    siddhi.take(town.reading(minute, slot, names));
                }
            }
            siddhi.passTo(town.end());
            return new Stage.Run(marks.end(), siddhi.said(), (long) town.subjects() * (town.minutes() - from));
        }
    }
}
