package io.linli.ingest;

import static java.util.concurrent.CompletableFuture.runAsync;

import io.linli.ingest.telemetry.MetricsWriter;
import io.linli.ingest.telemetry.TelemetryHealth;
import io.linli.ingest.telemetry.TelemetryWriter;
import io.linli.model.Settings;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
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
    private final Promise<Void> heard = Promise.promise();
    private final Optional<TelemetryWriter> history;
    private final Optional<MetricsWriter> numbers;
    private volatile @Nullable IngestVerticle running;
    private volatile boolean stopped;

    public Ingest(IngestConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.history = config.telemetry().map(store -> new TelemetryWriter(store, meters, clock));
        this.numbers = config.telemetry().map(store -> new MetricsWriter(store, meters::scrape, clock));
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        meters.gauge("linli.ingest.unacknowledged", this, Ingest::unacknowledged);
    }

    /**
     * Done when the devices are known and messages are being taken; waits for a broker as long as it takes. Fails when
     * the first life does not come up: what hinders it then hinders every other too. One that came up and cannot go on
     * is followed by another.
     */
    public Future<Void> start() {
        live().onFailure(heard::tryFail);
        // The devices first: history can wait until they are heard.
        return heard.future().onSuccess(done -> {
            history.ifPresent(TelemetryWriter::start);
            numbers.ifPresent(MetricsWriter::start);
        });
    }

    /** What is not in Kafka by then stays unacknowledged, and comes again after the next start. */
    public Future<Void> stop() {
        stopped = true;
        heard.tryFail("stopped before the devices were heard");
        // Not on a thread of Vert.x: none of them is left to say that it is closed.
        return Future.fromCompletionStage(runAsync(() -> {
                    numbers.ifPresent(MetricsWriter::close);
                    history.ifPresent(TelemetryWriter::close);
                }))
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

    private Future<?> live() {
        var life = new IngestVerticle(config, clock, meters, new HealthRoutes(this::health, this::telemetry, meters));
        running = life;
        life.heard().onSuccess(heard::tryComplete);
        return vertx.deployVerticle(life).onSuccess(id -> life.failed().onFailure(problem -> follow(id, problem)));
    }

    /** Starts anew what cannot go on: the broker still has all that was not acknowledged. */
    private void follow(@Nullable String life, Throwable problem) {
        if (stopped) {
            return;
        }
        LOG.error("Ingest starts anew", problem);
        (life == null ? Future.<Void>succeededFuture() : vertx.undeploy(life))
                .otherwiseEmpty()
                .eventually(() -> vertx.timer(AGAIN_MILLIS, TimeUnit.MILLISECONDS))
                .compose(pause -> stopped ? Future.succeededFuture() : live())
                .onFailure(again -> follow(null, again));
    }

    public static void main(String[] arguments) {
        try {
            var ingest = new Ingest(IngestConfig.of(Settings.ofEnvironment()), Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(ingest::stopAndWait, "stop"));
            ingest.start().onFailure(problem -> {
                LOG.error("Ingest does not start", problem);
                System.exit(1);
            });
        } catch (IllegalArgumentException e) {
            LOG.error("{}", e.getMessage());
            System.exit(2);
        }
    }
}
