package io.linli.api.http;

import io.linli.model.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Whether this part lives, and whether each thing that it needs is there. */
public final class Health {
    private final Vertx vertx;
    private final List<Check> checks;
    private final PrometheusMeterRegistry meters;

    /**
     * One thing that is needed.
     *
     * @param trouble empty when all is well, else one sentence with its cure
     * @param facts what it does when all is well, in numbers with names
     */
    public record Check(String part, Callable<Optional<String>> trouble, Callable<Map<String, Object>> facts) {
        public Check(String part, Callable<Optional<String>> trouble) {
            this(part, trouble, Map::of);
        }
    }

    /** @param tookMs milliseconds until it answered */
    private record Finding(String part, String status, String detail, Map<String, Object> facts, long tookMs) {}

    public Health(Vertx vertx, List<Check> checks, PrometheusMeterRegistry meters) {
        this.vertx = vertx;
        this.checks = List.copyOf(checks);
        this.meters = meters;
    }

    public void mount(Routes routes) {
        routes.open("live", context -> Routes.send(context, Reply.ok(Map.of("status", "up"))));
        routes.open("ready", this::ready);
        routes.open(
                "metrics",
                context -> context.response()
                        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(Buffer.buffer(meters.scrape())));
        routes.open("version", context -> Routes.send(context, Reply.ok(version())));
    }

    private void ready(RoutingContext context) {
        vertx.executeBlocking(() -> checks.stream().map(Health::look).toList(), false)
                .onFailure(context::fail)
                .onSuccess(findings -> {
                    var isReady = findings.stream()
                            .allMatch(finding -> finding.status().equals("up"));
                    Map<String, Object> body = new LinkedHashMap<>();
                    body.put("status", isReady ? "up" : "down");
                    body.put("parts", findings);
                    context.response()
                            .setStatusCode(isReady ? 200 : 503)
                            .putHeader("content-type", "application/json")
                            .end(Buffer.buffer(Json.write(body)));
                });
    }

    private static Finding look(Check check) {
        var begun = System.nanoTime();
        Optional<String> trouble;
        Map<String, Object> facts = Map.of();
        try {
            trouble = check.trouble().call();
            if (trouble.isEmpty()) {
                facts = check.facts().call();
            }
        } catch (Exception e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
        }
        var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new Finding(check.part(), trouble.isEmpty() ? "up" : "down", trouble.orElse(""), facts, took);
    }

    private static Map<String, Object> version() {
        var version = Health.class.getPackage().getImplementationVersion();
        return Map.of("name", "linli", "version", version == null ? "development" : version);
    }
}
