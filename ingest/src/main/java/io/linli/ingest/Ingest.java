package io.linli.ingest;

import io.linli.ingest.telemetry.TelemetryHealth;
import io.linli.ingest.telemetry.TelemetryWriter;
import io.linli.model.Settings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part that brings what devices say into the log of observations, and commands to devices. */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final long AGAIN_MILLIS = 1_000;

    private final IngestConfig config;
    private final Clock clock;
    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Optional<TelemetryWriter> history;
    private volatile @Nullable IngestVerticle running;
    private volatile boolean stopped;

    public Ingest(IngestConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.history = config.telemetry().map(store -> new TelemetryWriter(store, meters, clock));
        meters.gauge("linli.ingest.unacknowledged", this, Ingest::unacknowledged);
    }

    /** Done when the devices are known and messages are being taken; waits for a broker as long as it takes. */
    public Future<Void> start() {
        // The devices first: history can wait until they are heard.
        return hear().onSuccess(heard -> history.ifPresent(TelemetryWriter::start));
    }

    private Future<Void> hear() {
        var routes = new HealthRoutes(this::health, this::telemetry, meters);
        var verticle = new IngestVerticle(config, clock, meters, routes, this::again);
        running = verticle;
        return vertx.deployVerticle(verticle).compose(id -> Future.fromCompletionStage(verticle.heard()));
    }

    /** What is not in Kafka by then stays unacknowledged, and comes again after the next start. */
    public Future<Void> stop() {
        stopped = true;
        return vertx.<Void>executeBlocking(() -> {
                    history.ifPresent(TelemetryWriter::close);
                    return null;
                })
                .eventually(vertx::close);
    }

    private void stopAndWait() {
        try {
            stop().await(8, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Ingest did not stop in time; what it left is not acknowledged");
        }
    }

    /** How each part is, by its name. */
    public Map<String, PartHealth> health() {
        var verticle = running;
        return verticle == null ? Map.of() : verticle.health();
    }

    /** How the writing of history goes; empty when no store is set. Nothing else waits for it. */
    public Optional<TelemetryHealth> telemetry() {
        return history.map(TelemetryWriter::health);
    }

    /** Messages that the broker keeps because Kafka does not have them yet. */
    public int unacknowledged() {
        var verticle = running;
        return verticle == null ? 0 : verticle.unacknowledged();
    }

    /** Where health and metrics are served. */
    public int port() {
        var verticle = running;
        return verticle == null ? 0 : verticle.port();
    }

    /** Starts anew what cannot go on: the broker still has all that was not acknowledged. */
    private void again(IngestVerticle failed, Throwable problem) {
        if (stopped || failed != running) {
            return;
        }
        LOG.error("Ingest starts anew", problem);
        var id = failed.deploymentID();
        (id == null ? Future.<Void>succeededFuture() : vertx.undeploy(id))
                .otherwiseEmpty()
                .eventually(() -> vertx.timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS))
                .compose(undeployed -> stopped ? Future.<Void>succeededFuture() : start())
                .onFailure(e -> {
                    var verticle = running;
                    if (verticle != null) {
                        again(verticle, e);
                    }
                });
    }

    public static void main(String[] arguments) {
        var ingest = new Ingest(IngestConfig.of(Settings.ofEnvironment()), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(ingest::stopAndWait));
        ingest.start().onFailure(problem -> {
            LOG.error("Ingest does not start", problem);
            ingest.stop().onComplete(done -> System.exit(1));
        });
    }
}
