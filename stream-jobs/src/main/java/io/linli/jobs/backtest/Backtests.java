package io.linli.jobs.backtest;

import io.linli.model.Backtest;
import io.linli.model.Backtest.Phase;
import io.linli.model.Settings;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests in the stream of backtests, one after the other, as an object to start and stop. What was asked
 * for and not answered when it stopped is begun anew by the next; what ended it twice is given up.
 */
public final class Backtests implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backtests.class);
    /** A list of so many is well below what Kafka takes as one record. */
    private static final int FOUND_AT_ONCE = 50;

    private final String bootstrap;
    private final Clock clock;
    private final BacktestStream stream;
    private final Requests requests = new Requests();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "backtest");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable String atWork;
    private volatile boolean closing;

    public Backtests(String bootstrap, Clock clock) {
        this.bootstrap = bootstrap;
        this.clock = clock;
        this.stream = new BacktestStream(bootstrap, this::hear);
    }

    public static Backtests of(Settings settings) {
        return new Backtests(settings.addresses("LINLI_KAFKA_BOOTSTRAP"), Clock.systemUTC());
    }

    public Backtests start() {
        stream.start(this::takeUp);
        return this;
    }

    /** All that was said before this started is known: what nobody answered is done now. */
    private void takeUp() {
        requests.open().forEach(this::schedule);
    }

    private void hear(Backtest word, boolean isNew) {
        var request = requests.hear(word);
        if (isNew && request != null) {
            schedule(request);
        } else if (isNew && word.phase() == Phase.CANCELLED && requests.isOpen(word.id()) && !isAtWork(word)) {
            stream.say(word.goes(Phase.STOPPED, 0, clock.instant()));
        }
    }

    private boolean isAtWork(Backtest word) {
        return word.id().equals(atWork);
    }

    private void schedule(Backtest asked) {
        if (requests.isHopeless(asked.id())) {
            stream.say(asked.breaksOff("it ended the part that runs it twice; ask for fewer days", clock.instant()));
        } else {
            worker.execute(() -> work(asked));
        }
    }

    private void work(Backtest asked) {
        atWork = asked.id();
        try {
            if (requests.isCancelled(asked.id()) || !requests.isOpen(asked.id())) {
                throw new CancellationException();
            }
            stream.say(asked.goes(Phase.RUNNING, 0, clock.instant()));
            var run = new BacktestRun(Objects.requireNonNull(asked.request()));
            report(asked, run.run(bootstrap, new Progress(asked)::at));
        } catch (CancellationException e) {
            if (!closing) {
                stream.say(asked.goes(Phase.STOPPED, 0, clock.instant()));
            }
        } catch (RuntimeException e) {
            // What closing has cut short is begun anew by the next run.
            if (!closing) {
                LOG.warn("Backtest {} of {} breaks off", asked.id(), asked.rule(), e);
                stream.say(asked.breaksOff(String.valueOf(e.getMessage()), clock.instant()));
            }
        }
    }

    private void report(Backtest asked, BacktestRun.Findings findings) {
        var episodes = findings.episodes();
        for (var i = 0; i < episodes.size(); i += FOUND_AT_ONCE) {
            var some = episodes.subList(i, Math.min(i + FOUND_AT_ONCE, episodes.size()));
            stream.say(asked.finds(some, clock.instant()));
        }
        stream.say(asked.ends(findings.result(), clock.instant()));
        LOG.info(
                "Backtest {} of {}: {} ms",
                asked.id(),
                asked.rule(),
                findings.result().tookMs());
    }

    /** Says each percent once, and ends the work that nobody wants any more. */
    private final class Progress {
        private final Backtest asked;
        private int said;

        Progress(Backtest asked) {
            this.asked = asked;
        }

        void at(int percent) {
            if (closing || requests.isCancelled(asked.id())) {
                throw new CancellationException();
            }
            if (percent > said) {
                said = percent;
                stream.say(asked.goes(Phase.RUNNING, percent, clock.instant()));
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        worker.shutdownNow();
        stream.close();
    }

    public static void main(String[] arguments) {
        try {
            var backtests = of(Settings.ofEnvironment());
            Runtime.getRuntime().addShutdownHook(new Thread(backtests::close, "stop"));
            backtests.start().stream.await();
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
