package io.linli.standalone;

import io.linli.api.http.Health.Check;
import io.linli.api.http.Health.Look;
import io.linli.ingest.PartHealth;
import io.linli.ingest.telemetry.TelemetryHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the parts are that start after the page that tells of them; until then they are down. */
final class Neighbours {
    private static final String CURE = "; the log says why, and a new start of the demo goes on from there";

    private volatile @Nullable Supplier<Map<String, PartHealth>> ingest;
    private volatile @Nullable Supplier<JobHealth> detection;
    private volatile @Nullable Supplier<Optional<TelemetryHealth>> telemetry;
    private volatile String telemetryTrouble = "";

    void ingest(Supplier<Map<String, PartHealth>> health) {
        ingest = health;
    }

    void detection(Supplier<JobHealth> health) {
        detection = health;
    }

    void telemetry(Supplier<Optional<TelemetryHealth>> health) {
        telemetry = health;
    }

    /** Its store did not start; everything else goes on without. */
    void telemetryMissing(String why) {
        telemetryTrouble = why;
    }

    List<Check> checks() {
        return List.of(
                new Check("broker", () -> trouble("mqtt")),
                new Check("ingest", this::ingestTrouble),
                new Check("detection", this::detectionTrouble, this::detectionFacts),
                new Check("telemetry", false, this::telemetryLook));
    }

    private Map<String, Object> detectionFacts() {
        var asked = detection;
        var last = asked == null ? null : asked.get().lastCheckpoint();
        return last == null
                ? Map.of()
                : Map.of("checkpoint", Duration.between(last, Instant.now()).toSeconds());
    }

    /** Ingest is the one who knows whether the broker listens. */
    private Optional<String> trouble(String part) {
        var asked = ingest;
        var health = asked == null ? null : asked.get().get(part);
        if (health == null) {
            return Optional.of("not reached yet");
        }
        return health.up() ? Optional.empty() : Optional.of(health.detail() + CURE);
    }

    private Optional<String> ingestTrouble() {
        var asked = ingest;
        if (asked == null) {
            return Optional.of("not started yet");
        }
        return asked.get().entrySet().stream()
                .filter(part -> !part.getValue().up())
                .map(part -> part.getKey() + ": " + part.getValue().detail() + CURE)
                .findFirst();
    }

    private Look telemetryLook() {
        if (!telemetryTrouble.isEmpty()) {
            return Look.down(telemetryTrouble);
        }
        var asked = telemetry;
        var health = asked == null ? null : asked.get().orElse(null);
        if (health == null) {
            return Look.down("not started yet");
        }
        var last = health.lastWritten();
        var progress = "%d points written, the last at %s, %.1f s behind"
                .formatted(
                        health.written(),
                        last == null ? "no time yet" : last,
                        health.lag().toMillis() / 1_000.0);
        return health.isUp() ? new Look(true, progress) : Look.down(health.detail() + "; " + progress);
    }

    private Optional<String> detectionTrouble() {
        var asked = detection;
        if (asked == null) {
            return Optional.of("not started yet");
        }
        var health = asked.get();
        return health.isRunning() ? Optional.empty() : Optional.of("its job is " + health.status() + CURE);
    }
}
