package io.linli.simulator.community;

import io.linli.model.Observation;
import java.time.Duration;
import java.util.function.Consumer;

/** Something said at an even pace. */
record Pulse(long every, long phase, Beat beat) implements Source {

    /** What is said at one time. */
    interface Beat {
        void at(long time, Consumer<Observation> out);
    }

    static Pulse of(Duration every, long phase, Beat beat) {
        return new Pulse(every.toMillis(), Math.floorMod(phase, every.toMillis()), beat);
    }

    @Override
    public void tell(long from, long to, Consumer<Observation> out) {
        for (var time = from + Math.floorMod(phase - from, every); time < to; time += every) {
            beat.at(time, out);
        }
    }
}
