package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that only a person can have done. Heartbeats, temperatures and what a meter shows are liveness and never
 * activity; a step of what flows through it is.
 *
 * @param room where, empty when the device stands in none
 */
record Activity(long at, String device, String room, boolean exitDoor) {

    /** Null when nobody need have done it. What states are told again is nothing new: gateways repeat them. */
    static @Nullable Activity of(
            Reading reading, Device device, Sense sense, InactivityMemory memory, Watched watched) {
        if (reading.quality() == Quality.SNAPSHOT) {
            return null;
        }
        var at = reading.quality() == Quality.BACKFILL && sense.hasWrongClock(reading.receivedAt())
                ? reading.receivedAt()
                : reading.observedAt();
        return switch (reading.metric()) {
            case MOTION, SOS -> reading.isOn() ? new Activity(at, device) : null;
            case CONTACT_OPEN, BED_OCCUPIED, OCCUPANCY -> ofState(reading, device, sense, at);
            case WATER_FLOW, WATER_VOLUME -> ofMeter(reading, device, memory, watched.number("water_step", device));
            case POWER, ENERGY -> ofMeter(reading, device, memory, watched.number("power_step", device));
            default -> null;
        };
    }

    /** Where a state overtook the one before it, the change was when the later one came about. */
    private static @Nullable Activity ofState(Reading reading, Device device, Sense sense, long at) {
        var known = sense.value();
        if (Float.isNaN(known)) {
            return reading.isOn() ? new Activity(at, device) : null;
        }
        if (known == (float) reading.value()) {
            return null;
        }
        return new Activity(sense.isNewer(reading.observedAt()) ? at : sense.valueAt(), device);
    }

    private static @Nullable Activity ofMeter(Reading reading, Device device, InactivityMemory memory, double step) {
        return memory.meters().isStep(reading, step) ? new Activity(reading.observedAt(), device) : null;
    }

    /** Somebody who calls for help is there. */
    static @Nullable Activity of(Signal signal, Device device) {
        return signal.quality() != Quality.SNAPSHOT && signal.kind() == SignalKind.SOS_PRESSED
                ? new Activity(signal.observedAt(), device)
                : null;
    }

    private Activity(long at, Device device) {
        this(at, device.id(), roomOf(device), device.exitDoor());
    }

    static String roomOf(Device device) {
        var room = device.place().room();
        return room == null ? "" : room;
    }

    /** Whether a metric is a state that lasts, so that only its change is somebody's doing. */
    static boolean isLasting(Metric metric) {
        return metric == Metric.CONTACT_OPEN || metric == Metric.BED_OCCUPIED || metric == Metric.OCCUPANCY;
    }

    /** Whether a device can tell of activity at all. */
    static boolean isTold(Device device) {
        for (var metric : device.metrics()) {
            if (metric == Metric.MOTION || isLasting(metric) || Meters.isMeter(metric)) {
                return true;
            }
        }
        return false;
    }
}
