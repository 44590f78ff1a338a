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
     * One thing that is looked at.
     *
     * @param isNeeded whether this part is of no use without it
     */
    public record Check(String part, boolean isNeeded, Callable<Look> look) {

        /** Of what is needed: {@code trouble} is empty when all is well, else one sentence with its cure. */
        public Check(String part, Callable<Optional<String>> trouble) {
            this(part, trouble, Map::of);
        }

        /** And in numbers with names what it does when all is well. */
        public Check(String part, Callable<Optional<String>> trouble, Callable<Map<String, Object>> facts) {
            this(part, true, () -> {
                var found = trouble.call();
                return found.isPresent() ? Look.down(found.get()) : new Look(true, "", facts.call());
            });
        }
    }

    /** What was found; the detail of what is down says its cure. */
    public record Look(boolean isUp, String detail, Map<String, Object> facts) {
        public static final Look UP = new Look(true, "");

        public Look(boolean isUp, String detail) {
            this(isUp, detail, Map.of());
        }

        public static Look down(String detail) {
            return new Look(false, detail);
        }
    }

    /** @param tookMs milliseconds until it answered */
    private record Finding(String part, String status, String detail, Map<String, Object> facts, long tookMs) {
        private boolean isUp() {
            return status.equals("up");
        }
    }

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
        vertx.executeBlocking(this::look, false).onFailure(context::fail).onSuccess(found -> {
            var findings = List.copyOf(found.values());
            var isReady = found.entrySet().stream()
                    .allMatch(each -> each.getValue().isUp() || !each.getKey().isNeeded());
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("status", isReady ? "up" : "down");
            body.put("parts", findings);
            context.response()
                    .setStatusCode(isReady ? 200 : 503)
                    .putHeader("content-type", "application/json")
                    .end(Buffer.buffer(Json.write(body)));
        });
    }

    private Map<Check, Finding> look() {
        var found = new LinkedHashMap<Check, Finding>();
        checks.forEach(check -> found.put(check, timed(check)));
        return found;
    }

    private static Finding timed(Check check) {
        var begun = System.nanoTime();
        var look = look(check);
        var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new Finding(check.part(), look.isUp() ? "up" : "down", look.detail(), look.facts(), took);
    }

    private static Look look(Check check) {
        try {
            return check.look().call();
        } catch (Exception e) {
            return Look.down(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> version() {
        var version = Health.class.getPackage().getImplementationVersion();
        return Map.of("name", "linli", "version", version == null ? "development" : version);
    }
}
