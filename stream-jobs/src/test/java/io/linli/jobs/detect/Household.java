package io.linli.jobs.detect;

import static io.linli.jobs.detect.Neighbourhood.HOME;
import static io.linli.jobs.detect.Neighbourhood.START;

import io.linli.model.Alert;
import io.linli.model.DefaultRules;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.RuleKind;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One home under the default rule of one kind, with words for what its devices measure. */
final class Household {
    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;

    final PlainRunner runner;

    Household(RuleKind kind) {
        this.runner = new PlainRunner(List.of(DefaultRules.of(kind)));
    }

    static Device device(String id, String room, Metric... metrics) {
        return device(id, room, Map.of(), Set.of(), metrics);
    }

    static Device device(String id, String room, Map<String, Double> settings, Set<String> tags, Metric... metrics) {
        return new Device(
                id,
                DeviceKind.SENSOR,
                Set.of(metrics),
                Neighbourhood.home(room),
                null,
                false,
                Duration.ofMinutes(1),
                tags,
                settings,
                1,
                null,
                true);
    }

    Household with(Device... devices) {
        for (var device : devices) {
            runner.accept(new DeviceRecord(device.subject().toString(), device, START));
        }
        return this;
    }

    static Reading reading(String device, Metric metric, double value, long at) {
        return new Reading(HOME, device, metric, value, at, at, Quality.GOOD);
    }

    static Reading late(String device, Metric metric, double value, long at, long received) {
        var quality = received - at > 5 * MINUTE ? Quality.BACKFILL : Quality.GOOD;
        return new Reading(HOME, device, metric, value, at, received, quality);
    }

    static Signal signal(SignalKind kind, String device, long at) {
        return new Signal(HOME, device, kind, "", Map.of(), at, at, Quality.GOOD);
    }

    /** A person reported what they found of this alert. */
    static Signal judged(Alert alert, long at) {
        var data = Map.of("alert", alert.id(), "outcome", "real_resolved");
        return new Signal(HOME, "", SignalKind.INCIDENT_OUTCOME, "incident", data, at, at, Quality.GOOD);
    }

    Household hears(Observation... observations) {
        for (var observation : observations) {
            runner.accept(observation);
        }
        return this;
    }

    /** The same value again and again, from one time until another, both included. */
    Household hears(String device, Metric metric, double value, long from, long until, long every) {
        for (var at = from; at <= until; at += every) {
            runner.accept(reading(device, metric, value, at));
        }
        return this;
    }

    Household waits(long until) {
        runner.advanceTo(until);
        return this;
    }

    List<Alert> alerts() {
        return runner.alerts();
    }

    Alert last() {
        var alerts = alerts();
        if (alerts.isEmpty()) {
            throw new AssertionError("no alert came");
        }
        return alerts.get(alerts.size() - 1);
    }
}
