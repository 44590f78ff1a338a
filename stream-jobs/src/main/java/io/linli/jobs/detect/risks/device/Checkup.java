package io.linli.jobs.detect.risks.device;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a report shows of the device that made it; times in epoch milliseconds. */
final class Checkup {
    /** Strange readings in a row that make a fault: one alone is a glitch. */
    private static final int IN_A_ROW = 3;
    /** Numbers that must stand still together, however seldom they come. */
    private static final int SAME = 24;

    private static final double BATTERY_IS_WELL = 5;
    private static final long FLAP_WINDOW = Duration.ofMinutes(10).toMillis();
    private static final long DROP_WINDOW = Duration.ofHours(1).toMillis();
    /** That it was heard is noted to a small part of its period, since it happens so often. */
    private static final long NOTED = Duration.ofMinutes(10).toMillis();

    private static final int OF_PERIOD = 64;

    private Checkup() {}

    static Health read(Reading reading, Device device, Health before, Watched watched) {
        var now = reading.receivedAt();
        var next = before;
        if (reading.quality() != Quality.BACKFILL) {
            next = next.skewed(reading.quality() == Quality.CLOCK_SUSPECT ? next.skewed() + 1 : 0);
            next = measured(reading, device, next);
        }
        if (next.equals(before) && isKnown(before, device, now)) {
            return before;
        }
        return next.heard(now).reported(shown(next, now, watched));
    }

    /** Whether it is not worth a note that a device was heard once more. */
    static boolean isKnown(Health health, @Nullable Device device, long now) {
        return device != null
                && health.isWell()
                && now - health.heard() < Math.min(NOTED, device.period().toMillis() / OF_PERIOD);
    }

    private static Health measured(Reading reading, Device device, Health before) {
        var value = (float) reading.value();
        if (reading.metric() == Metric.BATTERY) {
            return before.with(value);
        }
        if (reading.metric().isState()) {
            return isSteady(reading.metric())
                    ? before.with(before.state().said(value, reading.receivedAt(), FLAP_WINDOW))
                    : before;
        }
        return reading.metric().equals(measures(device))
                ? before.measured(reading.receivedAt(), value, isOdd(reading, device))
                : before;
    }

    static Health happened(Signal signal, Health before, Watched watched) {
        var now = signal.receivedAt();
        var next = switch (signal.kind()) {
            case OFFLINE -> before.lost(now, before.state().dropped(now, DROP_WINDOW));
            case BATTERY_LOW, BATTERY_CRITICAL -> before.heard(now).with(0);
            case BATTERY_OK -> before.heard(now).with(100);
            case CLOCK_STEP -> before.heard(now).skewed(before.skewed() + 1);
            case BUTTON_STUCK -> before.heard(now).having(Fault.STUCK);
            default -> battery(signal, before.heard(now));
        };
        return switch (signal.kind()) {
            case OFFLINE -> shownBy(next, now, watched, Fault.FLAPPING) ? next.having(Fault.FLAPPING) : next;
            case BUTTON_STUCK -> next.reported(shown(next, now, watched) | Fault.STUCK.bit());
            default -> next.reported(shown(next, now, watched));
        };
    }

    /** Heartbeats may say how the battery is. */
    private static Health battery(Signal signal, Health before) {
        var said = signal.data().get("battery");
        try {
            var percent = said == null ? Float.NaN : Float.parseFloat(said);
            return percent >= 0 && percent <= 100 ? before.with(percent) : before;
        } catch (NumberFormatException e) {
            return before;
        }
    }

    private static boolean shownBy(Health health, long now, Watched watched, Fault fault) {
        return fault.isIn(shown(health, now, watched));
    }

    private static int shown(Health health, long now, Watched watched) {
        var shown = 0;
        shown |= isEmpty(health, watched) ? Fault.BATTERY.bit() : 0;
        shown |= health.skewed() >= IN_A_ROW ? Fault.CLOCK.bit() : 0;
        var quantity = health.quantity();
        shown |= quantity.odd() >= IN_A_ROW ? Fault.OUT_OF_RANGE.bit() : 0;
        var stands = quantity.value() != 0 && quantity.same() >= SAME;
        shown |= stands && now - quantity.since() >= watched.millis("stuck_after") ? Fault.STUCK.bit() : 0;
        var state = health.state();
        var restless = !state.equals(Health.State.NONE)
                && (state.changes() > watched.number("flaps") && now - state.from() <= FLAP_WINDOW
                        || state.drops() >= watched.number("drops") && now - state.dropsFrom() <= DROP_WINDOW);
        return shown | (restless ? Fault.FLAPPING.bit() : 0);
    }

    private static boolean isEmpty(Health health, Watched watched) {
        if (Float.isNaN(health.battery())) {
            return false;
        }
        var low = watched.number("battery_low");
        return health.battery() < (health.has(Fault.BATTERY) ? low + BATTERY_IS_WELL : low);
    }

    /** States that do not change by themselves many times in minutes; people move and sit as they like. */
    private static boolean isSteady(Metric metric) {
        return switch (metric) {
            case CONTACT_OPEN, WATER_LEAK, SMOKE, FLOAT_SWITCH, GATE_OPEN, TAMPER, PUMP -> true;
            default -> false;
        };
    }

    /** The quantity by which a device is judged: one that never stands still for days in nature; null for others. */
    private static @Nullable Metric measures(Device device) {
        for (var metric : JUDGED) {
            if (device.metrics().contains(metric)) {
                return metric;
            }
        }
        return null;
    }

    private static final Metric[] JUDGED = {
        Metric.TEMPERATURE, Metric.HUMIDITY, Metric.GAS_LEL, Metric.CO, Metric.WATER_LEVEL
    };

    /** Beyond what such sensors can measure, or what somebody wrote down for this very one. */
    private static boolean isOdd(Reading reading, Device device) {
        var own = device.settings();
        var value = reading.value();
        if (own.containsKey("lowest") || own.containsKey("highest")) {
            return value < own.getOrDefault("lowest", Double.NEGATIVE_INFINITY)
                    || value > own.getOrDefault("highest", Double.POSITIVE_INFINITY);
        }
        return switch (reading.metric()) {
            // The rails of common sensors: below is a broken wire, 85 is what a DS18B20 says before it has measured.
            case TEMPERATURE -> value <= -40 || value >= 85;
            case HUMIDITY -> value <= 0;
            case WATER_LEVEL -> value > own.getOrDefault("sensor_height", Double.POSITIVE_INFINITY);
            default -> false;
        };
    }
}
