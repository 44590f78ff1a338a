package io.linli.jobs.detect.risks.lift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * An open episode: all cars of a site in which people may be held.
 *
 * @param late whether it was told by readings that came late
 * @param cars by device, as they were last told; never empty
 */
record Alarm(long onset, boolean late, Map<String, Trapped> cars) {
    private static final Comparator<Map.Entry<String, Trapped>> WORST_FIRST =
            Map.Entry.comparingByValue(Trapped.WORST_FIRST);

    /** The device of the car that leads. */
    String worst() {
        return cars.entrySet().stream().min(WORST_FIRST).orElseThrow().getKey();
    }

    long since() {
        return cars.values().stream().mapToLong(Trapped::since).min().orElse(onset);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeBoolean(late);
        out.writeShort(cars.size());
        for (var entry : cars.entrySet()) {
            out.writeUTF(entry.getKey());
            entry.getValue().write(out);
        }
    }

    static Alarm read(DataInput in) throws IOException {
        var onset = in.readLong();
        var late = in.readBoolean();
        var cars = new TreeMap<String, Trapped>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            cars.put(in.readUTF(), Trapped.read(in));
        }
        return new Alarm(onset, late, cars);
    }

    /** As the first version of {@link LiftMemory} wrote it: of one car. */
    static Alarm readFirst(DataInput in) throws IOException {
        var onset = in.readLong();
        var device = in.readUTF();
        var car = Trapped.read(in);
        return new Alarm(onset, in.readBoolean(), Map.of(device, car));
    }
}
