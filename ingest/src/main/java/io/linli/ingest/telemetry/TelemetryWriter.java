package io.linli.ingest.telemetry;

import io.linli.ingest.telemetry.Isolation.Refused;
import io.linli.ingest.telemetry.TelemetryHealth.State;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries readings from the log into the store of history. It has its own place in the log, remembered only when the
 * store has taken what stands before it: a store that is away for a day delays history and nothing else. What comes
 * twice is stored once, also a message that the end of a reading has cut in two, unless its halves are a second apart.
 */
public final class TelemetryWriter implements AutoCloseable {
    /** Points, or records, at once. */
    static final int FULL = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(TelemetryWriter.class);
    private static final Duration OLD = Duration.ofSeconds(1);
    /** Where nothing but beacons comes, the place in the log is remembered now and then. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final TelemetryConfig config;
    private final Clock clock;
    private final Progress progress;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable LogFollower following;
    private long lastStore = System.nanoTime();

    public TelemetryWriter(TelemetryConfig config, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.progress = new Progress(meters, clock);
        this.thread = new Thread(this::run, config.member() + "-telemetry");
    }

    /** Returns at once, and may be asked again; neither Kafka nor the store need to be there. */
    public synchronized void start() {
        if (thread.getState() == Thread.State.NEW && !isClosed()) {
            LOG.info("History goes to {}", config);
            thread.start();
        }
    }

    public TelemetryHealth health() {
        return progress.health();
    }

    /** What is read and not stored comes again after the next start. */
    @Override
    public void close() {
        closed.countDown();
        var log = following;
        if (log != null) {
            log.wakeUp();
        }
        try {
            thread.join(2_000);
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosed()) {
            try (var store = new TelemetryStore(config);
                    var refused = new RefusedPoints(config, clock);
                    var log = LogFollower.open(config)) {
                following = log;
                follow(log, store, refused);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("History is no longer written");
            } catch (RuntimeException e) {
                LOG.error("The writing of history starts anew", e);
                progress.hindered(State.FAILING, e + "; it is tried again, the log of this part tells more");
                rest(LONGEST_PAUSE);
            }
        }
    }

    private void follow(LogFollower log, TelemetryStore store, RefusedPoints refused) {
        while (!isClosed()) {
            log.read();
            if (log.batch().points().isEmpty()) {
                progress.reached(log.batch().stamp());
            }
            if (isDue(log.batch())) {
                store(log, store, refused);
            }
        }
    }

    private boolean isDue(Batch batch) {
        var age = System.nanoTime() - lastStore;
        return batch.points().isEmpty()
                ? !batch.isUntouched() && age >= QUIET.toNanos()
                : batch.points().size() >= FULL || age >= OLD.toNanos();
    }

    private void store(LogFollower log, TelemetryStore store, RefusedPoints refused) {
        var batch = log.batch();
        for (var pause = FIRST_PAUSE; !isClosed(); pause = longer(pause)) {
            var begun = System.nanoTime();
            var isolation = new Isolation(store);
            // While waiting, the partitions and their points may have gone to another writer.
            var whole = batch.whole();
            var answer = whole.isEmpty() ? Answer.STORED : isolation.write(whole);
            if (answer.isStored()) {
                tell(isolation.refused(), refused);
                var points = whole.size();
                var stamp = batch.stamp();
                log.commit();
                progress.stored(points, count(isolation.refused()), stamp);
                lastStore = System.nanoTime();
                keepRate(points, begun);
                return;
            }
            var state = answer.kind() == Answer.Kind.REFUSED ? State.STORE_REFUSES : State.STORE_DOWN;
            progress.hindered(state, "the store at " + config.url() + ": " + answer.said());
            log.hold(pause);
        }
    }

    private static void tell(List<Refused> refused, RefusedPoints list) {
        if (!refused.isEmpty()) {
            var first = refused.get(0);
            LOG.warn(
                    "The store will never take {} points, so history lacks them; the first: {} {}",
                    count(refused),
                    first.line(),
                    first.said());
            list.tell(refused);
        }
    }

    private static int count(List<Refused> refused) {
        return refused.stream().mapToInt(Refused::points).sum();
    }

    /** History can wait; what shares this machine may not. */
    private void keepRate(int points, long begun) {
        rest(Duration.ofNanos(points * 1_000_000_000L / config.rate() - (System.nanoTime() - begun)));
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void rest(Duration pause) {
        try {
            if (!pause.isNegative() && closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("Asked to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
