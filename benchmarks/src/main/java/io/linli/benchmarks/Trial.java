package io.linli.benchmarks;

import io.linli.benchmarks.judge.Completeness;
import io.linli.benchmarks.load.Delays;
import io.linli.benchmarks.load.Delivery;
import io.linli.benchmarks.machine.ThreadUsage;
import io.linli.benchmarks.machine.Usage;
import java.util.Locale;

/**
 * One load upon a running system, and all that can be said of it.
 *
 * @param alerts from when a trigger was due until its alert was on a page
 * @param system what the system under test used while the load ran
 * @param postgres the part of it that its database used
 * @param generator what the load itself used, with the pages that listened
 * @param threads of the system's JVM
 * @param allSeen whether every alert demanded reached the page in time
 */
record Trial(
        Delivery delivery,
        Delays alerts,
        Usage system,
        Usage postgres,
        Usage generator,
        ThreadUsage threads,
        boolean allSeen,
        Completeness completeness) {
    private static final double LARGEST_LAG_MILLIS = 1_000;

    double rate() {
        return delivery.schedule().plan().rate();
    }

    double seconds() {
        return delivery.schedule().plan().length().toMillis() / 1_000.0;
    }

    /** Nothing was lost, and at the end acknowledgements and alerts came as promptly as ever. */
    boolean isHeld() {
        return delivery.isComplete()
                && allSeen
                && completeness.isComplete()
                && delivery.delays().tailMillis(99) < LARGEST_LAG_MILLIS
                && alerts.tailMillis(99) < LARGEST_LAG_MILLIS;
    }

    double messagesPerCpuSecond() {
        return delivery.schedule().size() / system.cpuSeconds();
    }

    /** As one line of the record. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%s: acknowledged p99 %.0f ms, at the end %.0f; in ingest p99 %.0f ms, at the end %.0f;"
                        + " alert p99 %.0f ms, at the end %.0f; %s; busy cores:"
                        + " system %.2f (database %.2f), generator %.2f; busiest: %s",
                isHeld() ? "held" : "not held",
                delivery.delays().millis(99),
                delivery.delays().tailMillis(99),
                completeness.heard().millis(99),
                completeness.heard().tailMillis(99),
                alerts.millis(99),
                alerts.tailMillis(99),
                completeness.isComplete() ? "complete" : completeness,
                system.cpuSeconds() / seconds(),
                postgres.cpuSeconds() / seconds(),
                generator.cpuSeconds() / seconds(),
                threads.busiest(6, seconds()));
    }
}
