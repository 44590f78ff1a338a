package io.linli.simulator.recorded.formats;

import io.linli.model.Metric;
import io.linli.simulator.recorded.BadRow;
import io.linli.simulator.recorded.HomeSheet;
import io.linli.simulator.recorded.Importer;
import io.linli.simulator.recorded.Measured;
import io.linli.simulator.recorded.Presence;
import io.linli.simulator.recorded.RecordedDevice;
import io.linli.simulator.recorded.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Smart homes of WSU CASAS: {@code date time area sensor state activity}, by the wall clock of Pullman, Washington. The
 * resident's own labels tell when they left and came back.
 */
public final class CasasHome implements Importer {
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Map<String, Double> STATES = Map.of("ON", 1.0, "OFF", 0.0, "OPEN", 1.0, "CLOSE", 0.0);

    private record Event(Instant at, String area, String sensor, String state, String activity) {

        static Event of(Lines.Columns row) {
            var at = LocalDateTime.parse(row.get(0) + "T" + row.get(1)).atZone(ZONE);
            if (!STATES.containsKey(row.get(4))) {
                throw new IllegalArgumentException("state must be ON, OFF, OPEN or CLOSE, not: " + row.get(4));
            }
            return new Event(at.toInstant(), row.get(2), row.get(3), row.get(4), row.get(5));
        }

        String device() {
            return area.equals(sensor) ? sensor : area + "-" + sensor;
        }

        Metric metric() {
            return isDoor() || isLight() ? Metric.CONTACT_OPEN : Metric.MOTION;
        }

        private boolean isDoor() {
            return state.equals("OPEN") || state.equals("CLOSE");
        }

        /** A hand switches it, on as well as off. */
        private boolean isLight() {
            return sensor.endsWith("Light");
        }

        /** The finer of both names, unless that is a thing in a room. */
        String room() {
            var isThing = isLight() || isDoor() || sensor.equals("Closet");
            var named = (isThing ? area : sensor).toLowerCase(Locale.ROOT);
            return named.equals("outsidedoor") ? "entry" : named;
        }

        RecordedDevice recorded() {
            return new RecordedDevice(device(), metric(), room(), isDoor() && sensor.startsWith("Front"));
        }
    }

    @Override
    public String format() {
        return "casas";
    }

    @Override
    public String reads() {
        return "data.txt of a CASAS home";
    }

    @Override
    public List<Recording> read(Path source, Consumer<BadRow> bad) throws IOException {
        var file = source.toFile().isDirectory() ? source.resolve("data.txt") : source;
        var events = Lines.read(file, 0, SPACE, Event::of, bad);
        var devices = new TreeMap<String, RecordedDevice>();
        var rows = new ArrayList<Measured>();
        for (var event : events) {
            devices.putIfAbsent(event.device(), event.recorded());
            rows.add(new Measured(event.at(), event.device(), event.metric(), value(event)));
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(file + ": holds no event of a home");
        }
        var sheet = new HomeSheet(ZONE, List.copyOf(devices.values()), HomeSheet.NO_HEARTBEATS);
        return List.of(Recording.ofHome("casas", sheet, rows, stays(events)));
    }

    private static double value(Event event) {
        var value = STATES.get(event.state());
        return value == null ? 0 : value;
    }

    /** Out from the last word of a leaving to the first of a coming back. */
    private static List<Presence> stays(List<Event> events) {
        var absences = new ArrayList<Interval>();
        @Nullable Instant left = null;
        for (var event : events) {
            if (event.activity().equals("Leave_Home")) {
                left = event.at();
            } else if (event.activity().equals("Enter_Home") && left != null) {
                absences.add(new Interval(left, event.at()));
                left = null;
            }
        }
        return new Interval(events.get(0).at(), events.get(events.size() - 1).at()).stays(absences);
    }
}
