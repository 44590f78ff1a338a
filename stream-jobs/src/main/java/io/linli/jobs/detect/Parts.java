package io.linli.jobs.detect;

import io.linli.model.Device;
import io.linli.model.Place;
import org.jspecify.annotations.Nullable;

/** What a device has in common with the others of its home, and most homes with each other: held once. */
final class Parts {
    private Parts() {}

    /** The same device, made of what is there already. */
    static Device shared(Device device, Devices kin) {
        return new Device(
                device.id(),
                device.kind(),
                Shared.of(device.metrics()),
                shared(device.place(), kin),
                named(device.parent(), kin),
                device.exitDoor(),
                Shared.of(device.period()),
                Shared.of(device.tags()),
                Shared.of(device.settings()),
                device.credentialVersion(),
                device.leftPlace(),
                device.active());
    }

    @SuppressWarnings("NullAway") // what is not there is shared as such
    private static Place shared(Place place, Devices kin) {
        for (var other : kin.values()) {
            if (other.place().equals(place)) {
                return other.place();
            }
        }
        var near = kin.isEmpty() ? place : kin.at(0).place();
        return new Place(
                Shared.of(place.grid()),
                Shared.of(place.building()),
                Shared.of(place.unit()),
                Shared.of(place.floor()),
                either(near.home(), place.home()),
                either(near.site(), place.site()),
                Shared.of(place.room()),
                either(near.label(), place.label()),
                Shared.of(place.zone()),
                Shared.of(place.riser()));
    }

    private static @Nullable String named(@Nullable String parent, Devices kin) {
        for (var other : kin.values()) {
            if (other.id().equals(parent)) {
                return other.id();
            }
            if (other.parent() != null && other.parent().equals(parent)) {
                return other.parent();
            }
        }
        return parent;
    }

    /** The first, where there is no telling them apart. */
    private static <T extends @Nullable Object> T either(T first, T second) {
        return first != null && first.equals(second) ? first : second;
    }
}
