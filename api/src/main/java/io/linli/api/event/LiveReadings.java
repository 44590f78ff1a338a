package io.linli.api.event;

import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What the devices say at this very moment, for pages that watch: a sample that nobody keeps. What a device says of
 * its own health is left out.
 */
public final class LiveReadings {
    private static final int MOST = 400;
    private static final Set<Metric> OF_ITSELF =
            Set.of(Metric.BATTERY, Metric.RSSI, Metric.LINK_QUALITY, Metric.UPTIME);
    /** Over which the rate is averaged. */
    private static final double SECONDS = 10;

    private final Function<String, Optional<Device>> registry;
    private final Map<String, Observation> latest = new LinkedHashMap<>();
    private long heard;
    private long since = System.nanoTime();
    private double rate;

    /** @param registry of devices by their ids */
    public LiveReadings(Function<String, Optional<Device>> registry) {
        this.registry = registry;
    }

    public synchronized void take(Observation observation) {
        if (observation instanceof Reading reading) {
            heard++;
            if (!OF_ITSELF.contains(reading.metric())) {
                remember(reading.device() + " " + reading.metric().id(), reading);
            }
        } else if (observation instanceof Signal signal
                && !signal.device().isEmpty()
                && signal.kind() != SignalKind.HEARTBEAT) {
            remember(signal.device() + " " + signal.kind().id(), signal);
        }
    }

    private void remember(String what, Observation observation) {
        if (latest.size() < MOST || latest.containsKey(what)) {
            latest.put(what, observation);
        }
    }

    /** Readings of all devices in a second, of late. */
    public synchronized double rate() {
        return Math.round(rate * 10) / 10.0;
    }

    /** What came since the last round; signals first, since they are rare and matter. */
    synchronized List<Event> round() {
        var now = System.nanoTime();
        var seconds = (now - since) / (double) TimeUnit.SECONDS.toNanos(1);
        var weight = Math.exp(-seconds / SECONDS);
        rate = rate * weight + heard / Math.max(seconds, 1e-3) * (1 - weight);
        heard = 0;
        since = now;
        var round = new ArrayList<Event>(latest.size());
        for (var observation : latest.values()) {
            registry.apply(device(observation))
                    .map(device -> event(device, observation))
                    .ifPresent(event -> round.add(observation instanceof Signal ? 0 : round.size(), event));
        }
        latest.clear();
        return round;
    }

    private static String device(Observation observation) {
        return observation instanceof Reading reading ? reading.device() : ((Signal) observation).device();
    }

    private Event event(Device device, Observation observation) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("device", device.id());
        view.put("place", device.place());
        if (observation instanceof Reading reading) {
            view.put("metric", reading.metric());
            view.put("value", reading.value());
            view.put("unit", reading.metric().unit());
            view.put("at", Instant.ofEpochMilli(reading.observedAt()));
        } else if (observation instanceof Signal signal) {
            view.put("signal", signal.kind().id());
            view.put("at", Instant.ofEpochMilli(signal.observedAt()));
        }
        view.put("rate", Math.round(rate * 10) / 10.0);
        return Event.of(
                Event.Type.READING, device.place().grid(), device.subject().toString(), view);
    }
}
