package io.linli.simulator.recorded.formats;

import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.HomeSheet;
import io.linli.simulator.recorded.Measured;
import io.linli.simulator.recorded.RecordedDevice;
import io.linli.simulator.recorded.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A house in four files, such as {@code houseA.sensors}: begin, seconds and number of a sensor or an activity, and the
 * names of both. Its seconds count from 1970 by the wall clock of the house, not by Greenwich.
 */
record NumberedHouse(Path folder, String letter, ZoneId zone) {
    private static final Pattern TAB = Pattern.compile("\\s*\\t\\s*");

    /** Something that was on, or that somebody did. */
    record Event(Interval when, int number) {}

    boolean exists() {
        return Files.exists(file("sensors"));
    }

    List<Event> sensed(Consumer<BadRow> bad) throws IOException {
        return Lines.read(file("sensors"), 0, TAB, this::event, bad);
    }

    List<Event> done(Consumer<BadRow> bad) throws IOException {
        return Lines.read(file("activities"), 0, TAB, this::event, bad);
    }

    /** By number; a sensor without a name has its number for one. */
    Map<Integer, String> sensorNames(Consumer<BadRow> bad) throws IOException {
        var names = new HashMap<Integer, String>();
        for (var named :
                Lines.read(file("sensor_names"), 0, TAB, row -> Map.entry((int) row.number(0), row.get(1)), bad)) {
            names.put(named.getKey(), named.getValue());
        }
        return names;
    }

    /** How a numbered sensor is to stand in the sheet, by its name. */
    interface Naming {
        RecordedDevice device(String id, String name);
    }

    Recording recording(Naming naming, Interval noted, List<Interval> absences, Consumer<BadRow> bad)
            throws IOException {
        var names = sensorNames(bad);
        var devices = new TreeMap<Integer, RecordedDevice>();
        var rows = new ArrayList<Measured>();
        for (var event : sensed(bad)) {
            var device = devices.computeIfAbsent(event.number(), number -> {
                var name = names.getOrDefault(number, "sensor");
                return naming.device(id(name, number), name.toLowerCase(Locale.ROOT));
            });
            event.when().measured(device.id(), device.metric()).forEach(rows::add);
        }
        var sheet = new HomeSheet(zone, List.copyOf(devices.values()), HomeSheet.NO_HEARTBEATS);
        var name = "house-" + letter.toLowerCase(Locale.ROOT);
        return Recording.ofHome(name, sheet, rows, noted.stays(absences));
    }

    private static String id(String name, int number) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain + "-" + number;
    }

    private Event event(Lines.Columns row) {
        var begin = LocalDateTime.ofEpochSecond(row.number(0), 0, ZoneOffset.UTC);
        var end = begin.plusSeconds(row.number(1));
        return new Event(
                new Interval(begin.atZone(zone).toInstant(), end.atZone(zone).toInstant()), (int) row.number(2));
    }

    private Path file(String what) {
        return folder.resolve("house" + letter + "." + what);
    }
}
