package io.linli.api.incident;

import io.linli.api.place.Earth;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which other incident may be the same thing: of the same kind, within fifty metres and a day, or in the same building.
 *
 * @param of the incident
 * @param position where that is, where somebody has entered it
 */
record Near(Incident of, Optional<Earth> position) {
    private static final double METRES = 50;
    private static final Duration TIME = Duration.ofHours(24);

    boolean isNear(Incident other, Supplier<Optional<Earth>> there) {
        if (other.id().equals(of.id())) {
            return false;
        }
        return isInTheSameBuilding(other) || other.kind().equals(of.kind()) && isSoon(other) && isBeside(other, there);
    }

    private boolean isInTheSameBuilding(Incident other) {
        var building = of.place().buildingKey();
        return building != null && building.equals(other.place().buildingKey());
    }

    private boolean isSoon(Incident other) {
        return Duration.between(of.openedAt(), other.openedAt()).abs().compareTo(TIME) <= 0;
    }

    private boolean isBeside(Incident other, Supplier<Optional<Earth>> there) {
        var site = of.place().site();
        return site != null && site.equals(other.place().site())
                || position.isPresent()
                        && there.get()
                                .filter(point -> position.get().distanceTo(point) <= METRES)
                                .isPresent();
    }
}
