package io.linli.api.notify;

import io.linli.model.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * That nothing is to be told of something for a while, and why. Level I is told all the same.
 *
 * @param target what of this scope: a prefix of the grid code, {@code GRID/BUILDING}, a device, a home, a person
 * @param grid in which it is, by which is decided who may see and end it
 * @param until null where it lasts until the incident is over
 * @param incident null where it lasts until a time
 * @param held how many notices it held back
 */
record Silence(
        UUID id,
        Scope scope,
        String target,
        String grid,
        String reason,
        String madeBy,
        Instant madeAt,
        @Nullable Instant until,
        @Nullable UUID incident,
        @Nullable Instant endedAt,
        int held) {

    /** Of what nothing is told. */
    enum Scope {
        GRID,
        BUILDING,
        DEVICE,
        HOME,
        PERSON;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param devices of whose alerts the incident is; asked for only where that matters */
    boolean covers(Notice draft, @Nullable Place place, Supplier<Collection<String>> devices) {
        return switch (scope) {
            case GRID -> draft.grid().startsWith(target);
            case BUILDING -> place != null && target.equals(place.buildingKey());
            case HOME -> draft.subject().equals("home:" + target);
            case PERSON -> target.equals(draft.person());
            case DEVICE ->
                draft.subject().equals("device:" + target) || devices.get().contains(target);
        };
    }

    /** As the timeline has it. */
    String words() {
        return "silenced by " + madeBy + ": " + reason;
    }
}
