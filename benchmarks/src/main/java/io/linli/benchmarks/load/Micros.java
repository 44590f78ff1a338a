package io.linli.benchmarks.load;

import java.time.Instant;

/** The clock of all measurements: epoch microseconds, the same in every process of a machine. */
public final class Micros {
    private Micros() {}

    public static long now() {
        return of(Instant.now());
    }

    public static long of(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
