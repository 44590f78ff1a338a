package io.linli.jobs.detect.risks;

import io.linli.model.Device;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Quality;
import io.linli.model.Reading;

/** Signs that somebody is inside a home; an exit door is none, whoever goes through it. */
public final class Presence {
    private Presence() {}

    /** Whether a device can tell of it at all. */
    public static boolean isToldBy(Device device) {
        return !device.exitDoor() && device.metrics().stream().anyMatch(Presence::isSign);
    }

    private static boolean isSign(Metric metric) {
        return switch (metric) {
            case MOTION, OCCUPANCY, BED_OCCUPIED, CONTACT_OPEN -> true;
            default -> false;
        };
    }

    /** A reading that somebody must have caused. */
    public static boolean isSeen(Observation observation, Device device) {
        if (!(observation instanceof Reading reading) || reading.quality() == Quality.SNAPSHOT || device.exitDoor()) {
            return false;
        }
        return switch (reading.metric()) {
            case MOTION, OCCUPANCY, BED_OCCUPIED -> reading.isOn();
            case CONTACT_OPEN -> true;
            default -> false;
        };
    }
}
