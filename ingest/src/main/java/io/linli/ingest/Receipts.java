package io.linli.ingest;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Acknowledges messages in the order in which they came (as MQTT asks), each after all of its records are in Kafka.
 * So a duplicate, which has no records, waits for the message it repeats.
 */
final class Receipts {
    private final ArrayDeque<Receipt> open = new ArrayDeque<>();

    /** For one message; {@code then} acknowledges it. */
    synchronized Receipt open(long now, Runnable then) {
        var receipt = new Receipt(now, then);
        open.add(receipt);
        return receipt;
    }

    synchronized int size() {
        return open.size();
    }

    /** How long the oldest has waited, in milliseconds. */
    synchronized long waiting(long now) {
        var oldest = open.peek();
        return oldest == null ? 0 : Math.max(0, now - oldest.openedAt);
    }

    /** Waits so long for the last one. */
    synchronized void awaitNone(long millis) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!open.isEmpty()) {
            var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    private synchronized void settle() {
        while (true) {
            var oldest = open.peek();
            if (oldest == null || oldest.missing.get() > 0) {
                return;
            }
            open.remove();
            oldest.then.run();
            if (open.isEmpty()) {
                notifyAll();
            }
        }
    }

    /** What must be in Kafka before one message may be acknowledged. */
    final class Receipt {
        private final long openedAt;
        private final Runnable then;
        /** One for the writing itself, until all records are handed over. */
        private final AtomicInteger missing = new AtomicInteger(1);

        private Receipt(long openedAt, Runnable then) {
            this.openedAt = openedAt;
            this.then = then;
        }

        void expect() {
            missing.incrementAndGet();
        }

        void arrived() {
            if (missing.decrementAndGet() == 0) {
                settle();
            }
        }

        /** No more records belong to it. */
        void complete() {
            arrived();
        }
    }
}
