package io.linli.jobs.detect.risks.sos;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The presses of the last call for help.
 *
 * @param onset of the open episode, or {@link #NONE}
 * @param press what the box calls the last press that was told: the answer names it
 * @param presses of the episode, repeats included
 * @param lastPressAt by the devices' clocks
 * @param toldAt when the last revision was made
 * @param cancelledAt when the resident took it back, or {@link #NONE}
 * @param known the last presses by device and id, so that none counts twice
 */
record SosMemory(
        long onset,
        String device,
        String press,
        boolean late,
        int presses,
        long lastPressAt,
        long toldAt,
        long cancelledAt,
        List<String> known)
        implements Memory {
    static final long NONE = Long.MIN_VALUE;
    private static final int VERSION = 1;
    private static final int KNOWN = 32;

    static SosMemory quiet() {
        return new SosMemory(NONE, "", "", false, 0, NONE, NONE, NONE, List.of());
    }

    boolean isOpen() {
        return onset != NONE;
    }

    boolean knows(String id) {
        return known.contains(id);
    }

    SosMemory remember(String id) {
        if (knows(id)) {
            return this;
        }
        var kept = new ArrayList<>(known.subList(Math.max(0, known.size() - KNOWN + 1), known.size()));
        kept.add(id);
        return new SosMemory(onset, device, press, late, presses, lastPressAt, toldAt, cancelledAt, List.copyOf(kept));
    }

    SosMemory opened(Press first) {
        return new SosMemory(
                first.at(), first.device(), first.name(), first.late(), 1, first.at(), first.receivedAt(), NONE, known);
    }

    SosMemory pressedAgain(Press next, boolean tell) {
        return new SosMemory(
                onset,
                device,
                tell ? next.name() : press,
                late && next.late(),
                presses + 1,
                Math.max(lastPressAt, next.at()),
                tell ? next.receivedAt() : toldAt,
                cancelledAt,
                known);
    }

    SosMemory cancelled(long at, long now) {
        return new SosMemory(onset, device, press, late, presses, lastPressAt, now, at, known);
    }

    SosMemory ended() {
        return new SosMemory(NONE, "", "", false, 0, lastPressAt, NONE, NONE, known);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(onset);
        out.writeUTF(device);
        out.writeUTF(press);
        out.writeBoolean(late);
        out.writeInt(presses);
        out.writeLong(lastPressAt);
        out.writeLong(toldAt);
        out.writeLong(cancelledAt);
        out.writeByte(known.size());
        for (var id : known) {
            out.writeUTF(id);
        }
    }

    static SosMemory read(DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("memory of calls for help in version " + version);
        }
        var onset = in.readLong();
        var device = in.readUTF();
        var press = in.readUTF();
        var late = in.readBoolean();
        var presses = in.readInt();
        var lastPressAt = in.readLong();
        var toldAt = in.readLong();
        var cancelledAt = in.readLong();
        var known = new ArrayList<String>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            known.add(in.readUTF());
        }
        return new SosMemory(onset, device, press, late, presses, lastPressAt, toldAt, cancelledAt, List.copyOf(known));
    }
}
