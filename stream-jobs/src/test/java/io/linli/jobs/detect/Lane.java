package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.GRID;
import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.ZONE;
import static io.linli.jobs.detect.Neighbourhood.home;

import io.linli.model.Alert;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Devices of any kind in a home or at a site, and what they say. */
final class Lane {
    static final String SQUARE = "site:square";

    private Lane() {}

    static long at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(ZONE).toInstant().toEpochMilli();
    }

    static Device inside(String id, Metric metric, String room) {
        return device(id, DeviceKind.SENSOR, Set.of(metric), home(room), null, false, Set.of("watched"), Map.of());
    }

    static Device exit(String id) {
        return device(
                id,
                DeviceKind.SENSOR,
                Set.of(Metric.CONTACT_OPEN),
                home("hall"),
                null,
                true,
                Set.of("watched"),
                Map.of());
    }

    static Device tagged(Device device, String... tags) {
        return device.tagged(Set.of(tags));
    }

    static Device outside(String id, Metric metric, Map<String, Double> settings) {
        var place = Place.site(GRID, "square", "东广场", ZONE);
        return device(id, DeviceKind.SENSOR, Set.of(metric), place, null, false, Set.of(), settings);
    }

    static Device device(
            String id,
            DeviceKind kind,
            Set<Metric> metrics,
            Place place,
            @Nullable String parent,
            boolean exit,
            Set<String> tags,
            Map<String, Double> settings) {
        return new Device(
                id, kind, metrics, place, parent, exit, Duration.ofMinutes(10), tags, settings, 1, null, true);
    }

    static Reading said(String device, Metric metric, double value, long at) {
        return said(HOME, device, metric, value, at, at, Quality.GOOD);
    }

    static Reading saidThere(String device, Metric metric, double value, long at) {
        return said(SQUARE, device, metric, value, at, at, Quality.GOOD);
    }

    static Reading said(
            String subject, String device, Metric metric, double value, long observed, long received, Quality quality) {
        return new Reading(subject, device, metric, value, observed, received, quality);
    }

    static Signal told(String subject, String device, SignalKind kind, long at) {
        return new Signal(subject, device, kind, "", Map.of(), at, at, Quality.GOOD);
    }

    /** People were there and said what became of it. */
    static Signal found(Alert alert, long at) {
        return new Signal(
                alert.subject().toString(),
                "",
                SignalKind.INCIDENT_OUTCOME,
                "case",
                Map.of("alert", alert.id(), "outcome", "real_resolved"),
                at,
                at,
                Quality.GOOD);
    }

    static Alert last(PlainRunner runner) {
        var alerts = runner.alerts();
        return alerts.get(alerts.size() - 1);
    }

    static List<Alert> raised(PlainRunner runner) {
        return runner.alerts().stream().filter(alert -> alert.revision() == 1).toList();
    }
}
