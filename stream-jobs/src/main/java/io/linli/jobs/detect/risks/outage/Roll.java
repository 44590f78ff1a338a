package io.linli.jobs.detect.risks.outage;

import io.linli.jobs.detect.Memory;
import io.linli.model.Device;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a home, or a device by itself, whose silence tells of the building.
 *
 * @param toldAt when its state was last told, 0 when never
 * @param open whether an episode is open: one of them is silent
 * @param pulses by the names of the devices
 */
record Roll(long toldAt, boolean open, List<Pulse> pulses) implements Memory {
    private static final int VERSION = 1;

    Roll {
        pulses = List.copyOf(pulses);
    }

    /** Who was known stays known. */
    Roll of(Map<String, Device> devices) {
        var next = new ArrayList<Pulse>();
        for (var device : devices.values()) {
            if (OutageDetector.isWitness(device)) {
                var known = pulse(device.id());
                next.add(known == null ? Pulse.unheard(device.id()) : known);
            }
        }
        return next.equals(pulses) ? this : new Roll(toldAt, open, next);
    }

    @Nullable
    Pulse pulse(String device) {
        for (var pulse : pulses) {
            if (pulse.device().equals(device)) {
                return pulse;
            }
        }
        return null;
    }

    Roll with(String device, UnaryOperator<Pulse> change) {
        var next = new ArrayList<Pulse>(pulses.size());
        for (var pulse : pulses) {
            next.add(pulse.device().equals(device) ? change.apply(pulse) : pulse);
        }
        return new Roll(toldAt, open, next);
    }

    Roll told(long now, boolean isOpen) {
        return new Roll(now, isOpen, pulses);
    }

    boolean isDark() {
        return pulses.stream().anyMatch(pulse -> pulse.sign() != Sign.ALIVE);
    }

    boolean isHeard() {
        return pulses.stream().anyMatch(Pulse::isHeard);
    }

    /** Whether there is anything to tell: who has been heard at all, and how each is. */
    boolean saysTheSameAs(Roll other) {
        if (pulses.size() != other.pulses.size()) {
            return false;
        }
        for (var i = 0; i < pulses.size(); i++) {
            var mine = pulses.get(i);
            var others = other.pulses.get(i);
            if (mine.sign() != others.sign()
                    || mine.isHeard() != others.isHeard()
                    || !mine.device().equals(others.device())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(toldAt);
        out.writeBoolean(open);
        out.writeShort(pulses.size());
        for (var pulse : pulses) {
            pulse.write(out);
        }
    }

    static Roll read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of witnesses in version " + version);
        }
        var toldAt = in.readLong();
        var open = in.readBoolean();
        var pulses = new ArrayList<Pulse>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            pulses.add(Pulse.read(in));
        }
        return new Roll(toldAt, open, pulses);
    }
}
