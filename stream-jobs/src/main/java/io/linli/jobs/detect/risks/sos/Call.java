package io.linli.jobs.detect.risks.sos;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody calls for help, until a person ends it.
 *
 * @param devices that were pressed, the first one first
 * @param press what the box calls the last press that was told: the answer names it
 * @param presses repeats included
 * @param lastPressAt by the devices' clocks
 * @param toldAt when the last revision was made
 * @param cancelledAt when the resident took it back, or {@link #NONE}
 */
record Call(
        long onset,
        List<String> devices,
        String press,
        boolean late,
        int presses,
        long lastPressAt,
        long toldAt,
        long cancelledAt) {
    static final long NONE = Long.MIN_VALUE;
    private static final int MOST_DEVICES = 16;

    static Call by(Press first) {
        return new Call(
                first.at(),
                List.of(first.device()),
                first.name(),
                first.late(),
                1,
                first.at(),
                first.receivedAt(),
                NONE);
    }

    String device() {
        return devices.get(0);
    }

    Call pressedAgain(Press next, boolean tell) {
        return new Call(
                onset,
                and(next.device()),
                tell ? next.name() : press,
                late && next.late(),
                presses + 1,
                Math.max(lastPressAt, next.at()),
                tell ? next.receivedAt() : toldAt,
                cancelledAt);
    }

    private List<String> and(String device) {
        if (devices.contains(device) || devices.size() >= MOST_DEVICES) {
            return devices;
        }
        var more = new ArrayList<>(devices);
        more.add(device);
        return List.copyOf(more);
    }

    Call cancelled(long at, long now) {
        return new Call(onset, devices, press, late, presses, lastPressAt, now, at);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeByte(devices.size());
        for (var device : devices) {
            out.writeUTF(device);
        }
        out.writeUTF(press);
        out.writeBoolean(late);
        out.writeInt(presses);
        out.writeLong(lastPressAt);
        out.writeLong(toldAt);
        out.writeLong(cancelledAt);
    }

    static Call read(DataInput in) throws IOException {
        var onset = in.readLong();
        var devices = new String[in.readUnsignedByte()];
        for (var i = 0; i < devices.length; i++) {
            devices[i] = in.readUTF();
        }
        return rest(onset, List.of(devices), in);
    }

    /** As the first version wrote it: with one device, and with a time of none where nobody calls. */
    static @Nullable Call readFirst(DataInput in) throws IOException {
        var onset = in.readLong();
        var call = rest(onset, List.of(in.readUTF()), in);
        return onset == NONE ? null : call;
    }

    private static Call rest(long onset, List<String> devices, DataInput in) throws IOException {
        return new Call(
                onset,
                devices,
                in.readUTF(),
                in.readBoolean(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
