package io.linli.jobs.detect.risks.device;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was last told: that these devices want looking after.
 *
 * @param told faults by device
 */
record Upkeep(long onset, Map<String, Integer> told) {

    void write(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeShort(told.size());
        for (var entry : told.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeByte(entry.getValue());
        }
    }

    static Upkeep read(DataInput in) throws IOException {
        var onset = in.readLong();
        var told = new TreeMap<String, Integer>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            told.put(in.readUTF(), in.readUnsignedByte());
        }
        return new Upkeep(onset, told);
    }
}
