package io.linli.simulator.recorded.formats;

import io.linli.model.Metric;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.Flood;
import io.linli.simulator.recorded.Importer;
import io.linli.simulator.recorded.Measured;
import io.linli.simulator.recorded.RecordedDevice;
import io.linli.simulator.recorded.Recording;
import io.linli.simulator.recorded.SiteSheet;
import io.linli.simulator.recorded.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;

/**
 * Street floods as published by FloodNet, New York: one row for each checked flood, with its depths in inches, by UTC.
 * What lies between floods was not published, so dry minutes are put around each.
 */
public final class FloodNet implements Importer {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final String DEVICE = "level";
    private static final double MM_PER_INCH = 25.4;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DRY_BEFORE = Duration.ofMinutes(10);
    /** Until an episode has ended. */
    private static final Duration DRY_AFTER = Duration.ofHours(3);

    private static final String START = "flood_start_time";
    private static final String SENSOR = "sensor_id";
    private static final String DEPTHS = "flood_profile_depth_inches";
    private static final String SECONDS = "flood_profile_time_secs";
    private static final String AREA = "nta";

    private record Event(String sensor, Instant start, double[] inches, double[] seconds) {

        static Event of(CSVRecord row) {
            var start = LocalDateTime.parse(row.get(START)).toInstant(ZoneOffset.UTC);
            var inches = numbers(row.get(DEPTHS));
            var seconds = numbers(row.get(SECONDS));
            if (inches.length != seconds.length || inches.length == 0) {
                throw new IllegalArgumentException(
                        "has " + inches.length + " depths at " + seconds.length + " times, in " + DEPTHS);
            }
            return new Event(row.get(SENSOR), start, inches, seconds);
        }

        private static double[] numbers(String list) {
            try {
                return Arrays.stream(list.replaceAll("[\\[\\] ]", "").split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not a list of numbers: " + list, e);
            }
        }

        Measured sample(int index) {
            var at = start.plusMillis((long) (seconds[index] * 1_000));
            return new Measured(at, DEVICE, Metric.WATER_LEVEL, Math.round(inches[index] * MM_PER_INCH * 10) / 10.0);
        }

        Flood flood() {
            var peak = 0.0;
            for (var i = 0; i < inches.length; i++) {
                peak = Math.max(peak, sample(i).value());
            }
            return new Flood(start, sample(inches.length - 1).at(), peak);
        }
    }

    @Override
    public String format() {
        return "floodnet";
    }

    @Override
    public String reads() {
        return "the folder with flood-events.csv and sensor-metadata.csv";
    }

    @Override
    public List<Recording> read(Path source, Consumer<BadRow> bad) throws IOException {
        var columns = List.of(SENSOR, START, DEPTHS, SECONDS);
        var sensors = new TreeMap<String, List<Event>>();
        for (var event : Table.read(source.resolve("flood-events.csv"), columns, Event::of, bad)) {
            sensors.computeIfAbsent(event.sensor(), id -> new ArrayList<>()).add(event);
        }
        var areas = areas(source.resolve("sensor-metadata.csv"), bad);
        var sites = new ArrayList<Recording>();
        sensors.forEach((sensor, events) -> sites.add(site(sensor, areas.getOrDefault(sensor, "unknown"), events)));
        return sites;
    }

    /** By sensor, the neighbourhood that it stands in. */
    private static Map<String, String> areas(Path file, Consumer<BadRow> bad) throws IOException {
        var areas = new HashMap<String, String>();
        if (Files.exists(file)) {
            for (var named :
                    Table.read(file, List.of(SENSOR, AREA), row -> Map.entry(row.get(SENSOR), row.get(AREA)), bad)) {
                areas.put(named.getKey(), named.getValue());
            }
        }
        return areas;
    }

    private static Recording site(String sensor, String area, List<Event> events) {
        var sorted = events.stream().sorted(Comparator.comparing(Event::start)).toList();
        var rows = new ArrayList<Measured>();
        var dryFrom = Instant.MIN;
        for (var event : sorted) {
            var before = later(event.start().minus(DRY_BEFORE), dryFrom);
            if (!rows.isEmpty()) {
                dry(rows, dryFrom, earlier(dryFrom.plus(DRY_AFTER), before));
            }
            dry(rows, before, event.start());
            for (var i = 0; i < event.inches().length; i++) {
                rows.add(event.sample(i));
            }
            dryFrom = rows.get(rows.size() - 1).at().plus(MINUTE);
        }
        dry(rows, dryFrom, dryFrom.plus(DRY_AFTER));
        var sheet = new SiteSheet(ZONE, area, null, Map.of(), List.of(RecordedDevice.of(DEVICE, Metric.WATER_LEVEL)));
        return Recording.ofSite(
                sensor, sheet, rows, sorted.stream().map(Event::flood).toList());
    }

    private static void dry(List<Measured> rows, Instant from, Instant to) {
        for (var at = from; at.isBefore(to); at = at.plus(MINUTE)) {
            rows.add(new Measured(at, DEVICE, Metric.WATER_LEVEL, 0));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
