package io.linli.benchmarks.detection;

import io.linli.model.Beacon;
import io.linli.model.Device;
import io.linli.model.DeviceKind;
import io.linli.model.DeviceRecord;
import io.linli.model.Metric;
import io.linli.model.Observation;
import io.linli.model.Place;
import io.linli.model.Quality;
import io.linli.model.Reading;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Homes that are told of at the time of this machine: registered, then each heard once and armed, and from then on only
 * what a trial has them say. A beacon comes every 100 ms.
 */
final class City implements Feed<Observation> {
    static final int SENSORS = 8;
    private static final long BEACON = 100;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<Metric> METRICS = List.of(
            Metric.MOTION,
            Metric.MOTION,
            Metric.MOTION,
            Metric.CONTACT_OPEN,
            Metric.TEMPERATURE,
            Metric.SOS,
            Metric.MOTION,
            Metric.CONTACT_OPEN);
    private static final List<String> ROOMS =
            List.of("living", "bathroom", "kitchen", "hall", "living", "bedroom", "bedroom", "kitchen");

    private final int homes;
    private final Queue<Observation> said = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Observation> home = new ArrayDeque<>();
    private int registered;
    private volatile boolean isRegistered;
    private long beacon;

    City(int homes) {
        this.homes = homes;
    }

    static String name(int home) {
        return "c" + home;
    }

    static String subject(int home) {
        return "home:" + name(home);
    }

    /** All sensors of one home. */
    static List<Device> devices(int home) {
        return IntStream.range(0, SENSORS)
                .mapToObj(sensor -> device(home, sensor))
                .toList();
    }

    private static Device device(int home, int sensor) {
        var grid = "110105001%03d".formatted(home % 1_000);
        var building = Integer.toString(home / 60);
        var floor = Integer.toString(home % 18 + 1);
        var label = building + "号楼" + home % 60;
        var place = new Place(grid, building, "1", floor, name(home), null, ROOMS.get(sensor), label, ZONE);
        return new Device(
                name(home) + "-" + sensor,
                METRICS.get(sensor) == Metric.SOS ? DeviceKind.CALL_BOX : DeviceKind.SENSOR,
                Set.of(METRICS.get(sensor)),
                place,
                null,
                sensor == 3,
                Duration.ofHours(25),
                Set.of("watched"),
                Map.of(),
                1,
                null,
                true);
    }

    static Reading motion(int home, long at) {
        return reading(home, 0, Metric.MOTION, at);
    }

    static Reading press(int home, long at) {
        return reading(home, 5, Metric.SOS, at);
    }

    private static Reading reading(int home, int sensor, Metric metric, long at) {
        return new Reading(subject(home), name(home) + "-" + sensor, metric, 1, at, at, Quality.GOOD);
    }

    /** Something that is said now. */
    void say(Observation observation) {
        said.add(observation);
    }

    @Override
    public int partitions() {
        return 1;
    }

    boolean isRegistered() {
        return isRegistered;
    }

    /** Positions mean nothing: what was said is not said again. */
    @Override
    public @Nullable Observation read(int partition, long position) {
        var now = System.currentTimeMillis();
        var next = said.poll();
        if (next != null) {
            return next;
        }
        if (now >= beacon + BEACON) {
            beacon = now;
            return new Beacon("bench", now);
        }
        if (home.isEmpty() && registered < homes) {
            devices(registered).forEach(device -> home.add(new DeviceRecord(subject(registered), device, now)));
            registered++;
        }
        isRegistered = home.isEmpty();
        return home.poll();
    }
}
