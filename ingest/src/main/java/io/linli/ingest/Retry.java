package io.linli.ingest;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again on a thread of its own, after pauses that double from 0.1 to 5 s until something succeeds. */
final class Retry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    private final ScheduledExecutorService thread;
    private long pause = FIRST_MILLIS;

    Retry(String name) {
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
    }

    void soon(Runnable task) {
        schedule(task, 0);
    }

    synchronized void later(Runnable task) {
        schedule(task, pause);
        pause = Math.min(LONGEST_MILLIS, pause * 2);
    }

    synchronized void succeeded() {
        pause = FIRST_MILLIS;
    }

    private void schedule(Runnable task, long millis) {
        try {
            thread.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nothing is tried any more");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
