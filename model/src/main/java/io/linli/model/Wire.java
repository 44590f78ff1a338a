package io.linli.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The form of an {@link Observation} in the log: a version byte, a type byte, then the fields. Subject and time of
 * arrival are the record's key and timestamp and are not written again. A typical reading takes 25 bytes.
 */
public final class Wire {
    private static final int VERSION = 1;
    private static final int READING = 1;
    private static final int SIGNAL = 2;
    private static final int DEVICE = 3;
    private static final int BEACON = 4;
    private static final int BLIND = 5;
    private static final int LONGEST = 1 << 20;

    private Wire() {}

    public static byte[] encode(Observation observation) {
        var bytes = new ByteArrayOutputStream(48);
        try {
            write(observation, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("an array cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Throws IllegalArgumentException on what this version cannot read. */
    public static Observation decode(String subject, long receivedAt, byte[] value) {
        try (var in = new DataInputStream(new ByteArrayInputStream(value))) {
            return read(subject, receivedAt, in);
        } catch (IOException e) {
            throw new IllegalArgumentException("observation of " + value.length + " bytes is cut short", e);
        }
    }

    /** The same form where there is an output already. */
    public static void write(Observation observation, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        if (observation instanceof Reading reading) {
            out.writeByte(READING);
            out.writeByte(reading.metric().code());
            out.writeByte(reading.quality().ordinal());
            writeLong(out, reading.receivedAt() - reading.observedAt());
            out.writeDouble(reading.value());
            out.writeUTF(reading.device());
        } else if (observation instanceof Signal signal) {
            out.writeByte(SIGNAL);
            out.writeByte(signal.kind().code());
            out.writeByte(signal.quality().ordinal());
            writeLong(out, signal.receivedAt() - signal.observedAt());
            out.writeUTF(signal.device());
            out.writeUTF(signal.ref());
            writeMap(out, signal.data());
        } else if (observation instanceof DeviceRecord device) {
            out.writeByte(DEVICE);
            var json = Json.write(device.device());
            out.writeInt(json.length);
            out.write(json);
        } else if (observation instanceof Beacon beacon) {
            out.writeByte(BEACON);
            out.writeUTF(beacon.source());
        } else if (observation instanceof BlindPeriod blind) {
            out.writeByte(BLIND);
            out.writeUTF(blind.id());
            out.writeUTF(blind.source());
            out.writeLong(blind.from());
            out.writeLong(blind.to());
            out.writeUTF(blind.reason());
        }
    }

    /** Reads one such, and no more; throws IllegalArgumentException on what this version cannot read. */
    public static Observation read(String subject, long receivedAt, DataInput in) throws IOException {
        var version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IllegalArgumentException("observation of version " + version + ", this part reads " + VERSION);
        }
        var type = in.readUnsignedByte();
        switch (type) {
            case READING -> {
                var metric = Metric.ofCode(in.readUnsignedByte());
                var quality = quality(in.readUnsignedByte());
                var observedAt = receivedAt - readLong(in);
                var value = in.readDouble();
                return new Reading(subject, in.readUTF(), metric, value, observedAt, receivedAt, quality);
            }
            case SIGNAL -> {
                var kind = SignalKind.ofCode(in.readUnsignedByte());
                var quality = quality(in.readUnsignedByte());
                var observedAt = receivedAt - readLong(in);
                return new Signal(
                        subject, in.readUTF(), kind, in.readUTF(), readMap(in), observedAt, receivedAt, quality);
            }
            case DEVICE -> {
                var length = in.readInt();
                if (length < 0 || length > LONGEST) {
                    throw new IllegalArgumentException("a device of " + length + " bytes");
                }
                var json = new byte[length];
                in.readFully(json);
                return new DeviceRecord(subject, Json.read(json, Device.class), receivedAt);
            }
            case BEACON -> {
                return new Beacon(in.readUTF(), receivedAt);
            }
            case BLIND -> {
                return new BlindPeriod(
                        in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readUTF(), receivedAt);
            }
            default -> throw new IllegalArgumentException("unknown type of observation: " + type);
        }
    }

    private static Quality quality(int ordinal) {
        var all = Quality.values();
        if (ordinal >= all.length) {
            throw new IllegalArgumentException("unknown quality: " + ordinal);
        }
        return all[ordinal];
    }

    private static void writeMap(DataOutput out, Map<String, String> map) throws IOException {
        writeLong(out, map.size());
        for (var entry : map.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeUTF(entry.getValue());
        }
    }

    private static Map<String, String> readMap(DataInput in) throws IOException {
        var size = readLong(in);
        var map = new HashMap<String, String>();
        for (long i = 0; i < size; i++) {
            map.put(in.readUTF(), in.readUTF());
        }
        return map;
    }

    /** Zigzag and 7 bits a byte: the lag of a reading is mostly one to three bytes. */
    private static void writeLong(DataOutput out, long value) throws IOException {
        var rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readLong(DataInput in) throws IOException {
        long value = 0;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = in.readUnsignedByte();
            value |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }
}
