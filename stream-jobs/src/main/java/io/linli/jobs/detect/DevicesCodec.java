package io.linli.jobs.detect;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the devices of a subject are kept: their places once each, then of each device what the one before does not tell. */
final class DevicesCodec {
    private static final Map<String, DeviceKind> KINDS =
            Arrays.stream(DeviceKind.values()).collect(Collectors.toUnmodifiableMap(DeviceKind::id, kind -> kind));
    private static final int EXIT_DOOR = 1;
    private static final int ACTIVE = 1 << 1;
    private static final int SETTINGS = 1 << 2;
    private static final int LEFT = 1 << 3;
    private static final int OTHER_PARENT = 1 << 4;
    private static final int OTHER_PERIOD = 1 << 5;
    private static final int OTHER_TAGS = 1 << 6;

    private final Words words;
    private final Map<Place, Integer> numbers = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private @Nullable String parent;
    private Duration period = Duration.ZERO;
    private Set<String> tags = Set.of();

    DevicesCodec(Words words) {
        this.words = words;
    }

    void write(Devices devices, DataOutput out) throws IOException {
        for (var device : devices.values()) {
            words.of(device.id());
            numbers.putIfAbsent(device.place(), numbers.size());
            if (device.leftPlace() != null) {
                numbers.putIfAbsent(device.leftPlace(), numbers.size());
            }
        }
        var form = new PlacesCodec(words);
        Compact.write(numbers.size(), out);
        for (var place : numbers.keySet()) {
            form.write(place, out);
        }
        Compact.write(devices.size(), out);
        for (var device : devices.values()) {
            write(device, out);
        }
    }

    private void write(Device device, DataOutput out) throws IOException {
        Compact.write(words.of(device.id()), out);
        var given = given(device);
        out.writeByte(given);
        Compact.write(words.of(device.kind().id()), out);
        Compact.write(device.metrics().size(), out);
        for (var metric : device.metrics()) {
            Compact.write(metric.code(), out);
        }
        Compact.write(numbers.getOrDefault(device.place(), 0), out);
        Compact.write(device.credentialVersion(), out);
        if ((given & OTHER_PARENT) != 0) {
            Compact.write(words.of(device.parent()), out);
        }
        if ((given & OTHER_PERIOD) != 0) {
            Compact.write(device.period().toMillis(), out);
        }
        if ((given & OTHER_TAGS) != 0) {
            Compact.write(device.tags().size(), out);
            for (var tag : device.tags()) {
                Compact.write(words.of(tag), out);
            }
        }
        if ((given & SETTINGS) != 0) {
            Compact.write(device.settings().size(), out);
            for (var setting : device.settings().entrySet()) {
                Compact.write(words.of(setting.getKey()), out);
                out.writeDouble(setting.getValue());
            }
        }
        if (device.leftPlace() != null) {
            Compact.write(numbers.getOrDefault(device.leftPlace(), 0), out);
        }
        remember(device);
    }

    private int given(Device device) {
        return (device.exitDoor() ? EXIT_DOOR : 0)
                | (device.active() ? ACTIVE : 0)
                | (device.settings().isEmpty() ? 0 : SETTINGS)
                | (device.leftPlace() == null ? 0 : LEFT)
                | (Objects.equals(device.parent(), parent) ? 0 : OTHER_PARENT)
                | (device.period().equals(period) ? 0 : OTHER_PERIOD)
                | (device.tags().equals(tags) ? 0 : OTHER_TAGS);
    }

    private void remember(Device device) {
        parent = device.parent();
        period = device.period();
        tags = device.tags();
    }

    void read(Devices devices, DataInput in) throws IOException {
        var form = new PlacesCodec(words);
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            places.add(form.read(in));
        }
        var all = new Device[Compact.readSize(in)];
        for (var i = 0; i < all.length; i++) {
            all[i] = readDevice(in);
            remember(all[i]);
        }
        devices.hold(all);
    }

    private Device readDevice(DataInput in) throws IOException {
        var name = words.readText(in);
        var given = in.readUnsignedByte();
        var kind = kind(words.readText(in));
        var metrics = readMetrics(in);
        var place = places.get(Compact.readSize(in));
        var version = (int) Compact.read(in);
        var speaker = (given & OTHER_PARENT) == 0 ? parent : words.readWord(in);
        var every = (given & OTHER_PERIOD) == 0 ? period : Shared.of(Duration.ofMillis(Compact.read(in)));
        var marks = (given & OTHER_TAGS) == 0 ? tags : readTags(in);
        var settings = (given & SETTINGS) == 0 ? Map.<String, Double>of() : readSettings(in);
        var left = (given & LEFT) == 0 ? null : places.get(Compact.readSize(in));
        var isExit = (given & EXIT_DOOR) != 0;
        var isActive = (given & ACTIVE) != 0;
        return new Device(name, kind, metrics, place, speaker, isExit, every, marks, settings, version, left, isActive);
    }

    private static DeviceKind kind(String id) throws IOException {
        var kind = KINDS.get(id);
        if (kind == null) {
            throw new IOException("unknown kind of device: " + id);
        }
        return kind;
    }

    private static Set<Metric> readMetrics(DataInput in) throws IOException {
        var metrics = EnumSet.noneOf(Metric.class);
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            metrics.add(Metric.ofCode(Compact.readSize(in)));
        }
        return Shared.of(Set.copyOf(metrics));
    }

    private Set<String> readTags(DataInput in) throws IOException {
        var read = new HashSet<String>();
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            read.add(Shared.of(words.readText(in)));
        }
        return Shared.of(Set.copyOf(read));
    }

    private Map<String, Double> readSettings(DataInput in) throws IOException {
        var settings = new HashMap<String, Double>();
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            settings.put(Shared.of(words.readText(in)), in.readDouble());
        }
        return Shared.of(Map.copyOf(settings));
    }
}
