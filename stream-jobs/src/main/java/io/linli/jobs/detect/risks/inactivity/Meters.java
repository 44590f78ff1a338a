package io.linli.jobs.detect.risks.inactivity;

import io.linli.model.Metric;
import io.linli.model.Reading;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * What meters of water and electricity last showed, and what flows when nobody does anything: a dripping tap and a
 * fridge are no people. Small and rare, so a map does.
 */
record Meters(TreeMap<String, Meter> byDevice) {
    static final Meters NONE = new Meters(new TreeMap<>());

    /**
     * One of them.
     *
     * @param shown the last reading, of a counter or of what flows
     * @param at when, epoch milliseconds
     * @param flow what flowed then: L/min or W
     * @param least the least of each three hours of the last day, NaN where nothing was heard
     * @param part the three hours since 1970 of the last
     */
    record Meter(double shown, long at, double flow, float[] least, int part) {
        private static final int PARTS = 8;
        private static final long PART = 3 * 3_600_000L;

        static Meter first(double shown, long at) {
            var least = new float[PARTS];
            Arrays.fill(least, Float.NaN);
            return new Meter(shown, at, Double.NaN, least, (int) (at / PART));
        }

        /** What flows although nobody does anything: the least of the last day; NaN before anything is known. */
        double base() {
            var base = Double.NaN;
            for (var each : least) {
                base = Double.isNaN(each) || each >= base ? base : each;
            }
            return base;
        }

        Meter then(double value, long time, double flowing) {
            var next = least.clone();
            var now = (int) (time / PART);
            for (var each = Math.max(part + 1, now - PARTS + 1); each <= now; each++) {
                next[each % PARTS] = Float.NaN;
            }
            var slot = now % PARTS;
            next[slot] = Float.isNaN(next[slot]) ? (float) flowing : Math.min(next[slot], (float) flowing);
            return new Meter(value, time, flowing, next, now);
        }
    }

    /** What a reading says now flows, in L/min or W; NaN when it takes a second one to know. */
    private static double flow(Reading reading, Meter before) {
        var minutes = (reading.observedAt() - before.at()) / 60_000.0;
        return switch (reading.metric()) {
            case WATER_FLOW, POWER -> reading.value();
            case WATER_VOLUME -> rate(reading.value() - before.shown(), minutes);
            case ENERGY -> rate((reading.value() - before.shown()) * 60_000, minutes);
            default -> Double.NaN;
        };
    }

    /** A counter that went back was changed. */
    private static double rate(double amount, double minutes) {
        return amount < 0 || minutes <= 0 ? Double.NaN : amount / minutes;
    }

    static boolean isMeter(Metric metric) {
        return switch (metric) {
            case WATER_FLOW, POWER, WATER_VOLUME, ENERGY -> true;
            default -> false;
        };
    }

    /** Whether more flows, by a step, than did before and does when nobody is there. */
    boolean isStep(Reading reading, double step) {
        var before = byDevice.get(key(reading));
        if (before == null || reading.observedAt() <= before.at()) {
            return false;
        }
        var base = before.base();
        var usual = Double.isNaN(before.flow()) ? base : Math.max(base, before.flow());
        return flow(reading, before) - usual >= step;
    }

    Meters read(Reading reading) {
        var key = key(reading);
        var before = byDevice.getOrDefault(key, Meter.first(reading.value(), reading.observedAt()));
        if (byDevice.containsKey(key) && reading.observedAt() <= before.at()) {
            return this;
        }
        var flowing = flow(reading, before);
        var next = new TreeMap<>(byDevice);
        next.put(
                key,
                Double.isNaN(flowing)
                        ? new Meter(reading.value(), reading.observedAt(), before.flow(), before.least(), before.part())
                        : before.then(reading.value(), reading.observedAt(), flowing));
        return new Meters(next);
    }

    private static String key(Reading reading) {
        return reading.device() + ' ' + reading.metric().id();
    }

    /** Forgets meters of devices that stand here no longer. */
    Meters only(java.util.Set<String> devices) {
        var next = new TreeMap<>(byDevice);
        next.keySet().removeIf(key -> !devices.contains(key.substring(0, key.indexOf(' '))));
        return next.size() == byDevice.size() ? this : new Meters(next);
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(byDevice.size());
        for (var each : byDevice.entrySet()) {
            out.writeUTF(each.getKey());
            var meter = each.getValue();
            out.writeDouble(meter.shown());
            out.writeLong(meter.at());
            out.writeDouble(meter.flow());
            for (var least : meter.least()) {
                out.writeFloat(least);
            }
            out.writeInt(meter.part());
        }
    }

    static Meters read(DataInput in) throws IOException {
        var meters = new TreeMap<String, Meter>();
        for (var size = in.readUnsignedShort(); size > 0; size--) {
            var key = in.readUTF();
            var shown = in.readDouble();
            var at = in.readLong();
            var flow = in.readDouble();
            var least = new float[Meter.PARTS];
            for (var i = 0; i < least.length; i++) {
                least[i] = in.readFloat();
            }
            meters.put(key, new Meter(shown, at, flow, least, in.readInt()));
        }
        return meters.isEmpty() ? NONE : new Meters(meters);
    }
}
