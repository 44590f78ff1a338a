package io.linli.jobs.detect;

import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Signal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which rules an observation of a subject is for: worked out when rules or devices change, looked up at each event, and
 * the same for all subjects that are alike. A set of rules is a number: each bit is the entry of that place.
 */
final class Watchers {
    /** More than there are kinds of rules, each live and in shadow. */
    private static final int MOST = Long.SIZE;

    private final long every;
    /** In the order of the devices. */
    private final long[] byDevice;

    private Watchers(long every, long[] byDevice) {
        this.every = every;
        this.byDevice = byDevice;
    }

    static Watchers of(SubjectMemory memory) {
        var entries = memory.entries;
        if (entries.length >= MOST) {
            throw new IllegalStateException(entries.length + " rules watch one subject, as many as " + MOST);
        }
        var byDevice = new long[memory.devices.size()];
        for (var i = 0; i < byDevice.length; i++) {
            var device = memory.devices.at(i);
            for (var bit = 0; bit < entries.length; bit++) {
                var rule = entries[bit].judge();
                byDevice[i] |= rule.detector().watches(rule.rule(), device) ? 1L << bit : 0;
            }
        }
        return Shared.of(new Watchers((1L << entries.length) - 1, byDevice));
    }

    /** What people and the api say concerns every rule; what a device says, those that watch it. */
    long of(Observation observation, Devices devices) {
        var source = source(observation);
        if (source.isEmpty()) {
            return every;
        }
        var index = devices.indexOf(source);
        return index < 0 ? 0 : byDevice[index];
    }

    /** The device that it comes from; empty when none. */
    static String source(Observation observation) {
        if (observation instanceof Reading reading) {
            return reading.device();
        }
        if (observation instanceof Signal signal) {
            return signal.device();
        }
        return observation instanceof DeviceRecord record ? record.device().id() : "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Watchers that && every == that.every && Arrays.equals(byDevice, that.byDevice);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(byDevice);
    }
}
