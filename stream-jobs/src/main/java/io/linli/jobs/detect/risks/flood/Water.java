package io.linli.jobs.detect.risks.flood;

import io.linli.jobs.detect.Watched;
import io.linli.model.Level;
import io.linli.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all sensors of a site tell together at a time. */
record Water(FloodMemory memory, Watched watched, long now) {
    private static final long RAIN_LASTS = Duration.ofHours(1).toMillis();
    /** A neighbour that moves so much tells of a sensor that does not, mm. */
    private static final double MOVES = 30;
    /** A pump needs a while to start. */
    private static final long PUMP_STARTS = Duration.ofMinutes(5).toMillis();
    /** How often it is looked again, while nothing could be heard. */
    private static final long BLIND = Duration.ofMinutes(1).toMillis();

    boolean isRaining() {
        return memory.rainedAt() > now - RAIN_LASTS;
    }

    /** Whether nothing is told and nothing can be but by what is yet to come. Most of the time it is so. */
    boolean isCalm() {
        if (memory.course() != null
                || isRaining()
                || !memory.machines().floats().isEmpty()) {
            return false;
        }
        for (var entry : memory.tracks().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            var last = entry.getValue().last();
            if (entry.getValue().fast()
                    || device != null
                            && last != null
                            && last.depth() >= Depths.of(watched, device).lowest()) {
                return false;
            }
        }
        return true;
    }

    /** All sensors of depth but those that are stuck. */
    List<Gauge> gauges() {
        var gauges = new ArrayList<Gauge>(memory.tracks().size());
        for (var entry : memory.tracks().entrySet()) {
            var device = watched.devices().get(entry.getKey());
            if (device != null && !isStuck(device.id())) {
                gauges.add(Gauge.of(device, entry.getValue(), watched, now));
            }
        }
        return gauges;
    }

    /** Those that say the very same for hours while a neighbour moves. */
    List<String> stuck() {
        return memory.tracks().keySet().stream().filter(this::isStuck).toList();
    }

    private boolean isStuck(String sensor) {
        var device = watched.devices().get(sensor);
        return device != null
                && memory.tracks().size() > 1
                && Gauge.of(device, memory.track(sensor), watched, now).isFrozen()
                && memory.tracks().entrySet().stream()
                        .anyMatch(other -> !other.getKey().equals(sensor)
                                && watched.devices().containsKey(other.getKey())
                                && other.getValue().swing() >= MOVES);
    }

    /** The highest level that is confirmed or expected. */
    Target target() {
        var target = Target.CALM;
        var gauges = gauges();
        for (var gauge : gauges) {
            target = target.orBeyond(gauge.reached(isBorneOut(gauge, gauges))).orBeyond(gauge.expected());
        }
        return raised(target.orBeyond(floating()), gauges).orBeyond(drowned());
    }

    /** By rain or a neighbour that is wet too; where there is neither gauge nor neighbour one sample has to do. */
    private boolean isBorneOut(Gauge gauge, List<Gauge> all) {
        var isAlone = memory.rain().isEmpty() && all.size() < 2;
        return isAlone
                || isRaining()
                || all.stream().anyMatch(other -> !other.device().equals(gauge.device()) && other.isWet());
    }

    private Target floating() {
        for (var entry : memory.machines().floats().entrySet()) {
            if (entry.getValue().isOn() && watched.devices().containsKey(entry.getKey())) {
                return Target.reached(Level.I, entry.getKey()).by(Cause.FLOAT_SWITCH);
            }
        }
        return Target.CALM;
    }

    /** One level up, where so much rain falls, or a pump stands still, that what is there will not drain. */
    private Target raised(Target target, List<Gauge> gauges) {
        Gauge deepest = null;
        for (var gauge : gauges) {
            deepest = deepest == null || gauge.depth() > deepest.depth() ? gauge : deepest;
        }
        if (deepest == null || !deepest.isWet()) {
            return target;
        }
        var base = target.isCalm() ? Target.reached(Level.IV, deepest.device().id()) : target;
        if (heaviest() != null) {
            return base.raised(Cause.RAIN);
        }
        var stands = isRaining() && pumpStands() && deepest.depth() >= watched.number("warn_depth", deepest.device());
        return stands ? base.raised(Cause.PUMP) : target;
    }

    /** The last of the windows that a gauge has filled. */
    Rainfall.@Nullable Window heaviest() {
        Rainfall.Window heaviest = null;
        for (var window : Rainfall.WINDOWS) {
            heaviest = rainWithin(window) >= window.mm() ? window : heaviest;
        }
        return heaviest;
    }

    double rainWithin(Rainfall.Window window) {
        var most = 0.0;
        for (var entry : memory.rain().entrySet()) {
            if (watched.devices().containsKey(entry.getKey())) {
                most = Math.max(most, entry.getValue().within(window, now));
            }
        }
        return most;
    }

    /** All pumps that are known there are off, and have been for longer than one takes to start. */
    private boolean pumpStands() {
        var pumps = memory.machines().pumps().values();
        return !pumps.isEmpty() && pumps.stream().allMatch(pump -> !pump.isOn() && pump.since() <= now - PUMP_STARTS);
    }

    /** A sensor that spoke when the rain began, and speaks no more. */
    private Target drowned() {
        for (var gauge : gauges()) {
            if (gauge.isSilent() && fellSilentInRain(gauge)) {
                return Target.expected(Level.III, gauge.device().id(), Double.POSITIVE_INFINITY)
                        .by(Cause.SILENCE);
            }
        }
        return Target.CALM;
    }

    private boolean fellSilentInRain(Gauge gauge) {
        var newest = gauge.track().newestRaw();
        return isRaining() && newest != null && newest.at() >= memory.rainedAt() - RAIN_LASTS;
    }

    /** The highest level that the water has not left by the margin. */
    Target sustained() {
        var target = floating();
        var gauges = gauges();
        for (var gauge : gauges) {
            target = target.orBeyond(gauge.sustained());
        }
        return target().orBeyond(raised(target, gauges));
    }

    boolean isDry() {
        return gauges().stream().noneMatch(Gauge::isWet) && floating().isCalm();
    }

    /** When there may be more to tell than a level, though nothing arrives. */
    long tellsAt(Level level, Stage stage) {
        var earliest = Course.NONE;
        var isCalm = level == Level.IV;
        for (var gauge : gauges()) {
            earliest = Math.min(earliest, gauge.confirmsAt(level, stage));
            if (isCalm) {
                earliest = Math.min(earliest, Math.min(gauge.warnsAt(), drownsAt(gauge)));
            }
        }
        return earliest;
    }

    private long drownsAt(Gauge gauge) {
        if (!fellSilentInRain(gauge)) {
            return Course.NONE;
        }
        var at = gauge.silentAt();
        return at > now ? at : watched.blindness().isOpenAt(now) ? now + BLIND : Course.NONE;
    }

    /** Whether a sensor spoke lately enough for its low water to be believed. */
    boolean isHeard(String sensor) {
        var device = watched.devices().get(sensor);
        return device == null
                || memory.track(sensor).newestRaw() == null
                || now <= Gauge.of(device, memory.track(sensor), watched, now).silentAt();
    }

    @Nullable
    Sample last(String sensor) {
        return memory.track(sensor).last();
    }
}
