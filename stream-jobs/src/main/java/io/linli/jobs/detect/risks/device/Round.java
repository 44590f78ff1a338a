package io.linli.jobs.detect.risks.device;

import io.linli.jobs.detect.Verdict;
import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A look at all devices of a home or site at one time, at who is silent most of all. */
final class Round {
    private static final long WHILE_BLIND = 60_000;

    private final Watched watched;
    private final long now;
    private DeviceMemory memory;
    private long due = Verdict.NEVER;

    private Round(DeviceMemory memory, Watched watched, long now) {
        this.memory = memory;
        this.watched = watched;
        this.now = now;
    }

    /**
     * @param memory with the silent marked as such
     * @param faults of each device that has any, without those whose gateway explains it
     * @param behind how many are silent behind a silent gateway
     */
    record Result(DeviceMemory memory, Map<String, Integer> faults, int behind) {}

    static Result of(DeviceMemory memory, Watched watched, long now) {
        return new Round(memory, watched, now).go();
    }

    private Result go() {
        if (watched.blindness().isOpenAt(now)) {
            due = now + WHILE_BLIND;
        } else {
            watched.devices().values().forEach(this::listen);
        }
        var faults = new TreeMap<String, Integer>();
        var behind = 0;
        for (var device : watched.devices().values()) {
            var health = memory.of(device.id());
            var covered = isCovered(device);
            var has = health == null ? 0 : health.faults() & ~(covered ? Fault.SILENT.bit() : 0);
            behind += covered && health != null && health.has(Fault.SILENT) ? 1 : 0;
            if (has != 0) {
                faults.put(device.id(), has);
            }
        }
        return new Result(memory.due(due), faults, behind);
    }

    /** Marks a device that is silent for too long, or notes when it would be. */
    private void listen(Device device) {
        var health = memory.of(device.id());
        if (health == null || health.has(Fault.SILENT) && isLost(device, health)) {
            return;
        }
        if (isLost(device, health)) {
            memory = memory.with(device.id(), health.having(Fault.SILENT));
        } else {
            due = Math.min(due, lostAt(device, health));
        }
    }

    private boolean isLost(Device device, Health health) {
        return now >= lostAt(device, health);
    }

    /** The first millisecond of silence that is too long; what we could not hear is not silence. */
    private long lostAt(Device device, Health health) {
        var missed = (long) (watched.number("missed_periods") * device.period().toMillis()) + 1;
        var silent = health.heard() + missed + watched.blindness().within(health.heard(), now);
        if (health.offline() == Health.NEVER) {
            return silent;
        }
        var cut = health.offline()
                + watched.millis("offline_after")
                + watched.blindness().within(health.offline(), now);
        return Math.min(silent, cut);
    }

    private boolean isCovered(Device device) {
        var gateway = gateway(device);
        var health = gateway == null ? null : memory.of(gateway.id());
        return health != null && gateway != null && health.has(Fault.SILENT) && isLost(gateway, health);
    }

    private @Nullable Device gateway(Device device) {
        return device.parent() == null ? null : watched.devices().get(device.parent());
    }
}
