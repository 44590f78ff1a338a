package io.linli.jobs.detect.risks.hazard;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;
import java.time.Duration;
import java.util.Map;

/**
 * One device as it is seen at a time.
 *
 * @param tracks of all devices of its home or site
 */
public record Sight<T extends Track>(T track, Device device, Watched watched, Map<String, T> tracks, long now) {
    /** A device is believed for three of its periods, and never for less than this. */
    private static final long BELIEVED = Duration.ofHours(1).toMillis();

    /** A number of the rule, unless the device has its own. */
    public double number(String parameter) {
        return watched.number(parameter, device);
    }

    public long millis(String parameter) {
        return (long) number(parameter);
    }

    /** How long what it said at that time may be taken to be so still. */
    public long knownUntil(long said) {
        return said + Math.max(3 * device.period().toMillis(), BELIEVED);
    }

    /** The room that it stands in; empty where nobody wrote that down. */
    public String room() {
        var room = device.place().room();
        return room == null ? "" : room;
    }
}
