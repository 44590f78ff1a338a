package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What all sensors of a site tell together at a time. */
record Water(FloodMemory memory, Watched watched, long now) {
    /** Sensors that speak this rarely have no second sample in time. */
    private static final long RARE = Duration.ofMinutes(5).toMillis();

    private static final long RAIN_LASTS = Duration.ofHours(1).toMillis();

    boolean isRaining() {
        return memory.rainedAt() > now - RAIN_LASTS;
    }

    /** The highest level that is confirmed or expected. */
    Target target() {
        var target = Target.CALM;
        for (var entry : memory.tracks().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            if (device != null) {
                target =
                        target.orBeyond(reached(device, entry.getValue())).orBeyond(expected(device, entry.getValue()));
            }
        }
        return target.orBeyond(floating());
    }

    private Target reached(Device device, Track track) {
        var depth = confirmed(device, track);
        return Target.reached(Marks.of(watched, device).levelOf(depth), device.id());
    }

    /**
     * What two samples in a row say; or one that stood alone for long enough, or that something else bears out, where
     * the rule does not ask for two in any case.
     */
    private double confirmed(Device device, Track track) {
        var last = track.last();
        if (last == null) {
            return Double.NEGATIVE_INFINITY;
        }
        var before = track.beforeLast();
        if (track.fast() || isOneEnough(device) && (stoodAlone(last, track) || isRare(device) && isBorneOut(device))) {
            return last.depth();
        }
        return before == null ? Double.NEGATIVE_INFINITY : Math.min(before.depth(), last.depth());
    }

    private boolean stoodAlone(Sample last, Track track) {
        return last.equals(track.newestRaw()) && now >= last.at() + watched.millis("confirm_for");
    }

    /** A sample of a rare sensor always stands alone for long: it says nothing of how sure it is. */
    private boolean isOneEnough(Device device) {
        return !isRare(device) || watched.number("rare_samples") < 2;
    }

    private static boolean isRare(Device device) {
        return device.period().toMillis() >= RARE;
    }

    /** By rain or a neighbour that is wet too; where there is neither gauge nor neighbour one sample has to do. */
    private boolean isBorneOut(Device device) {
        var alone = memory.rain().isEmpty();
        for (var entry : memory.tracks().entrySet()) {
            var neighbour = watched.devices().get(entry.getKey());
            if (neighbour != null && !entry.getKey().equals(device.id())) {
                alone = false;
                var last = entry.getValue().last();
                if (last != null && last.depth() >= Marks.of(watched, neighbour).wet()) {
                    return true;
                }
            }
        }
        return alone || isRaining();
    }

    private Target expected(Device device, Track track) {
        var last = track.last();
        var marks = Marks.of(watched, device);
        if (last == null) {
            return Target.CALM;
        }
        if (track.fast() && last.depth() < marks.red()) {
            return Target.expected(Level.I, device.id(), Trend.minutesTo(marks.red(), track));
        }
        if (last.depth() >= marks.yellow() || last.depth() < watched.number("warn_depth", device)) {
            return Target.CALM;
        }
        var minutes = Trend.minutesTo(marks.yellow(), track);
        return minutes <= watched.millis("warn_ahead") / 60_000.0
                ? Target.expected(Level.III, device.id(), minutes)
                : Target.CALM;
    }

    private Target floating() {
        for (var entry : memory.floats().entrySet()) {
            if (entry.getValue() && watched.devices().containsKey(entry.getKey())) {
                return Target.reached(Level.I, entry.getKey());
            }
        }
        return Target.CALM;
    }

    /** The highest level that the water has not left by the margin. */
    Target sustained() {
        var target = target().orBeyond(floating());
        for (var entry : memory.tracks().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            var last = entry.getValue().last();
            if (device != null && last != null) {
                var level = Marks.of(watched, device).levelOf(last.depth() + watched.number("margin", device));
                target = target.orBeyond(Target.reached(level, device.id()));
            }
        }
        return target;
    }

    boolean isDry() {
        for (var entry : memory.tracks().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            var last = entry.getValue().last();
            if (device != null
                    && last != null
                    && last.depth() >= Marks.of(watched, device).wet()) {
                return false;
            }
        }
        return floating().isCalm();
    }

    /** When a sample that nothing follows will have stood for long enough; of interest where it tells of more. */
    long confirmsAt(Level level) {
        var earliest = Course.NONE;
        for (var entry : memory.tracks().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            var last = entry.getValue().last();
            if (device != null
                    && last != null
                    && isOneEnough(device)
                    && last.equals(entry.getValue().newestRaw())) {
                var at = last.at() + watched.millis("confirm_for");
                if (at > now && Marks.of(watched, device).levelOf(last.depth()).isAbove(level)) {
                    earliest = Math.min(earliest, at);
                }
            }
        }
        return earliest;
    }

    /** Whether a sensor spoke lately enough for its low water to be believed. */
    boolean isHeard(String sensor) {
        var device = watched.devices().get(sensor);
        var newest = memory.track(sensor).newestRaw();
        return device == null
                || newest == null
                || newest.at() >= now - 3 * device.period().toMillis();
    }

    @Nullable
    Sample last(String sensor) {
        return memory.track(sensor).last();
    }
}
