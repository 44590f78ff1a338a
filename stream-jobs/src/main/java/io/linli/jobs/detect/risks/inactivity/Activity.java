package io.linli.jobs.detect.risks.inactivity;

import io.linli.model.Device;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;
import io.linli.model.Signal;
import io.linli.model.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * Something that only a person can have done. Heartbeats, temperatures and meter readings are liveness and never
 * activity.
 *
 * @param room where, empty when the device stands in none
 */
record Activity(long at, String device, String room, boolean exitDoor) {

    /**
     * Null when nobody need have done it. What states are told again is nothing new: gateways repeat them.
     *
     * @param before the last value of the device, NaN when none was told
     */
    static @Nullable Activity of(Observation observation, Device device, float before) {
        if (observation instanceof Reading reading && reading.quality() != Quality.SNAPSHOT) {
            return isDone(reading, before) ? new Activity(reading.observedAt(), device) : null;
        }
        if (observation instanceof Signal signal && signal.quality() != Quality.SNAPSHOT) {
            return signal.kind() == SignalKind.SOS_PRESSED ? new Activity(signal.observedAt(), device) : null;
        }
        return null;
    }

    private Activity(long at, Device device) {
        this(
                at,
                device.id(),
                device.place().room() == null ? "" : "" + device.place().room(),
                device.exitDoor());
    }

    private static boolean isDone(Reading reading, float before) {
        var changed = !Float.isNaN(before) && before != (float) reading.value();
        return switch (reading.metric()) {
            case MOTION, SOS -> reading.isOn();
            case CONTACT_OPEN, BED_OCCUPIED, OCCUPANCY -> changed || Float.isNaN(before) && reading.isOn();
            default -> false;
        };
    }

    /** Whether a device can tell of activity at all. */
    static boolean isTold(Device device) {
        return device.metrics().stream().anyMatch(metric -> switch (metric) {
            case MOTION, CONTACT_OPEN, BED_OCCUPIED, OCCUPANCY -> true;
            default -> false;
        });
    }
}
