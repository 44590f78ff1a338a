package io.linli.ingest;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of ingest; {@link #start} is its index. */
final class IngestVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(IngestVerticle.class);
    private static final Duration REPEAT = Duration.ofMinutes(10);

    private final IngestConfig config;
    private final Clock clock;
    private final PrometheusMeterRegistry meters;
    private final HealthRoutes routes;
    private final Promise<Void> heard = Promise.promise();
    private final Promise<Void> failed = Promise.promise();
    private volatile @Nullable Line line;
    private volatile int port;

    IngestVerticle(IngestConfig config, Clock clock, PrometheusMeterRegistry meters, HealthRoutes routes) {
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        this.routes = routes;
    }

    @Override
    public Future<?> start() {
        return serveHealth()
                .compose(server -> openLine())
                .compose(this::loadDevices)
                .compose(this::listen)
                .map(this::keepTime)
                .recover(problem -> stop().transform(stopped -> Future.failedFuture(problem)));
    }

    @Override
    public Future<?> stop() {
        var open = line;
        return open == null ? Future.succeededFuture() : blocking(open::close);
    }

    /** Done when the devices are heard for the first time. */
    Future<Void> heard() {
        return heard.future();
    }

    /** Fails when this life cannot go on, and is never done otherwise. */
    Future<Void> failed() {
        return failed.future();
    }

    Map<String, PartHealth> health() {
        var open = line;
        return open == null ? Map.of("kafka", new PartHealth(false, "not reached yet")) : open.health();
    }

    int unacknowledged() {
        var open = line;
        return open == null ? 0 : open.unacknowledged();
    }

    int port() {
        return port;
    }

    private Future<Void> serveHealth() {
        return vertx.createHttpServer()
                .requestHandler(routes.router(vertx))
                .listen(config.port(), config.host())
                .map(server -> {
                    port = server.actualPort();
                    return null;
                });
    }

    private Future<Line> openLine() {
        return vertx.executeBlocking(() -> {
            var opened = Line.open(config, clock, new IngestMetrics(meters), failed::tryFail);
            line = opened;
            return opened;
        });
    }

    private Future<Line> loadDevices(Line opened) {
        return blocking(opened::loadDevices).map(opened);
    }

    private Future<Line> listen(Line opened) {
        opened.heard().thenRun(heard::tryComplete);
        return blocking(opened::listen).map(opened);
    }

    private Line keepTime(Line opened) {
        vertx.setPeriodic(config.beaconInterval().toMillis(), beat -> opened.beat());
        vertx.setPeriodic(REPEAT.toMillis(), beat -> opened.repeatDevices());
        LOG.info("Ingest runs: {}", config);
        return opened;
    }

    private Future<Void> blocking(Runnable task) {
        return vertx.executeBlocking(() -> {
            task.run();
            return null;
        });
    }
}
