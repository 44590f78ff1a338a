package io.linli.api.device;

import io.linli.model.Device;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and how a device was last heard.
 *
 * @param battery in percent, when it ever said
 * @param connected what the broker said of its connection; null when it never did
 * @param clockDoubted whether the time of its last reading made no sense
 * @param online what the open pages were last told
 */
record Seen(Instant at, @Nullable Double battery, @Nullable Boolean connected, boolean clockDoubted, boolean online) {
    private static final int MISSED = 3;

    static Seen at(Instant at) {
        return new Seen(at, null, null, false, false);
    }

    /** A reading proves the connection, whatever was said of it before. */
    Seen heard(Instant later) {
        return new Seen(later.isAfter(at) ? later : at, battery, Boolean.TRUE, clockDoubted, online);
    }

    Seen withBattery(double percent) {
        return new Seen(at, percent, connected, clockDoubted, online);
    }

    Seen withClockDoubted(boolean doubted) {
        return new Seen(at, battery, connected, doubted, online);
    }

    Seen disconnected() {
        return new Seen(at, battery, Boolean.FALSE, clockDoubted, online);
    }

    Seen told(boolean nowOnline) {
        return new Seen(at, battery, connected, clockDoubted, nowOnline);
    }

    /** Three missed periods are silence. */
    boolean isOnline(Device device, Instant now) {
        return !Boolean.FALSE.equals(connected)
                && at.plus(device.period().multipliedBy(MISSED)).isAfter(now);
    }
}
