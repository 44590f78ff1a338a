package io.linli.api.device;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a device is doing, and the first reason to go and look at it.
 *
 * @param states all that hold
 * @param rejected how many of its messages were not taken today
 */
record Condition(Device device, @Nullable Seen seen, Set<State> states, Reason reason, int rejected) {
    private static final double LOW = 10;
    private static final Set<Metric> OF_ITSELF =
            EnumSet.of(Metric.BATTERY, Metric.LINK_QUALITY, Metric.RSSI, Metric.UPTIME, Metric.TAMPER);

    /** What a list can be narrowed to. */
    enum State {
        OFFLINE,
        SUSPICIOUS,
        QUARANTINED,
        LOW_BATTERY,
        ONLINE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why to look, the most pressing first. */
    enum Reason {
        /** A gateway, and with it all it speaks for. */
        GATEWAY_SILENT,
        BATTERY_DIED,
        DISCONNECTED,
        MISSED,
        NEVER_HEARD,
        /** Its gateway is silent: it may be well. */
        BEHIND_GATEWAY,
        CLOCK,
        REJECTED,
        BATTERY_LOW,
        NONE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What cannot be heard comes first. */
    static final Comparator<Condition> TO_BE_LOOKED_AT_FIRST = Comparator.<Condition, Reason>comparing(
                    condition -> condition.reason)
            .thenComparing(condition -> condition.device.id());

    /** What is known of everybody else at that moment. */
    record Scene(Instant now, Map<String, Integer> rejected, Set<String> silentGateways) {}

    static Condition of(Device device, Optional<Seen> heard, Scene scene) {
        var seen = heard.orElse(null);
        var states = EnumSet.noneOf(State.class);
        states.add(seen != null && seen.isOnline(device, scene.now()) ? State.ONLINE : State.OFFLINE);
        if (isLow(seen)) {
            states.add(State.LOW_BATTERY);
        }
        if (seen != null && seen.clockDoubted()) {
            states.add(State.SUSPICIOUS);
        }
        var rejected = scene.rejected().getOrDefault(device.id(), 0);
        if (rejected > 0) {
            states.add(State.QUARANTINED);
        }
        return new Condition(device, seen, states, why(device, seen, states, scene), rejected);
    }

    private static Reason why(Device device, @Nullable Seen seen, Set<State> states, Scene scene) {
        if (states.contains(State.OFFLINE)) {
            return whyOffline(device, seen, scene);
        }
        if (states.contains(State.SUSPICIOUS)) {
            return Reason.CLOCK;
        }
        if (states.contains(State.QUARANTINED)) {
            return Reason.REJECTED;
        }
        return states.contains(State.LOW_BATTERY) ? Reason.BATTERY_LOW : Reason.NONE;
    }

    private static Reason whyOffline(Device device, @Nullable Seen seen, Scene scene) {
        if (device.kind() == DeviceKind.GATEWAY && seen != null) {
            return Reason.GATEWAY_SILENT;
        }
        var parent = device.parent();
        if (parent != null && scene.silentGateways().contains(parent)) {
            return Reason.BEHIND_GATEWAY;
        }
        if (seen == null) {
            return Reason.NEVER_HEARD;
        }
        if (isLow(seen)) {
            return Reason.BATTERY_DIED;
        }
        return Boolean.FALSE.equals(seen.connected()) ? Reason.DISCONNECTED : Reason.MISSED;
    }

    private static boolean isLow(@Nullable Seen seen) {
        return seen != null && seen.battery() != null && seen.battery() < LOW;
    }

    /** What kind of thing it is to those who look after it: a gateway, a call box, or what it measures. */
    String category() {
        return device.kind() != DeviceKind.SENSOR
                ? device.kind().id()
                : device.metrics().stream()
                        .filter(metric -> !OF_ITSELF.contains(metric))
                        .min(Comparator.naturalOrder())
                        .map(Metric::id)
                        .orElse("sensor");
    }

    /** Whether somebody who looks for this text means this device. */
    boolean matches(String text) {
        var place = device.place();
        return String.join(
                        "\n",
                        device.id(),
                        place.label(),
                        String.valueOf(place.room()),
                        String.valueOf(place.home()),
                        String.valueOf(place.site()),
                        String.valueOf(device.parent()))
                .toLowerCase(Locale.ROOT)
                .contains(text.toLowerCase(Locale.ROOT));
    }
}
