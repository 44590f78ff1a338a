package io.linli.api.resident;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linli.model.Device;
import io.linli.model.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A home that the community knows.
 *
 * @param id such as {@code 3-2-501}: building, unit, number; unique in the whole system
 * @param tags such as {@code watched}: rules apply by them, through the devices that stand in it
 */
public record Home(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Place place,
        Set<String> tags) {

    private static final String TAG = "[\\p{L}\\p{N}_-]{1,32}";

    public Home {
        if (!id.matches(Device.ID)) {
            throw new IllegalArgumentException("id: 1 to 64 letters, digits, - and _, not: " + id);
        }
        if (!id.equals(place.home()) || place.room() != null) {
            throw new IllegalArgumentException("place of home " + id + " must be the whole of it, not: " + place);
        }
        if (place.label().isBlank() || place.label().length() > 200) {
            throw new IllegalArgumentException("label: the address, 1 to 200 characters, not: " + place.label());
        }
        tags = tags == null ? Set.of() : Set.copyOf(tags);
        if (!areTags(tags)) {
            throw new IllegalArgumentException("tags: 1 to 32 letters, digits, - and _ each, not: " + tags);
        }
    }

    /** One of its rooms. */
    public Place room(@Nullable String room) {
        return new Place(
                place.grid(),
                place.building(),
                place.unit(),
                place.floor(),
                id,
                null,
                room,
                place.label(),
                place.zone(),
                place.riser());
    }

    public static boolean areTags(Set<String> tags) {
        return tags.stream().allMatch(tag -> tag.matches(TAG));
    }
}
