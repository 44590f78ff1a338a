package io.linli.jobs.detect.risks.inactivity;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import io.linli.model.DeviceKind;

/** What can be seen of a home: which sensors are alive, and until when it was heard. */
record Home(InactivityMemory memory, Watched watched) {

    /** Sensors that can tell of activity. */
    int channels() {
        var count = 0;
        for (var device : watched.devices().values()) {
            count += Activity.isTold(device) ? 1 : 0;
        }
        return count;
    }

    /** Those of them that were heard lately, and whose gateway was. */
    int liveChannels(long now) {
        var count = 0;
        for (var device : watched.devices().values()) {
            count += Activity.isTold(device) && isLive(device, now) ? 1 : 0;
        }
        return count;
    }

    boolean isLive(String device, long now) {
        var known = watched.devices().get(device);
        return known != null && isLive(known, now);
    }

    private boolean isLive(Device device, long now) {
        var gateway = device.parent() == null ? null : watched.devices().get(device.parent());
        return isHeard(device, now) && (gateway == null || isHeard(gateway, now));
    }

    private boolean isHeard(Device device, long now) {
        return now - heardAt(device) <= Senses.MISSED_PERIODS * device.period().toMillis();
    }

    private long heardAt(Device device) {
        return Math.max(memory.senses().heardAt(device.id()), memory.watchedSince());
    }

    /** Until when silence is known to be silence: the last word of a gateway, or now where there is none. */
    long heardUntil(long now) {
        var heard = memory.watchedSince();
        for (var device : watched.devices().values()) {
            if (device.kind() == DeviceKind.GATEWAY) {
                heard = Math.max(heard, memory.senses().heardAt(device.id()));
            }
        }
        return hasGateway() ? Math.min(heard, now) : now;
    }

    boolean hasGateway() {
        return watched.devices().values().stream().anyMatch(device -> device.kind() == DeviceKind.GATEWAY);
    }

    /** How long its gateways may be silent before they are lost, milliseconds. */
    long lostAfter() {
        long longest = 0;
        for (var device : watched.devices().values()) {
            if (device.kind() == DeviceKind.GATEWAY) {
                longest = Math.max(
                        longest, Senses.MISSED_PERIODS * device.period().toMillis());
            }
        }
        return longest;
    }
}
