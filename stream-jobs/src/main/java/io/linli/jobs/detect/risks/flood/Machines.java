package io.linli.jobs.detect.risks.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What stands at a site and is on or off, by device: float switches, pumps, and gates that are open or shut. */
record Machines(Map<String, State> floats, Map<String, State> pumps, Map<String, State> gates) {
    static final Machines NONE = new Machines(Map.of(), Map.of(), Map.of());

    /** Since when it is as it is; a word that is older than the last changes nothing. */
    record State(boolean isOn, long since, long heardAt) {}

    Machines withFloat(String device, boolean isUp, long at) {
        return new Machines(put(floats, device, isUp, at), pumps, gates);
    }

    Machines withPump(String device, boolean isRunning, long at) {
        return new Machines(floats, put(pumps, device, isRunning, at), gates);
    }

    Machines withGate(String device, boolean isOpen, long at) {
        return new Machines(floats, pumps, put(gates, device, isOpen, at));
    }

    boolean areOf(Set<String> devices) {
        return devices.containsAll(floats.keySet())
                && devices.containsAll(pumps.keySet())
                && devices.containsAll(gates.keySet());
    }

    Machines only(Set<String> devices) {
        return new Machines(only(floats, devices), only(pumps, devices), only(gates, devices));
    }

    private static Map<String, State> only(Map<String, State> map, Set<String> devices) {
        var next = new TreeMap<>(map);
        next.keySet().retainAll(devices);
        return next;
    }

    private static Map<String, State> put(Map<String, State> map, String device, boolean isOn, long at) {
        var before = map.get(device);
        if (before != null && at < before.heardAt()) {
            return map;
        }
        var next = new TreeMap<>(map);
        next.put(device, new State(isOn, before != null && before.isOn() == isOn ? before.since() : at, at));
        return next;
    }

    void write(DataOutput out) throws IOException {
        write(floats, out);
        write(pumps, out);
        write(gates, out);
    }

    static Machines read(DataInput in) throws IOException {
        return new Machines(readStates(in), readStates(in), readStates(in));
    }

    /** As it was written when nothing but float switches was known. */
    static Machines readFloats(DataInput in) throws IOException {
        var floats = new TreeMap<String, State>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            floats.put(in.readUTF(), new State(in.readBoolean(), 0, 0));
        }
        return new Machines(floats, Map.of(), Map.of());
    }

    private static void write(Map<String, State> map, DataOutput out) throws IOException {
        out.writeShort(map.size());
        for (var entry : map.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeBoolean(entry.getValue().isOn());
            out.writeLong(entry.getValue().since());
            out.writeLong(entry.getValue().heardAt());
        }
    }

    private static Map<String, State> readStates(DataInput in) throws IOException {
        var map = new TreeMap<String, State>();
        for (var rest = in.readUnsignedShort(); rest > 0; rest--) {
            map.put(in.readUTF(), new State(in.readBoolean(), in.readLong(), in.readLong()));
        }
        return map;
    }
}
