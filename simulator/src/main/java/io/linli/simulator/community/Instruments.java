package io.linli.simulator.community;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What devices say by themselves, whatever people do: heartbeats, batteries, measurements, each at its own pace. */
final class Instruments {
    private static final Duration REPORTS = Duration.ofHours(6);
    private static final Duration METER = Duration.ofSeconds(12);
    private static final Duration ENTRANCE = Duration.ofSeconds(20);
    private static final Duration LIFT = Duration.ofSeconds(15);
    private static final Duration CLOSELY = Duration.ofMinutes(2);
    /** They speak when something happens, and of their batteries. */
    private static final Set<Metric> EVENTS =
            Set.of(Metric.MOTION, Metric.CONTACT_OPEN, Metric.SMOKE, Metric.WATER_LEAK);

    private final Chance chance;
    private final Weather weather;
    private final Sites sites;
    private final Instant told;

    Instruments(Chance chance, Weather weather, Sites sites, Instant told) {
        this.chance = chance;
        this.weather = weather;
        this.sites = sites;
        this.told = told;
    }

    /** @param closely gateways that speak every other minute, each with a time at which it does */
    List<Source> of(Device device, Map<String, Long> closely) {
        var voice = Voice.of(device);
        var phase = (long) (chance.share("phase " + device.id(), 0) * Integer.MAX_VALUE);
        if (device.kind() != DeviceKind.SENSOR) {
            var at = closely.get(device.id());
            Pulse.Beat beat = (time, out) -> out.accept(voice.signal(SignalKind.HEARTBEAT, "", time));
            return List.of(at == null ? Pulse.of(device.period(), phase, beat) : Pulse.of(CLOSELY, at, beat));
        }
        var sources = new ArrayList<Source>();
        if (device.metrics().contains(Metric.BATTERY)) {
            Pulse.Beat beat = (time, out) -> out.accept(voice.reading(Metric.BATTERY, battery(device, time), time));
            sources.add(Pulse.of(REPORTS, phase, beat));
        }
        var measured = measured(device, voice);
        if (measured != null) {
            sources.add(Pulse.of(pace(device), phase, measured));
        }
        return sources;
    }

    private Pulse.@Nullable Beat measured(Device device, Voice voice) {
        if (device.metrics().stream().anyMatch(EVENTS::contains)) {
            return null;
        }
        if (device.id().startsWith("climate-")) {
            return (time, out) -> indoors(voice, time, out);
        }
        if (device.metrics().contains(Metric.POWER)) {
            var zone = device.place().zone();
            return (time, out) -> out.accept(voice.reading(
                    Metric.POWER,
                    power(
                            voice.device(),
                            Instant.ofEpochMilli(time).atZone(zone).getHour(),
                            time),
                    time));
        }
        return sites.beat(voice);
    }

    private static Duration pace(Device device) {
        if (device.metrics().contains(Metric.POWER)) {
            return METER;
        }
        if (device.metrics().contains(Metric.PEOPLE_COUNT)) {
            return ENTRANCE;
        }
        return device.metrics().contains(Metric.LIFT_STATE) ? LIFT : device.period();
    }

    private void indoors(Voice voice, long time, Consumer<Observation> out) {
        var warmth = 23 + 0.15 * (weather.temperature(time) - 15) + chance.drift(voice.device(), time / 7_200_000.0);
        out.accept(voice.reading(Metric.TEMPERATURE, Sites.round(warmth), time));
        out.accept(voice.reading(Metric.HUMIDITY, Sites.round(weather.humidity(time) * 0.8), time));
    }

    /** Watts of a flat: a fridge that comes and goes, and people of an evening. */
    private double power(String meter, int hour, long time) {
        var people = hour < 6 ? 0.1 : hour < 17 ? 0.4 : 1;
        var fridge = chance.share(meter, time / 900_000) < 0.4 ? 95 : 0;
        var used = 300 * people * (1 + chance.drift("use " + meter, time / 600_000.0));
        return Math.round(40 + fridge + used);
    }

    /** Percent; it falls by one in three weeks. */
    double battery(Device device, long time) {
        var full = 8 + 92 * Math.sqrt(chance.share("battery " + device.id(), 0));
        var days = (time - told.toEpochMilli()) / 86_400_000.0;
        return Math.round(Math.max(4, Math.min(100, full - days * 0.05)));
    }
}
