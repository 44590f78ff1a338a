package io.linli.simulator.community;

import io.linli.model.LiftState;
import io.linli.model.Metric;
import io.linli.model.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/** What is measured outside of homes: water, rain, air, lifts and who comes and goes. */
final class Sites {
    private static final double HOUR = Duration.ofHours(1).toMillis();
    private static final double DAY = Duration.ofDays(1).toMillis();

    private static final long RIDE = Duration.ofSeconds(45).toMillis();

    private final Chance chance;
    private final Weather weather;
    private final Past past;
    private final ZoneId zone;

    Sites(Chance chance, Weather weather, Past past, ZoneId zone) {
        this.chance = chance;
        this.weather = weather;
        this.past = past;
        this.zone = zone;
    }

    Pulse.Beat beat(Voice voice) {
        var id = voice.device();
        if (id.startsWith("entrance-")) {
            return one(voice, Metric.PEOPLE_COUNT, this::people);
        }
        return switch (id) {
            case "rain-1" -> (time, out) -> sky(voice, time, out);
            case "level-7", "level-8" -> one(voice, Metric.WATER_LEVEL, (at, name) -> water(at, name) + past.water(at));
            case "level-garage" -> one(voice, Metric.WATER_LEVEL, this::water);
            case "co-garage" ->
                one(voice, Metric.CO, (at, name) -> Math.max(0, 2 + 6 * busy(at) + 2 * drift(at, name)));
            case "pump-7" -> one(voice, Metric.PUMP, (at, name) -> past.water(at) > 60 ? 1 : 0);
            case "pump-garage" -> one(voice, Metric.PUMP, (at, name) -> weather.intensity(at) > 4 ? 1 : 0);
            case "gate-7" -> one(voice, Metric.GATE_OPEN, (at, name) -> past.water(at) > 200 ? 0 : 1);
            case "lift-5-1", "lift-11-1" -> one(voice, Metric.LIFT_STATE, this::lift);
            default -> throw new IllegalArgumentException("nobody knows what " + id + " measures");
        };
    }

    private interface Value {
        double of(long time, String name);
    }

    private static Pulse.Beat one(Voice voice, Metric metric, Value value) {
        return (time, out) -> out.accept(voice.reading(metric, round(value.of(time, voice.device())), time));
    }

    private void sky(Voice voice, long time, Consumer<Observation> out) {
        out.accept(voice.reading(Metric.RAIN, round(weather.rain(time)), time));
        out.accept(voice.reading(Metric.TEMPERATURE, round(weather.temperature(time)), time));
        out.accept(voice.reading(Metric.HUMIDITY, round(weather.humidity(time)), time));
    }

    /** A dry road with an echo that is never quite still; some millimetres while it rains. */
    private double water(long time, String name) {
        return 2 + drift(time, name) + Math.min(5, weather.intensity(time) / 2);
    }

    private double people(long time, String name) {
        return Math.floor(4 * busy(time) * (1 + drift(time, name)));
    }

    /** A ride is boarded, driven and left; between rides it stands shut and empty. */
    private double lift(long time, String name) {
        var ride = time / RIDE;
        if (chance.share(name + " moves", ride) >= busy(time)) {
            return 0;
        }
        return switch ((int) (3 * (time % RIDE) / RIDE)) {
            case 0 -> LiftState.DOOR_OPEN | LiftState.PEOPLE;
            case 1 -> LiftState.MOVING | LiftState.PEOPLE;
            default -> LiftState.DOOR_OPEN;
        };
    }

    private double drift(long time, String name) {
        return chance.drift(name, time / (0.2 * HOUR));
    }

    /** From 0 at night to 1 when people leave and come home. */
    private double busy(long time) {
        var local = Instant.ofEpochMilli(time).atZone(zone);
        var hour = local.getHour() + local.getMinute() / 60.0;
        var day = hour < 6 || hour > 23 ? 0.03 : 0.35;
        var usual = day + peak(hour, 8) + peak(hour, 18) + 0.05 * chance.drift("busy", time / DAY);
        return Math.max(0, Math.min(1, usual));
    }

    private static double peak(double hour, double at) {
        return 0.6 * Math.exp(-Math.pow((hour - at) / 0.9, 2));
    }

    static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
