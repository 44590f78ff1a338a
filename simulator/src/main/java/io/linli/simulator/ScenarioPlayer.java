package io.linli.simulator;

import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/** Turns a scenario into what stands in the log of observations, in the order of arrival. */
public final class ScenarioPlayer {
    private final Scenario scenario;
    private final Map<String, Device> devices;

    public ScenarioPlayer(Scenario scenario) {
        this.scenario = scenario;
        this.devices = scenario.given().stream()
                .map(given -> given.registered(scenario.zone()))
                .collect(Collectors.toMap(Device::id, device -> device));
    }

    /** The devices as registered, in the order of the file. */
    public List<Device> devices() {
        return scenario.given().stream()
                .map(given -> Objects.requireNonNull(devices.get(given.device())))
                .toList();
    }

    /** All that arrives: the devices' records, the days before, then the story. */
    public List<Observation> observations() {
        var all = new ArrayList<Observation>();
        var history = scenario.history();
        var firstDay = scenario.starts().toLocalDate().minusDays(history == null ? 0 : history.days());
        var registered = history == null
                ? scenario.begin().toEpochMilli() - 1
                : firstDay.atStartOfDay(scenario.zone()).toInstant().toEpochMilli() - 1;
        devices().forEach(device -> all.add(new DeviceRecord(device.subject().toString(), device, registered)));
        if (history != null) {
            for (var day = 0; day < history.days(); day++) {
                var midnight =
                        firstDay.plusDays(day).atStartOfDay(scenario.zone()).toInstant();
                play(history, midnight, new Random(day), all);
            }
        }
        all.addAll(story());
        all.sort(Comparator.comparingLong(Observation::receivedAt));
        return all;
    }

    /** What arrives from the scenario's begin on. */
    public List<Observation> story() {
        var all = new ArrayList<Observation>();
        scenario.when().forEach(step -> play(step, scenario.begin(), 0, all));
        all.sort(Comparator.comparingLong(Observation::receivedAt));
        return all;
    }

    private void play(Routine routine, Instant midnight, Random random, List<Observation> out) {
        var spread = routine.spread().toMillis();
        for (var step : routine.daily()) {
            var shift = spread == 0 || step.every() != null ? 0 : random.nextLong(-spread, spread + 1);
            play(step, midnight, shift, out);
        }
    }

    private void play(Step step, Instant zero, long shift, List<Observation> out) {
        var until = step.until() == null ? step.at() : step.until();
        var every = step.every() == null ? Duration.ofDays(1) : step.every();
        for (var at = step.at(); at.compareTo(until) <= 0; at = at.plus(every)) {
            var received = zero.plus(at).toEpochMilli() + shift;
            var observed = step.observed();
            var lag = observed == null ? 0 : step.at().minus(observed).toMillis();
            for (var time = 0; time < step.times(); time++) {
                out.add(observation(step, received - lag, received));
            }
        }
    }

    private Observation observation(Step step, long observed, long received) {
        var device = devices.get(step.device());
        var subject = device == null
                ? Objects.requireNonNull(step.subject())
                : device.subject().toString();
        var value = step.value();
        if (value == null) {
            return new Signal(
                    subject,
                    step.device(),
                    step.signalKind(),
                    step.ref(),
                    step.data(),
                    observed,
                    received,
                    step.quality());
        }
        return new Reading(subject, step.device(), metric(step), value, observed, received, step.quality());
    }

    private Metric metric(Step step) {
        var device = devices.get(step.device());
        Scenario.require(
                device != null && device.metrics().size() == 1, "when: a value needs a device with a metric: " + step);
        return Objects.requireNonNull(device).metrics().iterator().next();
    }
}
