package io.linli.jobs.detect;

import io.linli.jobs.detect.SubjectMemory.Entry;
import io.linli.model.DeviceRecord;
import io.linli.model.Observation;
import io.linli.model.Reading;
import io.linli.model.Signal;
import java.util.Arrays;

/** Which rules an observation of a subject is for: worked out when rules or devices change, looked up at each event. */
final class Watchers {
    private static final Entry[] NOBODY = new Entry[0];

    private final Devices devices;
    private final Entry[] all;
    /** In the order of the devices. */
    private final Entry[][] byDevice;

    private Watchers(Devices devices, Entry[] all, Entry[][] byDevice) {
        this.devices = devices;
        this.all = all;
        this.byDevice = byDevice;
    }

    static Watchers of(SubjectMemory memory) {
        var all = memory.entries.toArray(Entry[]::new);
        var byDevice = new Entry[memory.devices.size()][];
        for (var i = 0; i < byDevice.length; i++) {
            var device = memory.devices.at(i);
            var watching = Arrays.stream(all)
                    .filter(entry -> entry.detector.watches(Judgement.rule(entry), device))
                    .toArray(Entry[]::new);
            byDevice[i] = shared(watching, all, byDevice, i);
        }
        return new Watchers(memory.devices, all, byDevice);
    }

    /** Most devices of a home are watched by the same rules. */
    private static Entry[] shared(Entry[] watching, Entry[] all, Entry[][] known, int count) {
        if (watching.length == all.length) {
            return all;
        }
        for (var i = 0; i < count; i++) {
            if (Arrays.equals(known[i], watching)) {
                return known[i];
            }
        }
        return watching;
    }

    /** What people and the api say concerns every rule; what a device says, those that watch it. Not to be changed. */
    Entry[] of(Observation observation) {
        var source = source(observation);
        if (source.isEmpty()) {
            return all;
        }
        var index = devices.indexOf(source);
        return index < 0 ? NOBODY : byDevice[index];
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
}
