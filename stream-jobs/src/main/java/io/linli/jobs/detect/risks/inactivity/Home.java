package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can be seen of a home: which sensors are alive, and until when it was heard. */
record Home(InactivityMemory memory, Watched watched) {
    /** Of a device's own period: later than this, its next word is missing. */
    private static final double OVERDUE = 1.25;

    /** Sensors that can tell of activity. */
    int channels() {
        var channels = 0;
        for (var device : watched.devices().values()) {
            channels += Activity.isTold(device) ? 1 : 0;
        }
        return channels;
    }

    /** Those of them that were heard lately, whose gateway was, and that are not stuck. */
    int liveChannels(long now) {
        var live = 0;
        for (var device : watched.devices().values()) {
            live += Activity.isTold(device) && isLive(device, now) && !isStuck(device) ? 1 : 0;
        }
        return live;
    }

    /** Those that speak well and see nobody, though others do. */
    List<String> stuck() {
        return channels(this::isStuck);
    }

    /** Those whose last word is missing. */
    List<String> faulty(long now) {
        return channels(device -> !isTrusted(device, now));
    }

    private List<String> channels(Predicate<Device> which) {
        return watched.devices().values().stream()
                .filter(Activity::isTold)
                .filter(which)
                .map(Device::id)
                .toList();
    }

    /**
     * Whether somebody may move where nobody would see: a sensor of a room fell silent not long ago, and no other stands
     * there. After some weeks what is usual was learned without it.
     */
    boolean isPartlyUnseen(long now) {
        return isAnyLost(now, device -> device.exitDoor() || !isCovered(device, now));
    }

    boolean hasExitDoor() {
        return watched.devices().values().stream().anyMatch(Device::exitDoor);
    }

    /** Whether people may have gone out unseen. */
    boolean isDoorUnseen(long now) {
        return isAnyLost(now, Device::exitDoor);
    }

    private boolean isAnyLost(long now, Predicate<Device> which) {
        var known = Duration.ofDays((long) watched.number("fault_days")).toMillis();
        for (var device : watched.devices().values()) {
            // One that never spoke was never part of what is usual.
            var heard = memory.senses().heardAt(device.id());
            if (Activity.isTold(device)
                    && heard != Sense.NEVER
                    && !isTrusted(device, now)
                    && now - heard <= known
                    && which.test(device)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCovered(Device lost, long now) {
        var room = Activity.roomOf(lost);
        for (var device : watched.devices().values()) {
            if (Activity.isTold(device)
                    && isTrusted(device, now)
                    && Activity.roomOf(device).equals(room)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sensor sees and speaks as it should. */
    boolean isSound(String device, long now) {
        var known = watched.devices().get(device);
        return known != null && isTrusted(known, now) && !isStuck(known);
    }

    /** Whether the next word of a device is not missing yet. */
    boolean isTrusted(Device device, long now) {
        return isTrusted(device, memory.senses().of(device.id()), now);
    }

    boolean isTrusted(Device device, Sense sense, long now) {
        var heardAt = Math.max(sense.heardAt(), memory.watchedSince());
        return now - heardAt <= OVERDUE * device.period().toMillis();
    }

    private boolean isStuck(Device device) {
        return memory.senses().of(device.id()).isStuck();
    }

    private boolean isLive(Device device, long now) {
        var gateway = gatewayOf(device);
        return isHeard(device, now) && (gateway == null || isHeard(gateway, now));
    }

    /** Which speaks for a device, or the gateway itself; null when none does. */
    @Nullable
    Device gatewayOf(Device device) {
        if (device.kind() == DeviceKind.GATEWAY) {
            return device;
        }
        return device.parent() == null ? null : watched.devices().get(device.parent());
    }

    boolean isHeard(Device device, long now) {
        return now - heardAt(device) <= lostAfter(device);
    }

    private static long lostAfter(Device device) {
        return Senses.MISSED_PERIODS * device.period().toMillis();
    }

    private long heardAt(Device device) {
        return Math.max(memory.senses().heardAt(device.id()), memory.watchedSince());
    }

    /** Until when silence is known to be silence: the last word of a gateway, where there is one, while any sensor lives. */
    long heardUntil(long now) {
        var gateways = memory.watchedSince();
        var sensors = memory.watchedSince();
        for (var device : watched.devices().values()) {
            if (device.kind() == DeviceKind.GATEWAY) {
                gateways = Math.max(gateways, heardAt(device));
            } else if (Activity.isTold(device)) {
                sensors = Math.max(sensors, heardAt(device) + lostAfter(device));
            }
        }
        return Math.min(now, hasGateway() ? Math.min(gateways, sensors) : sensors);
    }

    private boolean hasGateway() {
        for (var device : watched.devices().values()) {
            if (device.kind() == DeviceKind.GATEWAY) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing could be seen of it, were somebody there. */
    boolean isUnseen(long now) {
        return liveChannels(now) == 0 || now - heardUntil(now) > lostAfter();
    }

    /** How long its gateways may be silent before they are lost, milliseconds. */
    long lostAfter() {
        long longest = 0;
        for (var device : watched.devices().values()) {
            if (device.kind() == DeviceKind.GATEWAY) {
                longest = Math.max(longest, lostAfter(device));
            }
        }
        return longest;
    }
}
