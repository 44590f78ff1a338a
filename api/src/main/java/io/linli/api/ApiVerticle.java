package io.linli.api;

import io.linli.api.http.Health;
import io.linli.api.http.Server;
import io.linli.api.staff.SessionStore;
import io.linli.api.store.Migration;
import io.linli.api.stream.Streaming;
import io.linli.model.Streams;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Alerts come in, become incidents, and people act on them by HTTP. */
final class ApiVerticle extends VerticleBase {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** Five readings a second are as many as anybody can watch. */
    private static final Duration SAMPLE = Duration.ofMillis(200);

    private static final Duration LIVENESS = Duration.ofSeconds(5);
    private static final Duration TRIALS = Duration.ofSeconds(30);
    /** How often is looked whether a head is due. */
    private static final Duration HEADS = Duration.ofSeconds(30);

    /** How soon a page hears of what another instance did. */
    private static final Duration OTHERS = Duration.ofMillis(250);

    private static final Duration TIDY = Duration.ofMinutes(10);

    private final ApiConfig config;
    private final Streaming streaming;
    private final Clock clock;
    private final List<Health.Check> neighbours;
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private @Nullable Parts parts;
    private @Nullable HttpServer server;

    ApiVerticle(ApiConfig config, Streaming streaming, Clock clock, List<Health.Check> neighbours) {
        this.config = config;
        this.streaming = streaming;
        this.clock = clock;
        this.neighbours = neighbours;
    }

    @Override
    public Future<?> start() {
        return openRecords()
                .compose(opened -> sayWhatStreamsLack())
                .compose(said -> listen())
                .compose(listening -> readStreams())
                .onSuccess(reading -> repeat())
                .recover(problem -> stop().transform(stopped -> Future.failedFuture(problem)));
    }

    private Future<Parts> openRecords() {
        return aside(() -> {
            var opened = new Parts(vertx, config, Migration.open(config.postgres()), streaming, clock);
            parts = opened;
            opened.records.transact(opened.events::begin);
            opened.liveness.load();
            opened.outbox.start();
            opened.watch.resume(opened.records);
            opened.timers.start();
            return opened;
        });
    }

    private Future<Integer> sayWhatStreamsLack() {
        return aside(() -> {
            var devices = streaming.snapshot(Streams.DEVICES);
            var rules = streaming.snapshot(Streams.RULES);
            return parts().records
                    .transact(tx -> parts().registry.republish(tx, devices)
                            + parts().rules.republish(tx, rules));
        });
    }

    private Future<HttpServer> listen() {
        var checks = Checks.of(parts(), streaming, neighbours, clock);
        return new Resources(vertx, config, clock, parts())
                .mount(checks)
                .build(vertx)
                .compose(operations -> Server.listen(vertx, config.bind(), config.port(), operations))
                .onSuccess(listening -> server = listening);
    }

    private Future<?> readStreams() {
        return aside(() -> {
            streaming.read(parts().intake());
            return streaming;
        });
    }

    private void repeat() {
        vertx.setPeriodic(HEARTBEAT.toMillis(), tick -> {
            parts().feed.heartbeat(clock.instant());
            endOldSessions();
        });
        vertx.setPeriodic(OTHERS.toMillis(), tick -> lookAtOthers());
        vertx.setPeriodic(SAMPLE.toMillis(), tick -> parts().feed.sample(parts().readings));
        vertx.setPeriodic(
                LIVENESS.toMillis(),
                tick -> aside(() -> {
                    parts().liveness.write();
                    return tick;
                }));
        vertx.setPeriodic(TRIALS.toMillis(), tick -> parts().records.later(parts().trials::end));
        vertx.setPeriodic(HEADS.toMillis(), tick -> parts().records.later(parts().audit::signWhenDue));
        vertx.setPeriodic(TIDY.toMillis(), tick -> parts().records.later(parts().tidying::tidy));
    }

    /** Not again before it is done: while the records are away, nothing is to pile up. */
    private void lookAtOthers() {
        if (isLooking.compareAndSet(false, true)) {
            parts().records.later(parts().events::look).onComplete(done -> isLooking.set(false));
        }
    }

    /** A page that listens does nothing else by which its session would be found to have ended. */
    private void endOldSessions() {
        var open = parts().feed.tokens();
        parts().records
                .later(tx -> SessionStore.ended(tx, open, config.session()))
                .onSuccess(ended -> ended.forEach(parts().feed::end));
    }

    @Override
    public Future<?> stop() {
        var listening = server;
        var closed = listening == null ? Future.succeededFuture() : listening.close();
        return closed.eventually(() -> aside(() -> {
            streaming.close();
            if (parts != null) {
                parts.liveness.write();
                parts.close();
            }
            return streaming;
        }));
    }

    /** Whatever may wait does so on a thread of its own. */
    private <T> Future<T> aside(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    int port() {
        return Objects.requireNonNull(server, "not started").actualPort();
    }

    Seeding seeding() {
        return parts().seeding();
    }

    Parts parts() {
        return Objects.requireNonNull(parts, "not started");
    }
}
