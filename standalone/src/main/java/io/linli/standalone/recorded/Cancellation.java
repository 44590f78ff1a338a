package io.linli.standalone.recorded;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C in the middle of long work: the work gives up at its next step and tidies, and only then the JVM ends. */
final class Cancellation implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch tidy = new CountDownLatch(1);
    private volatile boolean asked;

    static Cancellation onInterrupt() {
        var cancellation = new Cancellation();
        Runtime.getRuntime().addShutdownHook(new Thread(cancellation::ask, "cancel"));
        return cancellation;
    }

    private void ask() {
        asked = true;
        try {
            // A work that has ended already, as it mostly has, is not waited for.
            if (!tidy.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAsked() {
        return asked;
    }

    /** Throws CancellationException once it has been asked for. */
    void check() {
        if (asked) {
            throw new CancellationException();
        }
    }

    @Override
    public void close() {
        tidy.countDown();
    }
}
