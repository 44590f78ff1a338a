package io.linli.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device as the registry knows it.
 *
 * @param period how often it speaks when all is well; three missed periods are silence
 * @param parent the gateway that speaks for it
 * @param tags of the home or site it stands in, such as {@code watched}; rules apply by them
 * @param settings numbers of this very device that win over a rule's parameters of the same name (a sensor's height)
 * @param credentialVersion counts up to revoke its password
 * @param leftPlace where it stood before, in the one record that moves it
 * @param active false once taken out of service: nothing is expected of it and nothing accepted
 */
public record Device(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) DeviceKind kind,
        Set<Metric> metrics,
        @JsonProperty(required = true) Place place,
        @Nullable String parent,
        boolean exitDoor,
        @JsonProperty(required = true) Duration period,
        Set<String> tags,
        Map<String, Double> settings,
        @JsonProperty(required = true) int credentialVersion,
        @Nullable Place leftPlace,
        @JsonProperty(required = true) boolean active) {

    /** The shape of every device id: what is safe in a topic, an address, a path and a file. */
    public static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";

    private static final int LONGEST_ID = 64;

    public Device {
        if (!isId(id)) {
            throw new IllegalArgumentException("a device id is 1 to 64 letters, digits, - and _, not: " + id);
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period of " + id + " must be positive, not: " + period);
        }
        // People who write a device by hand leave out what it does not have.
        metrics = metrics == null ? Set.of() : Set.copyOf(metrics);
        tags = tags == null ? Set.of() : Set.copyOf(tags);
        settings = settings == null ? Map.of() : Map.copyOf(settings);
    }

    /** As {@link #ID} says; asked for each device of each home that is read from disk. */
    private static boolean isId(String id) {
        var isId = !id.isEmpty() && id.length() <= LONGEST_ID && isLetterOrDigit(id.charAt(0));
        for (var i = 1; isId && i < id.length(); i++) {
            var next = id.charAt(i);
            isId = isLetterOrDigit(next) || next == '-' || next == '_';
        }
        return isId;
    }

    private static boolean isLetterOrDigit(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9';
    }

    public static Device sensor(String id, Metric metric, Place place, Duration period) {
        return new Device(
                id, DeviceKind.SENSOR, Set.of(metric), place, null, false, period, Set.of(), Map.of(), 1, null, true);
    }

    /** The same device, told as one that came from {@code left}. */
    public Device leaving(@Nullable Place left) {
        return with(place, left, active);
    }

    public Device at(Place here) {
        return with(here, leftPlace, active);
    }

    /** The same device where its home or site bears other tags. */
    public Device tagged(Set<String> others) {
        return with(place, leftPlace, active, others, credentialVersion);
    }

    /** With a new password; the old one is worth nothing any more. */
    public Device renewed() {
        return with(place, leftPlace, active, tags, credentialVersion + 1);
    }

    /** Out of service. */
    public Device retired() {
        return with(place, leftPlace, false);
    }

    private Device with(Place here, @Nullable Place left, boolean isActive) {
        return with(here, left, isActive, tags, credentialVersion);
    }

    private Device with(Place here, @Nullable Place left, boolean isActive, Set<String> itsTags, int version) {
        return new Device(
                id, kind, metrics, here, parent, exitDoor, period, itsTags, settings, version, left, isActive);
    }

    /** The home or site whose log its observations stand in, else itself. */
    @JsonIgnore
    public Subject subject() {
        var subject = place.subject();
        return subject == null ? new Subject(SubjectKind.DEVICE, id) : subject;
    }
}
