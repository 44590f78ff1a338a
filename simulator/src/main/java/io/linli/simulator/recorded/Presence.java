package io.linli.simulator.recorded;

import java.time.Instant;

/** Whether somebody was at home, as they themselves noted: for scoring, never shown to a detector. */
public record Presence(Instant from, Instant to, State state) {

    public enum State {
        HOME,
        AWAY
    }

    public Presence {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("ends at " + to + ", before it begins");
        }
    }
}
