package io.linli.jobs.detect.risks.gas;

import io.linli.jobs.detect.Watched;
import io.linli.model.Device;

/**
 * By what one sensor is judged, %LEL.
 *
 * @param drift how high its zero stands, 0 while it is where it should be
 */
record Limits(double clear, double warn, double alarm, double drift) {

    /** What has drifted can hide a warning and never an alarm. */
    static Limits of(GasTrack track, Device device, Watched watched) {
        var drift = track.baseline().drift(watched.number("drift", device));
        var alarm = watched.number("alarm", device);
        var warn = Math.min(watched.number("warn", device) + drift, alarm);
        return new Limits(Math.min(watched.number("clear", device) + drift, warn), warn, alarm, drift);
    }
}
