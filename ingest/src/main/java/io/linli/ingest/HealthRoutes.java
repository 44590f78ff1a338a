package io.linli.ingest;

import io.linli.ingest.telemetry.TelemetryHealth;
import io.linli.model.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a supervisor asks: alive, ready, numbers. */
final class HealthRoutes {
    private final Supplier<Map<String, PartHealth>> health;
    private final Supplier<Optional<TelemetryHealth>> telemetry;
    private final PrometheusMeterRegistry meters;

    HealthRoutes(
            Supplier<Map<String, PartHealth>> health,
            Supplier<Optional<TelemetryHealth>> telemetry,
            PrometheusMeterRegistry meters) {
        this.health = health;
        this.telemetry = telemetry;
        this.meters = meters;
    }

    Router router(Vertx vertx) {
        var router = Router.router(vertx);
        router.get("/health/live")
                .handler(context -> json(context, 200, Map.of("live", new PartHealth(true, "running"))));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("content-type", "text/plain; version=0.0.4")
                        .end(meters.scrape()));
        return router;
    }

    private void ready(RoutingContext context) {
        var parts = health.get();
        var ready = parts.values().stream().allMatch(PartHealth::up);
        Map<String, Object> told = new LinkedHashMap<>(parts);
        // Told, and not asked of it: who hears the devices is ready without a history.
        telemetry.get().ifPresent(health -> told.put("telemetry", health));
        json(context, ready ? 200 : 503, told);
    }

    private static void json(RoutingContext context, int status, Map<String, ?> parts) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(Json.write(parts)));
    }
}
