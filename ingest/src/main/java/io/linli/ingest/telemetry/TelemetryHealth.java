package io.linli.ingest.telemetry;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the writing of history goes. No alert waits for it.
 *
 * @param lastWritten when the store last took something; null before the first time
 * @param lag how far what is stored is behind what was received
 * @param written points since the start, {@code refused} those that the store will never take
 * @param detail what is wrong and its cure; empty when nothing is
 */
public record TelemetryHealth(
        State state, @Nullable Instant lastWritten, Duration lag, long written, long refused, String detail) {

    /** What the writer is doing. */
    public enum State {
        STARTING,
        WRITING,
        /** The store does not answer; what was received waits in the log. */
        STORE_DOWN,
        /** The store answers, and does not let us write: a setting is wrong. */
        STORE_REFUSES,
        /** Something else hinders it; it is tried again. */
        FAILING
    }

    public boolean isUp() {
        return state == State.STARTING || state == State.WRITING;
    }
}
