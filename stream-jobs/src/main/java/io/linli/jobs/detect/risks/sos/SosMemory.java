package io.linli.jobs.detect.risks.sos;

import io.linli.jobs.detect.Memory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last call for help, and what is known of the buttons.
 *
 * @param call null where nobody calls
 * @param countedAt of the last press that was counted, by the devices' clocks
 * @param known the last presses by device and id, so that none counts twice
 */
record SosMemory(@Nullable Call call, long countedAt, Buttons buttons, List<String> known) implements Memory {
    static final long NONE = Long.MIN_VALUE;
    private static final int VERSION = 2;
    private static final int KNOWN = 32;

    private static final SosMemory QUIET = new SosMemory(null, NONE, Buttons.NONE, List.of());

    static SosMemory quiet() {
        return QUIET;
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
        return new SosMemory(call, countedAt, buttons, List.copyOf(kept));
    }

    SosMemory with(@Nullable Call next) {
        return new SosMemory(next, countedAt, buttons, known);
    }

    SosMemory with(Buttons next) {
        return new SosMemory(call, countedAt, next, known);
    }

    /** Presses as near to each other as {@code merged} count once. */
    SosMemory count(Press press, long day, long merged) {
        return countedAt != NONE && Math.abs(press.at() - countedAt) < merged
                ? this
                : new SosMemory(call, press.at(), buttons.pressed(press.device(), day), known);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeBoolean(call != null);
        if (call != null) {
            call.write(out);
        }
        out.writeLong(countedAt);
        buttons.write(out);
        out.writeByte(known.size());
        for (var id : known) {
            out.writeUTF(id);
        }
    }

    static SosMemory read(DataInput in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case 1 -> {
                var call = Call.readFirst(in);
                yield new SosMemory(call, NONE, Buttons.NONE, known(in));
            }
            case VERSION -> {
                var call = in.readBoolean() ? Call.read(in) : null;
                yield new SosMemory(call, in.readLong(), Buttons.read(in), known(in));
            }
            default -> throw new IOException("memory of calls for help in a version that this job does not read");
        };
    }

    private static List<String> known(DataInput in) throws IOException {
        var known = new ArrayList<String>();
        for (var rest = in.readUnsignedByte(); rest > 0; rest--) {
            known.add(in.readUTF());
        }
        return List.copyOf(known);
    }
}
