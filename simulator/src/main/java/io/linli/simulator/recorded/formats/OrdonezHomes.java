package io.linli.simulator.recorded.formats;

import io.linli.model.Metric;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.HomeSheet;
import io.linli.simulator.recorded.Importer;
import io.linli.simulator.recorded.Measured;
import io.linli.simulator.recorded.RecordedDevice;
import io.linli.simulator.recorded.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Ordóñez' homes of 2013 (UCI ADL): when each sensor was on, and what the resident noted, by Madrid's wall clock. */
public final class OrdonezHomes implements Importer {
    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern TABS = Pattern.compile("\\s*\\t+\\s*");
    /** The names of the columns and a line below them. */
    private static final int HEAD = 2;

    private record Event(Interval when, String thing, String type, String place) {

        static Event of(Lines.Columns row) {
            return new Event(interval(row), row.get(2), row.get(3), row.get(4));
        }

        RecordedDevice device() {
            var id = thing.equals("Door") ? place + "-" + thing : thing;
            return new RecordedDevice(id, metric(), place.toLowerCase(Locale.ROOT), thing.equals("Maindoor"));
        }

        private Metric metric() {
            return switch (type) {
                case "PIR" -> Metric.MOTION;
                case "Pressure" -> thing.equals("Bed") ? Metric.BED_OCCUPIED : Metric.OCCUPANCY;
                case "Magnetic", "Flush", "Electric" -> Metric.CONTACT_OPEN;
                default -> throw new IllegalArgumentException("there is no such type of sensor: " + type);
            };
        }
    }

    private record Note(Interval when, String activity) {}

    @Override
    public String format() {
        return "ordonez";
    }

    @Override
    public String reads() {
        return "the folder with OrdonezA_Sensors.txt and its like";
    }

    @Override
    public List<Recording> read(Path source, Consumer<BadRow> bad) throws IOException {
        var homes = new ArrayList<Recording>();
        for (var house : List.of("A", "B")) {
            if (Files.exists(sensors(source, house))) {
                homes.add(home(source, house, bad));
            }
        }
        if (homes.isEmpty()) {
            throw new IllegalArgumentException(sensors(source, "A") + ": there is no such file");
        }
        return homes;
    }

    private static Path sensors(Path source, String house) {
        return source.resolve("Ordonez" + house + "_Sensors.txt");
    }

    private static Recording home(Path source, String house, Consumer<BadRow> bad) throws IOException {
        var devices = new TreeMap<String, RecordedDevice>();
        var rows = new ArrayList<Measured>();
        var file = sensors(source, house);
        for (var event : Lines.read(file, HEAD, TABS, Event::of, bad)) {
            var device = event.device();
            devices.putIfAbsent(device.id(), device);
            event.when().measured(device.id(), device.metric()).forEach(rows::add);
        }
        var notes = Lines.read(
                source.resolve("Ordonez" + house + "_ADLs.txt"),
                HEAD,
                TABS,
                row -> new Note(interval(row), row.get(2)),
                bad);
        var outside = notes.stream()
                .filter(note -> note.activity().equals("Leaving"))
                .map(Note::when)
                .toList();
        var noted = Interval.around(notes.stream().map(Note::when).toList());
        var sheet = new HomeSheet(ZONE, List.copyOf(devices.values()), HomeSheet.NO_HEARTBEATS);
        return Recording.ofHome("ordonez-" + house.toLowerCase(Locale.ROOT), sheet, rows, noted.stays(outside));
    }

    private static Interval interval(Lines.Columns row) {
        return new Interval(
                LocalDateTime.parse(row.get(0), TIME).atZone(ZONE).toInstant(),
                LocalDateTime.parse(row.get(1), TIME).atZone(ZONE).toInstant());
    }
}
