package io.linli.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Says as each part comes up: one line with its name, what it is and how long it took. */
final class StartBoard {
    private final PrintWriter out;

    StartBoard(PrintWriter out) {
        this.out = out;
    }

    /** Starts a part; lines of parts that start side by side stay whole. */
    <T> T part(String name, String what, Supplier<T> start) {
        var from = Instant.now();
        var part = start.get();
        say("  %-11s %-42s %5.1f s", name, what, seconds(from));
        return part;
    }

    void ready(Instant begun) {
        say("%nReady after %.1f s.", seconds(begun));
    }

    synchronized void say(String format, Object... values) {
        out.printf(format + "%n", values);
        out.flush();
    }

    private static double seconds(Instant from) {
        return Duration.between(from, Instant.now()).toMillis() / 1000.0;
    }
}
