package io.linli.jobs.detect;

import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.Metric;
import io.linli.model.Place;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads devices as versions 2 and 3 of {@link SubjectMemoryCodec} kept them, without the risers of their places. */
final class EarlierDevices {
    private static final int EXIT_DOOR = 1;
    private static final int ACTIVE = 2;

    private EarlierDevices() {}

    static void read(Devices devices, DataInput in) throws IOException {
        var words = readWords(in);
        var places = new ArrayList<@Nullable Place>();
        places.add(null);
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            places.add(readPlace(words, in));
        }
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            var device = readDevice(words, places, in);
            devices.put(device.id(), Parts.shared(device, devices));
        }
    }

    /** By their numbers; the first is null. */
    private static List<@Nullable String> readWords(DataInput in) throws IOException {
        var size = Compact.readSize(in);
        var words = new ArrayList<@Nullable String>(size + 1);
        words.add(null);
        for (var i = 0; i < size; i++) {
            words.add(in.readUTF());
        }
        return words;
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
        var period = Duration.ofMillis(Compact.read(in));
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
        return metrics;
    }

    private static Set<String> readTags(List<@Nullable String> words, DataInput in) throws IOException {
        var tags = new HashSet<String>();
        for (var rest = Compact.readSize(in); rest > 0; rest--) {
            tags.add(text(words, in));
        }
        return tags;
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
