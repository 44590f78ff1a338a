package io.linli.ingest.admission;

import io.linli.model.Device;
import io.linli.model.DeviceRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The devices as the registry last told, each with its pace. Every change answers with the records that must stand in
 * the log before the device's next reading. Written by one thread, read by any.
 */
public final class Registry {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Map<String, KnownDevice> devices = new ConcurrentHashMap<>();
    private final int rate;
    private final int burst;

    /** How many messages a second a device may send, and how many at once. */
    public Registry(int rate, int burst) {
        this.rate = rate;
        this.burst = burst;
    }

    public @Nullable KnownDevice find(String id) {
        return devices.get(id);
    }

    public int size() {
        return devices.size();
    }

    public List<DeviceRecord> put(Device told, long now) {
        var before = devices.get(told.id());
        if (before != null && before.device().equals(told)) {
            return List.of();
        }
        var moved = before == null || told.leftPlace() != null ? told : leaving(told, before.device());
        devices.put(told.id(), before == null ? new KnownDevice(told, rate, burst, now) : before.now(told, now));
        return records(moved, now);
    }

    /** A device that the registry forgot is out of service, wherever it stood. */
    public List<DeviceRecord> remove(String id, long now) {
        var before = devices.remove(id);
        return before == null
                ? List.of()
                : records(before.device().leaving(null).retired(), now);
    }

    /** Those whose last record is a day old. */
    public List<DeviceRecord> due(long now) {
        var records = new ArrayList<DeviceRecord>();
        devices.replaceAll((id, known) -> {
            if (now - known.recordedAt() < DAY) {
                return known;
            }
            var device = known.device().leaving(null);
            records.add(new DeviceRecord(device.subject().toString(), device, now));
            return known.now(known.device(), now);
        });
        return records;
    }

    /** A moved device is told to both logs, so that the one it left stops expecting it. */
    private static List<DeviceRecord> records(Device device, long now) {
        var here = new DeviceRecord(device.subject().toString(), device, now);
        var left = device.leftPlace();
        if (left == null) {
            return List.of(here);
        }
        var there = device.at(left).subject().toString();
        return there.equals(here.subject()) ? List.of(here) : List.of(new DeviceRecord(there, device, now), here);
    }

    /** The registry's stream is compacted: the revision that named the move may be gone. */
    private static Device leaving(Device told, Device before) {
        return told.subject().equals(before.subject()) ? told : told.leaving(before.place());
    }
}
