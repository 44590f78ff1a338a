package io.linli.jobs.detect;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the devices of a subject are kept: their words once each, their places once each, then each by these. */
final class DevicesCodec {
    private static final int EXIT_DOOR = 1;
    private static final int ACTIVE = 2;

    private DevicesCodec() {}

    static void write(Devices devices, DataOutput out) throws IOException {
        var words = new Words();
        var places = new LinkedHashMap<Place, Integer>();
        var bytes = new ByteArrayOutputStream();
        var body = new DataOutputStream(bytes);
        for (var device : devices.values()) {
            places.putIfAbsent(device.place(), places.size() + 1);
            if (device.leftPlace() != null) {
                places.putIfAbsent(device.leftPlace(), places.size() + 1);
            }
        }
        Compact.write(places.size(), body);
        for (var place : places.keySet()) {
            write(place, words, body);
        }
        Compact.write(devices.size(), body);
        for (var device : devices.values()) {
            write(device, words, places, body);
        }
        words.write(out);
        out.write(bytes.toByteArray());
    }

    private static void write(Place place, Words words, DataOutput out) throws IOException {
        Compact.write(words.of(place.grid()), out);
        Compact.write(words.of(place.building()), out);
        Compact.write(words.of(place.unit()), out);
        Compact.write(words.of(place.floor()), out);
        Compact.write(words.of(place.home()), out);
        Compact.write(words.of(place.site()), out);
        Compact.write(words.of(place.room()), out);
        Compact.write(words.of(place.label()), out);
        Compact.write(words.of(place.zone() == null ? null : place.zone().getId()), out);
    }

    private static void write(Device device, Words words, Map<Place, Integer> places, DataOutput out)
            throws IOException {
        out.writeUTF(device.id());
        out.writeByte((device.exitDoor() ? EXIT_DOOR : 0) | (device.active() ? ACTIVE : 0));
        Compact.write(words.of(device.kind().id()), out);
        Compact.write(device.metrics().size(), out);
        for (var metric : device.metrics()) {
            Compact.write(words.of(metric.id()), out);
        }
        Compact.write(places.getOrDefault(device.place(), 0), out);
        Compact.write(words.of(device.parent()), out);
        Compact.write(device.period().toMillis(), out);
        Compact.write(device.tags().size(), out);
        for (var tag : device.tags()) {
            Compact.write(words.of(tag), out);
        }
        Compact.write(device.settings().size(), out);
        for (var setting : device.settings().entrySet()) {
            Compact.write(words.of(setting.getKey()), out);
            out.writeDouble(setting.getValue());
        }
        Compact.write(device.credentialVersion(), out);
        Compact.write(device.leftPlace() == null ? 0 : places.getOrDefault(device.leftPlace(), 0), out);
    }

    static void read(Devices devices, DataInput in) throws IOException {
        var words = Words.read(in);
        var places = new ArrayList<@Nullable Place>();
        places.add(null);
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            places.add(readPlace(words, in));
        }
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            var device = readDevice(words, places, in);
            devices.put(device.id(), device);
        }
    }

    /** A registry may have left out the address or the zone: what is kept must not fail for that. */
    @SuppressWarnings("NullAway")
    private static Place readPlace(List<@Nullable String> words, DataInput in) throws IOException {
        var grid = text(words, in);
        var building = word(words, in);
        var unit = word(words, in);
        var floor = word(words, in);
        var home = word(words, in);
        var site = word(words, in);
        var room = word(words, in);
        var label = word(words, in);
        var zone = word(words, in);
        return new Place(grid, building, unit, floor, home, site, room, label, zone == null ? null : ZoneId.of(zone));
    }

    private static Device readDevice(List<@Nullable String> words, List<@Nullable Place> places, DataInput in)
            throws IOException {
        var id = in.readUTF();
        var flags = in.readUnsignedByte();
        var kind = DeviceKind.parse(text(words, in));
        var metrics = readMetrics(words, in);
        var place = Objects.requireNonNull(places.get(Compact.readSize(in)));
        var parent = word(words, in);
        var period = Shared.of(Duration.ofMillis(Compact.read(in)));
        var tags = readTags(words, in);
        var settings = new HashMap<String, Double>(0);
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            settings.put(text(words, in), in.readDouble());
        }
        var version = (int) Compact.read(in);
        return new Device(
                id,
                kind,
                metrics,
                place,
                parent,
                (flags & EXIT_DOOR) != 0,
                period,
                tags,
                settings,
                version,
                places.get(Compact.readSize(in)),
                (flags & ACTIVE) != 0);
    }

    private static Set<Metric> readMetrics(List<@Nullable String> words, DataInput in) throws IOException {
        var metrics = EnumSet.noneOf(Metric.class);
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            var id = text(words, in);
            metrics.add(Metric.of(id).orElseThrow(() -> new IOException("unknown metric: " + id)));
        }
        return Shared.of(Set.copyOf(metrics));
    }

    private static Set<String> readTags(List<@Nullable String> words, DataInput in) throws IOException {
        var tags = new HashSet<String>();
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            tags.add(text(words, in));
        }
        return Shared.of(Set.copyOf(tags));
    }

    private static @Nullable String word(List<@Nullable String> words, DataInput in) throws IOException {
        return words.get(Compact.readSize(in));
    }

    private static String text(List<@Nullable String> words, DataInput in) throws IOException {
        var word = word(words, in);
        if (word == null) {
            throw new IOException("a device without a word that it must have");
        }
        return word;
    }
}
